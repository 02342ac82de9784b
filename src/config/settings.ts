import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { isEmail } from '../lib/contact-formats.ts'

/**
 * Every setting, once: its variable, its default, and how its text becomes a value. docs/configuration.md is written from
 * this table. A `read` throws a plain sentence that completes "LONGLIST_X ...".
 */

export type Setting<T> = {
  readonly variable: string
  readonly fallback: string
  readonly help: string
  read(text: string): T
}

function setting<T>(variable: string, fallback: string, help: string, read: (text: string) => T): Setting<T> {
  return { variable, fallback, help, read }
}

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'
const LOG_LEVELS: readonly LogLevel[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

/** The largest limit of requests in 60 seconds that can be set. */
export const MOST_REQUESTS = 1_000_000

export const SETTINGS = {
  port: setting('LONGLIST_PORT', '8080', 'The port to listen on; 0 takes a free one.', integer(0, 65_535)),
  host: setting(
    'LONGLIST_HOST',
    '127.0.0.1',
    'The address to listen on. The default is reached from this machine only; 0.0.0.0 is reached from everywhere.',
    nonEmpty,
  ),
  data: setting('LONGLIST_DATA', './data', 'The folder for the database, the files and the server key.', nonEmpty),
  databaseUrl: setting(
    'LONGLIST_DATABASE_URL',
    '',
    'The database: postgres://USER:PASSWORD@HOST:PORT/NAME, or sqlite:PATH. Several hosts may stand there with commas: the ' +
      'first that takes writes is used. Left out, longlist.db in the data folder.',
    databaseUrl,
  ),
  databaseConnections: setting(
    'LONGLIST_DATABASE_CONNECTIONS',
    '10',
    'How many connections to PostgreSQL each process may open. All processes together must stay below its max_connections.',
    integer(2, 500),
  ),
  blobsUrl: setting(
    'LONGLIST_BLOBS_URL',
    '',
    'Where files are kept: s3://BUCKET/PREFIX?endpoint=https://HOST&region=REGION (the prefix may be left out, without an ' +
      'endpoint it is Amazon), or disk:PATH. Left out, the folder blobs in the data folder.',
    blobsUrl,
  ),
  awsAccessKeyId: setting('AWS_ACCESS_KEY_ID', '', 'The access key for the files on S3.', secret),
  awsSecretAccessKey: setting('AWS_SECRET_ACCESS_KEY', '', 'The secret of the access key.', secret),
  awsSessionToken: setting('AWS_SESSION_TOKEN', '', 'The session token of the access key, if it has one.', secret),
  awsRegion: setting('AWS_REGION', '', 'The region of the bucket, where LONGLIST_BLOBS_URL names none.', secret),
  baseUrl: setting(
    'LONGLIST_BASE_URL',
    '',
    'The address under which clients reach the server; links in answers begin with it. Left out, where it listens.',
    httpUrl,
  ),
  serverKey: setting(
    'LONGLIST_SERVER_KEY',
    '',
    'The key that encrypts client secrets and signs links: 32 bytes in base64 or hexadecimal. Left out, it is made at ' +
      'the first start and kept in server.key in the data folder, readable by its owner only.',
    serverKey,
  ),
  oidcIssuer: setting(
    'LONGLIST_OIDC_ISSUER',
    '',
    'The address of a provider of OpenID Connect that people may sign in with. https, unless it is on this machine. The ' +
      'provider must send browsers back to LONGLIST_BASE_URL with /api/longlist/v1/oidc/callback.',
    issuerUrl,
  ),
  oidcClientId: setting('LONGLIST_OIDC_CLIENT_ID', '', 'The id by which the provider knows Longlist.', secret),
  oidcClientSecret: setting(
    'LONGLIST_OIDC_CLIENT_SECRET',
    '',
    'The secret that the provider gave for it; left out for a public client.',
    secret,
  ),
  oidcName: setting('LONGLIST_OIDC_NAME', 'single sign-on', 'What the button says: "Continue with …".', nonEmpty),
  trustedProxies: setting(
    'LONGLIST_TRUSTED_PROXIES',
    '127.0.0.0/8,::1',
    'Proxies in front of the server, whose X-Forwarded-For is believed: addresses or CIDR ranges, with commas. Failed ' +
      'attempts to sign in are counted by the address that they name.',
    proxyList,
  ),
  smtpUrl: setting(
    'LONGLIST_SMTP_URL',
    '',
    'The mail server that sends e-mails for clients: smtp://USER:PASSWORD@HOST:PORT, or smtps:// for one that is encrypted ' +
      'from the start. Left out, e-mails are only recorded.',
    smtpUrl,
  ),
  mailFrom: setting(
    'LONGLIST_MAIL_FROM',
    '',
    'The address that e-mails are sent from; whoever wrote one is then named in Reply-To. Left out, they are sent from the ' +
      'address that the client names, for which the mail server must be allowed to send.',
    emailAddress,
  ),
  logLevel: setting(
    'LONGLIST_LOG_LEVEL',
    'info',
    `What is logged: one of ${LOG_LEVELS.join(', ')}.`,
    oneOf(LOG_LEVELS),
  ),
  accessLog: setting('LONGLIST_ACCESS_LOG', 'true', 'Whether each request is logged: true or false.', boolean),
  fetchAllow: setting(
    'LONGLIST_FETCH_ALLOW',
    '',
    'What remote files may be fetched from beside the public internet: addresses, CIDR ranges or host names, with commas.',
    addressList,
  ),
  fetchSeconds: setting('LONGLIST_FETCH_SECONDS', '20', 'How long fetching one remote file may take.', integer(1, 300)),
  bodyMegabytes: setting(
    'LONGLIST_BODY_MEGABYTES',
    '64',
    'The largest request body. Files are base64 there, a third larger than they are.',
    integer(1, 1024),
  ),
  memoryMegabytes: setting(
    'LONGLIST_MEMORY_MEGABYTES',
    '128',
    'How much of large request bodies is held at once, and as much again of remote files; more of them wait, then are ' +
      'told to come back (503).',
    integer(1, 65_536),
  ),
  rateLimit: setting(
    'LONGLIST_RATE_LIMIT',
    '100',
    'How many requests each client may send to the Comeet API in 60 seconds, unless it has a limit of its own; 0 for any ' +
      'number.',
    integer(0, MOST_REQUESTS),
  ),
  processes: setting(
    'LONGLIST_PROCESSES',
    '1',
    'How many processes `serve` starts on one port. See docs/operating.md for when more than one pays.',
    integer(1, 64),
  ),
  lingerSeconds: setting(
    'LONGLIST_LINGER_SECONDS',
    '0',
    'How long requests are still taken after SIGTERM, while /readyz says 503 already, so that a load balancer can look away.',
    integer(0, 3600),
  ),
  drainSeconds: setting(
    'LONGLIST_DRAIN_SECONDS',
    '30',
    'How long requests in flight may take to end after SIGTERM, counted from when no more are taken.',
    integer(0, 3600),
  ),
} as const

export type SettingName = keyof typeof SETTINGS
export type Settings = { readonly [K in SettingName]: ReturnType<(typeof SETTINGS)[K]['read']> }

function integer(least: number, most: number) {
  return (text: string): number => {
    const value = Number(text)
    if (!/^\d+$/.test(text) || value < least || value > most) {
      throw new Error(`must be a whole number from ${least} to ${most}`)
    }
    return value
  }
}

function nonEmpty(text: string): string {
  if (text.trim() === '') throw new Error('must not be empty')
  return text
}

function boolean(text: string): boolean {
  if (text !== 'true' && text !== 'false') throw new Error('must be true or false')
  return text === 'true'
}

function oneOf<T extends string>(choices: readonly T[]) {
  return (text: string): T => {
    const choice = choices.find((candidate) => candidate === text)
    if (choice === undefined) throw new Error(`must be one of ${choices.join(', ')}`)
    return choice
  }
}

function list(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

/** In the form that the guard of fetches takes (files/address-guard.ts), so that a slip is told with all the others. */
function addressList(text: string): string[] {
  const entries = list(text)
  const wrong = entries.filter((entry) => !isAddressEntry(entry))
  if (wrong.length > 0) {
    const forms = 'address ranges (10.0.0.0/8), addresses or host names, these two with or without a port'
    throw new Error(`must hold ${forms}; these are none: ${wrong.join(', ')}`)
  }
  return entries
}

function proxyList(text: string): string[] {
  const entries = list(text)
  const wrong = entries.filter((entry) => !ipaddr.isValidCIDR(entry) && isIP(entry) === 0)
  if (wrong.length > 0)
    throw new Error(`must hold addresses or ranges (10.0.0.0/8); these are none: ${wrong.join(', ')}`)
  return entries
}

function isAddressEntry(entry: string): boolean {
  if (ipaddr.isValidCIDR(entry) || isIP(entry) !== 0) return true
  const [, host = '', port = '0'] = /^(\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(?::(\d{1,5}))?$/i.exec(entry) ?? []
  if (host === '' || Number(port) > 65_535) return false
  return /^(\[.*|[\d.]+)$/.test(host) ? isIP(host.replace(/^\[|\]$/g, '')) !== 0 : true
}

function httpUrl(text: string): string | undefined {
  if (text === '') return undefined
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol)) throw new Error('must be an http or https URL')
  if (url.search || url.hash || url.username || url.password)
    throw new Error('must have no query, no fragment and no user')
  return url.href.replace(/\/+$/, '')
}

function issuerUrl(text: string): string | undefined {
  const url = URL.parse(text)
  if (url?.protocol === 'http:' && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname))
    throw new Error('must begin with https://, unless it is on this machine')
  // Taken as it is: a slash at its end makes it another one.
  return httpUrl(text) && text
}

function smtpUrl(text: string): string | undefined {
  if (text === '') return undefined
  const url = URL.parse(text)
  const isRight =
    url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '' && /^\/?$/.test(url.pathname) && !url.search
  if (!isRight || url.hash) {
    throw new Error(
      'must have the form smtp://USER:PASSWORD@HOST:PORT or smtps://…; escape special characters as in any URL',
    )
  }
  return text
}

function emailAddress(text: string): string | undefined {
  if (text === '') return undefined
  if (!isEmail(text)) throw new Error('must be an e-mail address alone, without a name')
  return text
}

export type DatabaseUrl =
  | { readonly engine: 'sqlite'; readonly path: string }
  | { readonly engine: 'postgres'; readonly url: string }

function databaseUrl(text: string): DatabaseUrl | undefined {
  if (text === '') return undefined
  if (/^postgres(ql)?:/.test(text)) {
    if (!/^postgres(ql)?:\/\/([^@/?#]*@)?[^@/?#]+\/[^/?#]+(\?[^#]*)?$/.test(text)) {
      throw new Error(
        'must have the form postgres://USER:PASSWORD@HOST:PORT/NAME; escape special characters as in any URL',
      )
    }
    return { engine: 'postgres', url: text }
  }
  const match = /^sqlite:(?:\/\/)?(.*[^/].*)$/.exec(text)
  if (!match) throw new Error('must have the form postgres://USER:PASSWORD@HOST:PORT/NAME or sqlite:PATH')
  return { engine: 'sqlite', path: match[1] as string }
}

export type BlobsUrl =
  | { readonly kind: 'disk'; readonly path: string }
  | {
      readonly kind: 's3'
      readonly bucket: string
      /** Empty, or with a slash at its end. */
      readonly prefix: string
      readonly endpoint: string | undefined
      readonly region: string | undefined
    }

function blobsUrl(text: string): BlobsUrl | undefined {
  if (text === '') return undefined
  const disk = /^disk:(?:\/\/)?(.*[^/].*)$/.exec(text)
  if (disk) return { kind: 'disk', path: disk[1] as string }
  const url = URL.parse(text)
  if (url?.protocol !== 's3:' || !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(url.hostname) || url.username || url.hash) {
    throw new Error('must have the form s3://BUCKET?endpoint=https://HOST&region=REGION or disk:PATH')
  }
  for (const name of url.searchParams.keys()) {
    if (name !== 'endpoint' && name !== 'region')
      throw new Error(`must have no parameter but endpoint and region; ${name} is none`)
  }
  const prefix = decodeURIComponent(url.pathname).replace(/^\/+|\/+$/g, '')
  const endpoint = url.searchParams.get('endpoint')
  return {
    kind: 's3',
    bucket: url.hostname,
    prefix: prefix === '' ? '' : `${prefix}/`,
    endpoint: endpoint === null ? undefined : endpointUrl(endpoint),
    region: url.searchParams.get('region') ?? undefined,
  }
}

function endpointUrl(text: string): string | undefined {
  try {
    return httpUrl(text)
  } catch (error) {
    throw new Error(`must have an endpoint that is right: it ${(error as Error).message}`)
  }
}

/** Taken as it is; an empty one counts as left out. */
function secret(text: string): string | undefined {
  return text === '' ? undefined : text
}

function serverKey(text: string): Uint8Array | undefined {
  if (text === '') return undefined
  const bytes = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64')
  if (bytes.length !== 32)
    throw new Error('must be 32 bytes in base64 or hexadecimal, such as `openssl rand -hex 32` makes')
  return bytes
}
