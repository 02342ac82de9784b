import type { Command } from 'commander'
import { offerSetup } from '../core/access/offerSetup.ts'
import { createLogger, createServer, type Overrides, type Server } from '../server.ts'
import type { Store } from '../store.ts'
import { buildWebAppIfMissing } from './build-web-app.ts'
import { makeDemonstration, presentDemonstration } from './demonstration.ts'
import { configure, openOrMakeStore } from './open-store.ts'
import { EXIT_CODES } from './outcome.ts'
import { type Listening, listen, runService, type Started } from './run-server.ts'

type ServeOptions = { readonly port?: string; readonly host?: string; readonly data?: string }

export function addServe(program: Command): void {
  program
    .command('serve')
    .summary('start the server')
    .description(
      'Starts the server. Every setting can come from the environment (docs/configuration.md); options count first. ' +
        'An empty store is filled with a demonstration, whose secrets are shown once. While there is no admin, each start ' +
        'writes a new link that makes the first one, on stdout. When the server is ready, it logs one line with its URL. ' +
        'SIGTERM lets what is in flight end.',
    )
    .option('--port <port>', 'the port to listen on; 0 takes a free one (LONGLIST_PORT, else 8080)')
    .option('--host <address>', 'the address to listen on (LONGLIST_HOST, else 127.0.0.1)')
    .option('--data <folder>', 'the data folder, or :memory: (LONGLIST_DATA, else ./data)')
    .addHelpText('after', `\nExample:\n  longlist serve --port 8080 --data /var/lib/longlist\n${EXIT_CODES}`)
    .action(serve)
}

async function serve(options: ServeOptions): Promise<void> {
  const configured = configure(options)
  const { config } = configured
  const logger = createLogger(config)

  async function start(overrides: Overrides): Promise<Started> {
    const { store, serverKey } = await openOrMakeStore(configured)
    const server = createServer(config, serverKey, store, { ...overrides, logger })
    const url = await listen(server, config)
    // Made only now: had the port been in use, nobody would have seen the secrets.
    const made = await makeDemonstration(store)
    if (made) process.stdout.write(await presentDemonstration(made, url, store.clock.now()))
    return { server, url, message: `Longlist is ready at ${url}` }
  }

  async function announce({ url, message }: Listening, server?: Server): Promise<void> {
    const store = server?.store ?? (await openOrMakeStore(configured)).store
    await announceSetup(store, config.baseUrl ?? url)
    if (!server) await store.close()
    buildWebAppIfMissing()
    if (process.stdout.isTTY || !logger.isLevelEnabled('info')) {
      process.stdout.write(`${message}\n`)
    } else {
      logger.info({ url }, message)
      logger.flush()
    }
  }

  await runService({ config, logger, start, announce })
}

/** While nobody is an admin: the link that makes one. It is a secret, so the log does not have it. */
async function announceSetup({ accounts }: Store, baseUrl: string): Promise<void> {
  const token = await offerSetup(accounts)
  if (token !== undefined) process.stdout.write(`Set up the first admin: ${baseUrl}/app/setup#${token}\n`)
}
