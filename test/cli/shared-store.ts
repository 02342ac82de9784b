import { inject } from 'vitest'
import { SETTINGS, type SettingName } from '../../src/config/settings.ts'
import { createTestDatabase } from '../support/postgres-server.ts'
import { newS3Place, s3Settings } from '../support/test-bucket.ts'
import { atTheEnd, type Environment } from './longlist.ts'

/**
 * What names a new database of PostgreSQL, and a place on S3 where this run has one, to a command.
 *
 * @returns undefined when this run has no PostgreSQL
 */
export async function sharedStore(): Promise<{ database: Environment; blobs: Environment } | undefined> {
  const adminUrl = inject('postgresAdminUrl')
  if (adminUrl === undefined) return undefined
  const database = await createTestDatabase(adminUrl)
  atTheEnd(() => database.drop())
  const place = newS3Place()
  return { database: variables({ databaseUrl: database.url }), blobs: place ? variables(s3Settings(place)) : {} }
}

function variables(settings: { readonly [K in SettingName]?: string }): Environment {
  const named = Object.entries(settings).map(([name, value]) => [SETTINGS[name as SettingName].variable, value])
  return Object.fromEntries(named) as Environment
}
