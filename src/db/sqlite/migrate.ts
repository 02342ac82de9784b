import type { DatabaseSync } from 'node:sqlite'
import { MIGRATIONS } from '../migrations/index.ts'
import { StoreTooNew } from '../store-too-new.ts'

/**
 * Brings the store to the newest version: all that is missing in one transaction, which is whole or not at all. Several
 * processes that start at once wait for each other at the write lock, and all but the first find nothing to do.
 *
 * @throws StoreTooNew
 */
export function migrate(db: DatabaseSync): void {
  db.exec('begin immediate')
  try {
    applyMissing(db)
    db.exec('commit')
  } catch (error) {
    if (db.isTransaction) db.exec('rollback')
    throw error
  }
}

function applyMissing(db: DatabaseSync): void {
  db.exec(`create table if not exists schema_migration (
    version integer primary key, name text not null, applied_at integer not null) strict`)
  const current = schemaVersion(db)
  if (current > MIGRATIONS.length) throw new StoreTooNew(current, MIGRATIONS.length)
  const note = db.prepare('insert into schema_migration (version, name, applied_at) values (?, ?, ?)')
  for (const [index, migration] of MIGRATIONS.entries()) {
    if (index < current) continue
    for (const statement of migration.sqlite) db.exec(statement)
    note.run(index + 1, migration.name, Date.now())
  }
}

/** The version of an open store; 0 when nothing was migrated yet. */
export function schemaVersion(db: DatabaseSync): number {
  const row = db.prepare('select max(version) as version from schema_migration').get() as { version: number | null }
  return row.version ?? 0
}
