import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import {
  type Config,
  ConfigError,
  describeDatabase,
  type Flags,
  pathsIn,
  readSettings,
  toConfig,
} from '../config/config.ts'
import { environment } from '../config/env.ts'
import { loadServerKey } from '../config/server-key.ts'
import type { Settings } from '../config/settings.ts'
import { openStore, type Store, StoreTooNew } from '../store.ts'
import { Failure } from './outcome.ts'

export type Configured = { readonly config: Config; readonly settings: Settings }

/** @throws ConfigError */
export function configure(flags: Flags): Configured {
  const settings = readSettings(environment(), flags)
  return { config: toConfig(settings), settings }
}

/** Whether there is certainly no store: no file of SQLite. A database of PostgreSQL is only known once it is opened. */
export function isStoreMissing({ data, database }: Config): boolean {
  return database.engine === 'sqlite' && (data === ':memory:' || !existsSync(database.path))
}

/**
 * The server key for a store. A store whose key is gone is refused: a new key could not read what the old one sealed.
 *
 * @throws ConfigError
 */
export function serverKeyFor({ config, settings }: Configured): Uint8Array {
  if (config.data === ':memory:') return settings.serverKey ?? randomBytes(32)
  const path = pathsIn(config.data).serverKey
  // In this order: whoever makes a store has made its key before.
  if (!settings.serverKey && config.database.engine === 'sqlite' && !isStoreMissing(config) && !existsSync(path)) {
    throw new ConfigError([
      `${path} is missing, and the secrets in the store were encrypted with it. Put it back from a backup, or set ` +
        'LONGLIST_SERVER_KEY. If it is lost, make another (openssl rand -hex 32 > server.key; chmod 600 server.key) ' +
        'and rotate every client that has an API key.',
    ])
  }
  return loadServerKey(path, settings.serverKey)
}

/** Opens the store, and makes it where there is none. @throws ConfigError | StoreTooNew | Failure */
export async function openOrMakeStore(configured: Configured): Promise<{ store: Store; serverKey: Uint8Array }> {
  const { config } = configured
  try {
    const serverKey = serverKeyFor(configured)
    return { serverKey, store: await openStore(config, serverKey) }
  } catch (error) {
    throw openFailure(error, config)
  }
}

/** Opens a store that is there already, for the verbs that must not make one. */
export async function openExistingStore(flags: Flags): Promise<Store> {
  const configured = configure(flags)
  const { config } = configured
  if (isStoreMissing(config)) throw noStore(config)
  return (await openOrMakeStore(configured)).store
}

export function noStore(config: Config, advice = NAME_A_FOLDER): Failure {
  const database = describeDatabase(config.database)
  const inFolder = config.data === ':memory:' || database === pathsIn(config.data).database
  const where = inFolder ? `in the folder ${config.data}` : `at ${database}`
  return new Failure(`There is no store ${where}. ${advice}`)
}

const NAME_A_FOLDER = 'Name the data folder with --data or LONGLIST_DATA; `longlist serve` makes a store.'

/** What an operator should hear when a store cannot be opened. */
export function openFailure(error: unknown, config: Config): unknown {
  if (error instanceof ConfigError || error instanceof StoreTooNew || !(error instanceof Error)) return error
  const { code = '', message } = error as NodeJS.ErrnoException
  if (code === 'ERR_SQLITE_ERROR') {
    const advice = 'Check that it is a database of Longlist and that this user may write it; else restore a backup.'
    const database = describeDatabase(config.database)
    return new Failure(`The database ${database} cannot be opened: ${message}. ${advice}`, { cause: error })
  }
  if (code !== '') {
    const advice = 'Name a folder that this user may write with --data or LONGLIST_DATA.'
    return new Failure(`The data folder ${config.data} cannot be used: ${message}. ${advice}`, { cause: error })
  }
  return error
}
