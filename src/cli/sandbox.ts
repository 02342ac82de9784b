import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { type Logger, pino } from 'pino'
import { type Config, pathsIn, readSettings, toConfig } from '../config/config.ts'
import { environment } from '../config/env.ts'
import { SETTINGS } from '../config/settings.ts'
import { createServer, type Overrides } from '../server.ts'
import { buildWebAppIfMissing } from './build-web-app.ts'
import { BUILT_IN_SEED } from './built-in-seed.ts'
import { type Configured, openOrMakeStore } from './open-store.ts'
import { EXIT_CODES } from './outcome.ts'
import { plantSeed } from './plant-seed.ts'
import { describePlanted, plantedAsJson } from './present-planted.ts'
import { type Listening, listen, runService, type Started } from './run-server.ts'
import { readSeed, type Seed, type SeedUser } from './seed.ts'

type SandboxOptions = { readonly seed?: string; readonly port?: string; readonly data?: string; readonly json?: true }

const LOOPBACK = ['127.0.0.0/8', '::1']

/**
 * What sandboxes share that share a database of PostgreSQL. It keeps nothing secret; but the store of a server has a key of
 * its own, so that a sandbox does not open it by mistake, nor a server the store of a sandbox.
 */
const SANDBOX_KEY = createHash('sha256').update('longlist sandbox').digest()

const EXAMPLES = `
Examples:
  longlist sandbox
  longlist sandbox --seed seed.yaml --port 0 --json

A seed, in JSON or YAML; only the names are required, and what is left out is made up:
  organizations:
    - name: Acme
      reference: Pg4eV6k
      customFields: [field1]
      careersToken: careers-token # opens the public feed of its jobs
      about: { description: We build things., websiteUrl: https://acme.example }
      questionnaires:
        - name: Before we talk
          questions: [{ text: When could you start?, type: text, required: true }]
      jobs:
        - name: Backend engineer
          status: open            # or: on hold, closed
          published: true         # left out: an open job is
          template: false         # made to be cloned
          department: Engineering
          office: { name: Lyon, city: Lyon, country: FR }
          description: <p>Build things.</p>
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
          rateLimit: 100          # requests in 60 seconds; left out, any number
      users:                      # left out everywhere: recruiter@example.com, an admin
        - { email: ada@acme.example, name: Ada, role: admin, password: correct horse battery }
        - { email: max@acme.example, role: hiring_manager, jobs: [Backend engineer] }
`

export function addSandbox(program: Command): void {
  program
    .command('sandbox')
    .summary('start a server for trying out and for tests, filled from a seed')
    .description(
      'Starts a server that only this machine reaches, may fetch files from this machine, and is filled from a seed with ' +
        "ids and secrets as the seed says. Without --seed it holds the ids of the API documents' own examples. In a store " +
        'that is there already, only what is missing is made. When the server listens, what it holds is written to ' +
        'stdout, with the e-mail and the password to sign in to the app with; its log goes to stderr.\n\n' +
        'It obeys the same variables as serve (docs/configuration.md), but keeps nothing unless a data folder or ' +
        'LONGLIST_DATABASE_URL is set, and never listens elsewhere than on 127.0.0.1. Several sandboxes may share one ' +
        'database of PostgreSQL: without LONGLIST_SERVER_KEY they all have the same key, which is no secret and opens no ' +
        "server's store. There, files without a data folder and without LONGLIST_BLOBS_URL are forgotten at the end, and " +
        'other sandboxes do not see them.',
    )
    .option('--seed <file>', 'the seed, JSON or YAML')
    .option('--port <port>', 'the port to listen on; 0 takes a free one (LONGLIST_PORT, else 8080)')
    .option('--data <folder>', 'the data folder; :memory: keeps nothing (LONGLIST_DATA, else :memory:)')
    .option('--json', 'write one line of JSON with the URL, the organizations, their jobs and clients')
    .addHelpText('after', `${EXAMPLES}${EXIT_CODES}`)
    .action(sandbox)
}

async function sandbox(options: SandboxOptions): Promise<void> {
  const seed = withDemoAdmin(options.seed === undefined ? BUILT_IN_SEED : readSeed(options.seed))
  const configured = configureSandbox(options)
  const { config, temporary } = configured
  if (temporary !== undefined) process.once('exit', () => rmSync(temporary, { recursive: true, force: true }))
  const logger = logToStderr(config)

  async function start(overrides: Overrides): Promise<Started> {
    const { store, serverKey } = await openOrMakeStore(configured)
    const planted = await store
      .alone('plant seed', () => plantSeed(store, seed))
      .catch(async (error: unknown) => {
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

  function announce({ message }: Listening): void {
    buildWebAppIfMissing()
    process.stdout.write(`${message}\n`)
  }
  const args = temporary === undefined ? [] : ['--data', temporary]
  await runService({ config, logger, start, announce, args })
}

/** Where a seed names nobody who can sign in, there is somebody to try the app with. */
function withDemoAdmin({ organizations }: Seed): Seed {
  if (organizations.some(({ users }) => users)) return { organizations }
  return {
    organizations: organizations.map((organization, index) =>
      index === 0 ? { ...organization, users: [DEMO_ADMIN] } : organization,
    ),
  }
}

const DEMO_ADMIN: SeedUser = {
  email: 'recruiter@example.com',
  name: 'Demo Recruiter',
  role: 'admin',
  password: 'longlist-sandbox',
}

function logToStderr({ logLevel }: Config): Logger {
  const timestamp = pino.stdTimeFunctions.isoTime
  return pino({ level: logLevel, base: { pid: process.pid }, timestamp }, pino.destination(2))
}

/**
 * Requests are limited only where the environment says so.
 *
 * @returns the configuration, and the folder that is removed at the end when files had to have one
 */
function configureSandbox(options: SandboxOptions): Configured & { readonly temporary: string | undefined } {
  const env = { [SETTINGS.rateLimit.variable]: '0', ...environment() }
  const data = options.data ?? (env['LONGLIST_DATA'] === undefined ? ':memory:' : undefined)
  const given = readSettings(env, { port: options.port, host: '127.0.0.1', data })
  const isOnPostgres = given.databaseUrl?.engine === 'postgres'
  const needsFolder = given.data === ':memory:' && isOnPostgres && given.blobsUrl?.kind !== 's3'
  const temporary = needsFolder ? mkdtempSync(join(tmpdir(), 'longlist-')) : undefined
  const folder = temporary ?? given.data
  const hasKey = given.serverKey !== undefined || existsSync(pathsIn(folder).serverKey)
  const settings = {
    ...given,
    data: folder,
    ...(isOnPostgres && !hasKey && { serverKey: SANDBOX_KEY }),
    ...(folder === ':memory:' && !isOnPostgres && { processes: 1 }),
  }
  const config: Config = toConfig(settings)
  const fetch = { ...config.fetch, allow: [...config.fetch.allow, ...LOOPBACK] }
  return { settings, config: { ...config, fetch }, temporary }
}
