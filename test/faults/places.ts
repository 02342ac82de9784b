import { inject } from 'vitest'
import { pathsIn, readSettings, toConfig } from '../../src/config/config.ts'
import { loadServerKey } from '../../src/config/server-key.ts'
import type { SettingName } from '../../src/config/settings.ts'
import { openStore, type Store } from '../../src/store.ts'
import { asAdmin, createTestDatabase } from '../support/postgres-server.ts'
import { newS3Place, s3Settings } from '../support/test-bucket.ts'
import { wanted } from '../support/wanted.ts'

export type Settings = { readonly [K in SettingName]?: string }

/** Where the servers of a test keep their store, beside their data folder. */
export type Place = {
  readonly name: string
  make(options?: PlaceOptions): Promise<{ readonly settings: Settings; readonly remove: () => Promise<void> }>
}

export type PlaceOptions = {
  /** After how long PostgreSQL looks whether there is a deadlock; its default is a second. */
  readonly deadlockTimeout?: string
}

const files = { name: inject('s3') ? 'S3' : 'disk', settings: () => s3Of(newS3Place()) }

function s3Of(place: ReturnType<typeof newS3Place>): Settings {
  return place ? s3Settings(place) : {}
}

/** Those that this run is about: SQLite with files on disk, PostgreSQL with files on S3, or on disk where there is no S3. */
export const PLACES: readonly Place[] = [
  ...(wanted('DATABASES', 'sqlite')
    ? [{ name: 'SQLite and disk', make: async () => ({ settings: {}, remove: async () => {} }) }]
    : []),
  ...(inject('postgresAdminUrl')
    ? [
        {
          name: `PostgreSQL and ${files.name}`,
          async make({ deadlockTimeout = '1s' }: PlaceOptions = {}) {
            const adminUrl = inject('postgresAdminUrl') as string
            const database = await createTestDatabase(adminUrl)
            await asAdmin(adminUrl, (client) =>
              client.query(`alter database ${database.name} set deadlock_timeout = '${deadlockTimeout}'`),
            )
            return { settings: { databaseUrl: database.url, ...files.settings() }, remove: () => database.drop() }
          },
        },
      ]
    : []),
]

/** Opens the store of servers that are started on the folder with the settings. */
export async function storeOf(data: string, settings: Settings): Promise<Store & AsyncDisposable> {
  const config = toConfig(readSettings({}, { data, ...settings }))
  const store = await openStore(config, loadServerKey(pathsIn(data).serverKey, undefined))
  return { ...store, [Symbol.asyncDispose]: () => store.close() }
}
