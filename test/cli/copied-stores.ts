import { createHash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pino } from 'pino'
import { inject } from 'vitest'
import { readSettings, toConfig } from '../../src/config/config.ts'
import { SETTINGS, type SettingName } from '../../src/config/settings.ts'
import type { Row } from '../../src/db/engine.ts'
import { crossing, pages, TENANT_TABLES } from '../../src/db/pages.ts'
import { createServer } from '../../src/server.ts'
import { openStore } from '../../src/store.ts'
import { createTestDatabase } from '../support/postgres-server.ts'
import { COMEET, type JwtClient, mint, startServer, type TestServer } from '../support/server.ts'
import { newS3Place, s3Settings } from '../support/test-bucket.ts'
import { wanted } from '../support/wanted.ts'
import { atTheEnd, tempFolder } from './longlist.ts'

/** Stores of every kind, empty or filled, as an operator names them. */

type Settings = { readonly [K in SettingName]?: string }

export const KINDS = [
  ...(wanted('DATABASES', 'sqlite') && wanted('BLOBS', 'disk') ? (['sqlite and disk'] as const) : []),
  ...(inject('postgresAdminUrl') && wanted('BLOBS', 'disk') ? (['postgres and disk'] as const) : []),
  ...(wanted('DATABASES', 'sqlite') && inject('s3') ? (['sqlite and s3'] as const) : []),
  ...(inject('postgresAdminUrl') && inject('s3') ? (['postgres and s3'] as const) : []),
]
export type Kind = (typeof KINDS)[number]

export type CopiedStore = {
  readonly kind: Kind
  readonly data: string
  readonly settings: Settings
  /** The environment in which a verb works on it. */
  readonly env: Readonly<Record<string, string>>
  /** The options of `migrate-store` that name it. */
  named(option: 'from' | 'to'): string[]
  /** No output may hold these. */
  readonly secrets: readonly string[]
}

/** A place for a store of its own, which is removed at the end of the file's tests. */
export async function newStore(kind: Kind, key: string): Promise<CopiedStore> {
  const data = join(tempFolder(), 'data')
  const place = kind.endsWith('s3') ? newS3Place() : undefined
  const database = kind.startsWith('postgres')
    ? await createTestDatabase(inject('postgresAdminUrl') as string)
    : undefined
  if (database) atTheEnd(() => database.drop())
  const settings: Settings = {
    data,
    serverKey: key,
    ...(database && { databaseUrl: database.url }),
    ...(place && s3Settings(place)),
  }
  const env = Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [SETTINGS[name as SettingName].variable, value]),
  )
  const blobs = settings.blobsUrl ?? (database && `disk:${join(data, 'blobs')}`)
  const password = database && new URL(database.url).password
  return {
    kind,
    data,
    settings,
    env,
    named: (option) => [`--${option}`, database?.url ?? data, ...(blobs ? [`--${option}-blobs`, blobs] : [])],
    secrets: [key, ...(password ? [password] : []), ...(place ? [place.credentials.secretAccessKey] : [])],
  }
}

/** The key that the servers of a folder are started with; see `startServer`. */
export function keyOf(folder: string): string {
  return createHash('sha256').update(folder).digest('hex')
}

/** A new store of a kind with a server on it, and with what the tests' servers begin with. */
export async function startOn(kind: Kind): Promise<{ store: CopiedStore; server: TestServer }> {
  const folder = join(tempFolder(), 'data')
  const made = await newStore(kind, keyOf(folder))
  // The key of such a server comes from its folder.
  const store: CopiedStore = {
    ...made,
    data: folder,
    settings: { ...made.settings, data: folder },
    env: { ...made.env, LONGLIST_DATA: folder },
    named: (option) => made.named(option).map((text) => text.replace(made.data, folder)),
  }
  const { serverKey: _, ...settings } = store.settings
  const server = await startServer({ folder, settings })
  atTheEnd(() => server.close())
  return { store, server }
}

/** What a reader needs of a store. */
export type Reader = AsyncDisposable & {
  get(path: string, authorization: string): Promise<{ status: number; body: unknown }>
  jwt(client?: JwtClient): Promise<string>
  readonly url: string
}

/** A server on a store that is there already. */
export async function serveStore({ settings }: CopiedStore): Promise<Reader> {
  const config = toConfig(
    readSettings({}, { port: '0', rateLimit: '0', baseUrl: 'http://longlist.example', ...settings }),
  )
  const key = Buffer.from(settings.serverKey ?? '', 'hex')
  const server = createServer(config, key, await openStore(config, key), { logger: pino({ level: 'silent' }) })
  await server.listen()
  const url = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`
  return {
    url,
    jwt: (client = COMEET) => mint(client, { exp: Math.floor(Date.now() / 1000) + 600 }),
    async get(path, authorization) {
      const answer = await fetch(url + path, { headers: { authorization } })
      return { status: answer.status, body: await answer.json() }
    },
    [Symbol.asyncDispose]: () => server.close(),
  }
}

/** An answer in which the link to each file is replaced by what is behind it. */
export async function withFiles(body: unknown, url: string): Promise<unknown> {
  if (Array.isArray(body)) return Promise.all(body.map((item) => withFiles(item, url)))
  if (typeof body === 'string' && body.includes('/files/')) {
    const { pathname, search } = new URL(body)
    const answer = await fetch(url + pathname + search)
    const sha256 = createHash('sha256')
      .update(Buffer.from(await answer.arrayBuffer()))
      .digest('hex')
    return { status: answer.status, type: answer.headers.get('content-type'), sha256 }
  }
  if (typeof body !== 'object' || body === null) return body
  const entries = Object.entries(body).map(async ([name, value]) => [name, await withFiles(value, url)])
  return Object.fromEntries(await Promise.all(entries))
}

/** Every row of a store, without the places of files, which differ between stores. */
export async function rowsOf({ settings }: CopiedStore): Promise<Record<string, Row[]>> {
  const config = toConfig(readSettings({}, settings))
  const store = await openStore(config, Buffer.from(settings.serverKey ?? '', 'hex'), { anyState: true })
  const all: Record<string, Row[]> = {}
  try {
    for (const table of TENANT_TABLES) {
      const rows: Row[] = []
      for await (const page of pages(crossing(store.engine), store.engine.name, table)) rows.push(...page.rows)
      all[table] = rows
        .map((row) => ({ ...row, blob_key: null }) as Row)
        .sort((a, b) => (keyOfRow(a) < keyOfRow(b) ? -1 : 1))
    }
    for (const table of ['id_sequence', 'catalog_version', 'store_mark']) {
      all[table] = await store.engine.all(`select * from ${table}`, [], 'none')
    }
    return all
  } finally {
    await store.close()
  }
}

/** Sorts the rows of a table in the same way on every engine. */
function keyOfRow(row: Row): string {
  const columns = ['organization_id', 'id', 'event_id', 'client_id', 'key_hash', 'name']
  return columns.map((column) => String(row[column] ?? '').padStart(70)).join(' ')
}

/** As PostgreSQL holds it. */
export function withoutNul<T>(value: T): T {
  const replaced = (_: string, each: unknown) => (typeof each === 'string' ? each.replaceAll('\0', '\ufffd') : each)
  return JSON.parse(JSON.stringify(value), replaced) as T
}
