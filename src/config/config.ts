import { join, resolve } from 'node:path'
import { type LogLevel, SETTINGS, type SettingName, type Settings } from './settings.ts'

export type DatabaseConfig =
  | { readonly engine: 'sqlite'; readonly path: string }
  | { readonly engine: 'postgres'; readonly url: string; readonly connections: number }

export type BlobsConfig =
  | { readonly kind: 'disk'; readonly folder: string }
  | {
      readonly kind: 's3'
      readonly bucket: string
      readonly prefix: string
      readonly endpoint: string
      readonly region: string
      readonly credentials: {
        readonly accessKeyId: string
        readonly secretAccessKey: string
        readonly sessionToken?: string
      }
    }

/** Everything that an operator can decide, read and checked. `database`, `blobs`, `mail` and `oidc` may hold secrets: never log it. */
export type Config = {
  readonly port: number
  readonly host: string
  /** The data folder, absolute; or `:memory:`, which keeps nothing after the end. */
  readonly data: string
  readonly database: DatabaseConfig
  readonly blobs: BlobsConfig
  readonly baseUrl: string | undefined
  /** The way out for e-mails; `url` may hold a password. */
  readonly mail: { readonly url: string; readonly from?: string } | undefined
  /** The provider that people may sign in with; holds a secret. */
  readonly oidc:
    | { readonly issuer: string; readonly clientId: string; readonly clientSecret?: string; readonly name: string }
    | undefined
  /** Addresses and ranges of proxies that are believed whom they forward for. */
  readonly trustedProxies: readonly string[]
  readonly logLevel: LogLevel
  readonly accessLog: boolean
  readonly fetch: { readonly allow: readonly string[]; readonly timeoutMs: number }
  readonly body: { readonly maxBytes: number; readonly budgetBytes: number }
  /** Requests of a client in 60 seconds on Comeet's wire; 0 for any number. */
  readonly rateLimit: number
  readonly processes: number
  readonly lingerMs: number
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
  const data = settings.data === ':memory:' ? settings.data : resolve(settings.data)
  const database = databaseFrom(settings, data)
  const blobs = blobsFrom(settings, data, problems)
  if (data === ':memory:' && (settings.databaseUrl !== undefined || settings.blobsUrl !== undefined)) {
    if (database.engine === 'sqlite' || blobs.kind === 'disk') {
      const variable = settings.databaseUrl === undefined ? 'LONGLIST_BLOBS_URL' : 'LONGLIST_DATABASE_URL'
      problems.push(`${variable} cannot be set when the data folder is :memory:, which keeps nothing.`)
    }
  }
  if (data === ':memory:' && settings.processes > 1 && database.engine === 'sqlite') {
    problems.push('LONGLIST_PROCESSES must be 1 when the data folder is :memory:, which only one process sees.')
  }
  const mail = mailFrom(settings, problems)
  const oidc = oidcFrom(settings, problems)
  if (problems.length > 0) throw new ConfigError(problems)
  return {
    port: settings.port,
    host: settings.host,
    data,
    database,
    blobs,
    baseUrl: settings.baseUrl,
    mail,
    oidc,
    trustedProxies: settings.trustedProxies,
    logLevel: settings.logLevel,
    accessLog: settings.accessLog,
    fetch: { allow: settings.fetchAllow, timeoutMs: settings.fetchSeconds * 1000 },
    body: { maxBytes: bodyMegabytes * MEBIBYTE, budgetBytes: memoryMegabytes * MEBIBYTE },
    rateLimit: settings.rateLimit,
    processes: settings.processes,
    lingerMs: settings.lingerSeconds * 1000,
    drainMs: settings.drainSeconds * 1000,
  }
}

function databaseFrom({ databaseUrl, databaseConnections: connections }: Settings, data: string): DatabaseConfig {
  if (databaseUrl?.engine === 'postgres') return { ...databaseUrl, connections }
  return { engine: 'sqlite', path: databaseUrl?.path ?? pathsIn(data).database }
}

function blobsFrom(settings: Settings, data: string, problems: string[]): BlobsConfig {
  const { blobsUrl, awsAccessKeyId, awsSecretAccessKey, awsSessionToken, awsRegion } = settings
  if (blobsUrl === undefined) return { kind: 'disk', folder: pathsIn(data).blobs }
  if (blobsUrl.kind === 'disk') return { kind: 'disk', folder: resolve(blobsUrl.path) }
  if (!awsAccessKeyId || !awsSecretAccessKey) {
    problems.push('LONGLIST_BLOBS_URL names S3, so AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must be set.')
  }
  const region = blobsUrl.region ?? awsRegion ?? 'us-east-1'
  return {
    kind: 's3',
    bucket: blobsUrl.bucket,
    prefix: blobsUrl.prefix,
    endpoint: blobsUrl.endpoint ?? `https://s3.${region}.amazonaws.com`,
    region,
    credentials: {
      accessKeyId: awsAccessKeyId ?? '',
      secretAccessKey: awsSecretAccessKey ?? '',
      ...(awsSessionToken !== undefined && { sessionToken: awsSessionToken }),
    },
  }
}

function mailFrom({ smtpUrl: url, mailFrom: from }: Settings, problems: string[]): Config['mail'] {
  if (url !== undefined) return from === undefined ? { url } : { url, from }
  if (from !== undefined) problems.push('LONGLIST_MAIL_FROM has no effect without LONGLIST_SMTP_URL.')
  return undefined
}

function oidcFrom(settings: Settings, problems: string[]): Config['oidc'] {
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret: clientSecret, oidcName: name } = settings
  if (issuer === undefined) {
    if (clientId ?? clientSecret) problems.push('LONGLIST_OIDC_CLIENT_ID has no effect without LONGLIST_OIDC_ISSUER.')
    return undefined
  }
  if (clientId === undefined) {
    problems.push('LONGLIST_OIDC_ISSUER names a provider, so LONGLIST_OIDC_CLIENT_ID must be set.')
    return undefined
  }
  return { issuer, clientId, name, ...(clientSecret !== undefined && { clientSecret }) }
}

/** The database as it may be shown: without the password. */
export function describeDatabase(database: DatabaseConfig): string {
  if (database.engine === 'sqlite') return database.path
  return database.url.replace(/\/\/[^@/]*@/, '//').replace(/\?.*$/, '')
}

/** The place of the files as it may be shown. */
export function describeBlobs(blobs: BlobsConfig): string {
  return blobs.kind === 'disk' ? blobs.folder : `${blobs.endpoint}/${blobs.bucket}/${blobs.prefix}`
}

/** Where things are inside the data folder. */
export function pathsIn(data: string) {
  return { database: join(data, 'longlist.db'), blobs: join(data, 'blobs'), serverKey: join(data, 'server.key') }
}
