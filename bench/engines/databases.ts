import { statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { type Flags, pathsIn } from '../../src/config/config.ts'
import type { Statement } from '../../src/db/engine.ts'
import { openDatabase } from '../../src/db/sqlite/open.ts'
import type { Store } from '../../src/store.ts'
import { type PostgresServer, startPostgres } from '../../test/support/postgres-server.ts'
import { type Running, start } from '../lib/processes.ts'

export type BulkWriter = { readonly write: (statements: Statement[]) => Promise<void>; end(): Promise<void> }

/** A database engine to measure, with everything that differs between the two. */
export type Database = {
  readonly name: 'SQLite' | 'PostgreSQL'
  /** The settings of a new store in a folder. */
  newStore(data: string): Promise<Flags>
  /** A process that inserts single rows into a database of its own; see `postgres-inserts.ts`. */
  startInserts(folder: string): Promise<Running<unknown>>
  /** Writes rows in bulk, past what each row costs by itself. */
  bulkWriter(flags: Flags, store: Store): Promise<BulkWriter>
  /** Does what a database that filled up in the course of time has done long ago. */
  settle(flags: Flags): Promise<void>
  /** The bytes of a store's database. */
  size(flags: Flags): Promise<number>
  /** The processes of its server, if it has one. */
  pids(): readonly number[]
  close(): Promise<void>
}

export async function startSqlite(): Promise<Database> {
  const path = (flags: Flags) => pathsIn(flags.data as string).database
  return {
    name: 'SQLite',
    newStore: async (data) => ({ data }),
    startInserts: (folder) => start('sqlite-inserts.ts', [join(folder, 'inserts.db')]),
    bulkWriter: async (_flags, { engine }) => ({
      write: async (statements) => {
        await engine.commit(statements)
      },
      end: async () => {},
    }),
    async settle(flags) {
      const db = openDatabase(path(flags), { durable: true })
      db.exec('pragma wal_checkpoint(truncate)')
      db.close()
    },
    size: async (flags) => statSync(path(flags)).size,
    pids: () => [],
    close: async () => {},
  }
}

/** @param settings of the server, beside those that it has by default */
export async function startPostgreSql(folder: string, settings: Record<string, string>): Promise<Database> {
  const server = await startPostgres({ durable: true, parent: folder, settings })
  const newUrl = async () => (await server.createDatabase()).url
  return {
    name: 'PostgreSQL',
    newStore: async (data) => ({ data, databaseUrl: await newUrl() }),
    startInserts: async () => start('../engines/postgres-inserts.ts', [await newUrl()]),
    bulkWriter: async (flags) => bulkWriterOf(await connect(server, flags)),
    async settle(flags) {
      const client = await connect(server, flags)
      await client.query('vacuum (analyze, freeze)')
      await client.query('checkpoint')
      await client.end()
    },
    async size(flags) {
      const client = await connect(server, flags)
      const { rows } = await client.query('select pg_database_size(current_database()) as bytes')
      await client.end()
      return Number(rows[0].bytes)
    },
    pids: () => server.pids,
    close: () => server[Symbol.asyncDispose](),
  }
}

/** As the superuser, to a store's database. */
async function connect(server: PostgresServer, flags: Flags): Promise<pg.Client> {
  const url = new URL(server.adminUrl)
  url.pathname = new URL(flags.databaseUrl as string).pathname
  const client = new pg.Client(url.href)
  await client.connect()
  return client
}

const INSERT = /^insert into (\w+) \(([^)]+)\)/

/** All rows of a table in one statement, without looking up what each refers to. */
async function bulkWriterOf(client: pg.Client): Promise<BulkWriter> {
  await client.query(`set session_replication_role = replica`)
  await client.query('set synchronous_commit = off')
  return {
    write: async (statements) => {
      for (const [sql, rows] of Map.groupBy(statements, (statement) => statement.sql)) {
        const [, table, columns = ''] = INSERT.exec(sql) ?? []
        if (!table) throw new Error(`Only rows that are inserted can be written in bulk, not ${sql}`)
        const names = columns.split(', ')
        const records = rows.map(({ params }) => Object.fromEntries(names.map((name, at) => [name, params[at]])))
        await client.query(
          `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`,
          [JSON.stringify(records)],
        )
      }
    },
    end: () => client.end(),
  }
}
