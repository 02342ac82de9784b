import { MIGRATIONS } from '../migrations/index.ts'
import { StoreTooNew } from '../store-too-new.ts'
import type { Pool } from './pool.ts'

/** Any number, as long as nobody else's lock has it: "long". */
const LOCK = 0x6c6f6e67

/**
 * Brings the store to the newest version: all that is missing in one transaction, which is whole or not at all. Several
 * processes that start at once wait for each other, and all but the first find nothing to do.
 *
 * @throws StoreTooNew
 * @throws Unavailable when the server is not there
 */
export async function migrate(pool: Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [LOCK])
    await client.query('set local client_min_messages = warning')
    await client.query(`create table if not exists schema_migration (
      version integer primary key, name text not null, applied_at bigint not null)`)
    const { rows } = await client.query<{ version: number | null }>(
      'select max(version) as version from schema_migration',
    )
    const current = rows[0]?.version ?? 0
    if (current > MIGRATIONS.length) throw new StoreTooNew(current, MIGRATIONS.length)
    for (const [index, migration] of MIGRATIONS.entries()) {
      if (index < current) continue
      for (const statement of migration.postgres) await client.query(statement)
      await client.query('insert into schema_migration (version, name, applied_at) values ($1, $2, $3)', [
        index + 1,
        migration.name,
        Date.now(),
      ])
    }
    await client.query('commit')
  } finally {
    await client.end()
  }
}
