import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { inject } from 'vitest'
import { pathsIn } from '../../src/config/config.ts'
import type { SettingName } from '../../src/config/settings.ts'
import { copyTestDatabase } from './postgres-server.ts'
import { newS3Place, s3Settings } from './test-bucket.ts'

/** The kind of store that the servers of a test file work on: vitest.config.ts runs the same files once for each. */
export type StoreKind = 'sqlite and disk' | 'postgres and s3'

export const storeKind = (process.env['STORE_UNDER_TEST'] ?? 'sqlite and disk') as StoreKind

export type StoreUnderTest = {
  /** What names it in the configuration, beside the data folder. */
  readonly settings: { readonly [K in SettingName]?: string }
  /** Keeps everybody else from writing until it is released. */
  lock(): Promise<{ release(): Promise<void> }>
  remove(): Promise<void>
}

/** A new, empty store of the kind that this run is about. */
export async function storeUnderTest(folder: string): Promise<StoreUnderTest> {
  if (storeKind === 'sqlite and disk') return onSqlite(folder)
  const template = inject('postgresTemplate')
  if (template === undefined) throw new Error('This run has no PostgreSQL; vitest.config.ts should not have chosen it')
  const database = await copyTestDatabase(template)
  // Where no S3 server can be had, the files lie on the disk, and the run has said so.
  const place = newS3Place()
  return {
    settings: { databaseUrl: database.url, ...(place && s3Settings(place)) },
    async lock() {
      const client = new pg.Client(database.url)
      await client.connect()
      await client.query('begin')
      await client.query('lock table id_sequence in access exclusive mode')
      return { release: () => client.end() }
    },
    remove: () => database.drop(),
  }
}

function onSqlite(folder: string): StoreUnderTest {
  return {
    settings: {},
    async lock() {
      const other = new DatabaseSync(pathsIn(folder).database)
      other.exec('begin immediate')
      return { release: async () => other.close() }
    },
    remove: async () => {},
  }
}
