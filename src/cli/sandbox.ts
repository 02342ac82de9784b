import type { Command } from 'commander'
import { type Logger, pino } from 'pino'
import { type Config, readSettings, toConfig } from '../config/config.ts'
import { environment } from '../config/env.ts'
import { createServer, type Overrides } from '../server.ts'
import { BUILT_IN_SEED } from './built-in-seed.ts'
import { type Configured, openOrMakeStore } from './open-store.ts'
import { EXIT_CODES } from './outcome.ts'
import { plantSeed } from './plant-seed.ts'
import { describePlanted, plantedAsJson } from './present-planted.ts'
import { listen, runService, type Started } from './run-server.ts'
import { readSeed } from './seed.ts'

type SandboxOptions = { readonly seed?: string; readonly port?: string; readonly data: string; readonly json?: true }

const LOOPBACK = ['127.0.0.0/8', '::1']

const EXAMPLES = `
Examples:
  longlist sandbox
  longlist sandbox --seed seed.yaml --port 0 --json

A seed, in JSON or YAML; only the names are required, and what is left out is made up:
  organizations:
    - name: Acme
      reference: Pg4eV6k
      customFields: [field1]
      jobs:
        - name: Backend engineer
          status: open            # or: on hold, closed
          uid: "11.11"
          reference: WTTJ_KmqkD1Y
          stages:
            - { id: 14600, name: New, reference: initial }
            - { id: 14602, name: Refused, reference: refused }
      clients:
        - name: Comeet partner
          jwt: { apiKey: acme-api-key, secret: partner-secret-of-32-characters! }
          permissions: all        # or a list
        - name: Welcome Kit partner
          token: WK_API_KEY
          scopes: [candidates_rw]
`

export function addSandbox(program: Command): void {
  program
    .command('sandbox')
    .summary('start a server for trying out and for tests, filled from a seed')
    .description(
      'Starts a server that only this machine reaches, may fetch files from this machine, and is filled from a seed with ' +
        "ids and secrets as the seed says. Without --seed it holds the ids of the API documents' own examples. In a data " +
        'folder that holds a store already, only what is missing is made. When the server listens, what it holds is ' +
        'written to stdout; its log goes to stderr.',
    )
    .option('--seed <file>', 'the seed, JSON or YAML')
    .option('--port <port>', 'the port to listen on; 0 takes a free one (LONGLIST_PORT, else 8080)')
    .option('--data <folder>', 'the data folder; :memory: keeps nothing', ':memory:')
    .option('--json', 'write one line of JSON with the URL, the organizations, their jobs and clients')
    .addHelpText('after', `${EXAMPLES}${EXIT_CODES}`)
    .action(sandbox)
}

async function sandbox(options: SandboxOptions): Promise<void> {
  const configured = configureSandbox(options)
  const { config } = configured
  const seed = options.seed === undefined ? BUILT_IN_SEED : readSeed(options.seed)
  const logger = logToStderr(config)

  async function start(overrides: Overrides): Promise<Started> {
    const { store, serverKey } = await openOrMakeStore(configured)
    const planted = await plantSeed(store, seed).catch(async (error: unknown) => {
      await store.close()
      throw error
    })
    const server = createServer(config, serverKey, store, { ...overrides, logger })
    const url = await listen(server, config)
    const message = options.json
      ? JSON.stringify({ url, organizations: plantedAsJson(planted) })
      : `Longlist's sandbox is ready at ${url}\n${describePlanted(planted)}\n`
    return { server, url, message }
  }

  await runService({ config, logger, start, announce: ({ message }) => void process.stdout.write(`${message}\n`) })
}

function logToStderr({ logLevel }: Config): Logger {
  const timestamp = pino.stdTimeFunctions.isoTime
  return pino({ level: logLevel, base: { pid: process.pid }, timestamp }, pino.destination(2))
}

/** The operator's own database and address are left alone. */
function configureSandbox({ port, data }: SandboxOptions): Configured {
  const given = readSettings(environment(), { port, data, host: '127.0.0.1' })
  const settings = { ...given, databaseUrl: undefined }
  const config: Config = toConfig(settings)
  return { settings, config: { ...config, fetch: { ...config.fetch, allow: [...config.fetch.allow, ...LOOPBACK] } } }
}
