import { join, resolve } from 'node:path'
import { type LogLevel, SETTINGS, type SettingName, type Settings } from './settings.ts'

/** Everything that an operator can decide, read and checked. It holds no secret, so it may be logged. */
export type Config = {
  readonly port: number
  readonly host: string
  /** The data folder, absolute; or `:memory:`, which keeps nothing after the end. */
  readonly data: string
  /** The SQLite file, when it is not in the data folder. */
  readonly databasePath: string | undefined
  readonly baseUrl: string | undefined
  readonly logLevel: LogLevel
  readonly accessLog: boolean
  readonly fetch: { readonly allow: readonly string[]; readonly timeoutMs: number }
  readonly body: { readonly maxBytes: number; readonly budgetBytes: number }
  readonly drainMs: number
}

/** One or more settings have wrong values; `problems` names them all, a sentence each. */
export class ConfigError extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

/** Values from the command line, as text; they count before the environment. */
export type Flags = { readonly [K in SettingName]?: string | undefined }

const MEBIBYTE = 1024 * 1024

/**
 * From the environment and the command line to settings.
 *
 * @throws ConfigError with every problem at once
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>, flags: Flags = {}): Settings {
  const problems: string[] = []
  const values: Record<string, unknown> = {}
  for (const [name, setting] of Object.entries(SETTINGS)) {
    const { variable, fallback } = setting
    const flag = flags[name as SettingName]
    try {
      values[name] = setting.read(flag ?? env[variable] ?? fallback)
    } catch (error) {
      problems.push(`${flag === undefined ? variable : `--${name}`} ${(error as Error).message}.`)
    }
  }
  const known = new Set<string>(Object.values(SETTINGS).map(({ variable }) => variable))
  for (const variable of Object.keys(env)) {
    if (variable.startsWith('LONGLIST_') && !known.has(variable))
      problems.push(`${variable} is not a setting of Longlist.`)
  }
  if (problems.length > 0) throw new ConfigError(problems)
  return values as Settings
}

/** From settings to the configuration. @throws ConfigError */
export function toConfig(settings: Settings): Config {
  const { bodyMegabytes, memoryMegabytes } = settings
  const problems: string[] = []
  if (memoryMegabytes < bodyMegabytes) {
    problems.push('LONGLIST_MEMORY_MEGABYTES must be at least LONGLIST_BODY_MEGABYTES.')
  }
  if (settings.data === ':memory:' && settings.databaseUrl !== undefined) {
    problems.push('LONGLIST_DATABASE_URL cannot be set when the data folder is :memory:, which keeps nothing.')
  }
  if (problems.length > 0) throw new ConfigError(problems)
  return {
    port: settings.port,
    host: settings.host,
    data: settings.data === ':memory:' ? settings.data : resolve(settings.data),
    databasePath: settings.databaseUrl,
    baseUrl: settings.baseUrl,
    logLevel: settings.logLevel,
    accessLog: settings.accessLog,
    fetch: { allow: settings.fetchAllow, timeoutMs: settings.fetchSeconds * 1000 },
    body: { maxBytes: bodyMegabytes * MEBIBYTE, budgetBytes: memoryMegabytes * MEBIBYTE },
    drainMs: settings.drainSeconds * 1000,
  }
}

/** Where things are inside the data folder. */
export function pathsIn(data: string) {
  return { database: join(data, 'longlist.db'), blobs: join(data, 'blobs'), serverKey: join(data, 'server.key') }
}
