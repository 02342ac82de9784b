import { DatabaseSync } from 'node:sqlite'
import type { Row, Snapshot, SqlValue } from '../engine.ts'

/** The store at one moment: a read transaction on a connection of its own, beside which writing goes on. */
export function openSnapshot(path: string): Snapshot {
  const db = new DatabaseSync(path, { readOnly: true, timeout: 5_000 })
  db.exec('begin')
  // The moment is that of the first look.
  db.prepare('select count(*) from schema_migration').get()
  return {
    async all(sql: string, params: readonly SqlValue[]): Promise<Row[]> {
      return db.prepare(sql).all(...params) as Row[]
    },
    async close() {
      db.close()
    },
  }
}
