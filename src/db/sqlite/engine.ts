import type { Statement as Prepared } from 'better-sqlite3'
import type { Engine, Row } from '../engine.ts'
import { migrate } from './migrate.ts'
import { openForReading, openForWriting } from './open.ts'
import { startWriter } from './writer.ts'

/** How many distinct reading statements stay prepared. */
const PREPARED_READS = 500

/**
 * SQLite in one file: reads on this thread, writes in a thread of their own, so that neither waits for the other.
 *
 * @throws StoreTooNew when the file was made by a newer program
 */
export async function openSqlite(path: string, options: { durable: boolean } = { durable: true }): Promise<Engine> {
  const setUp = openForWriting(path, options)
  try {
    migrate(setUp)
  } finally {
    setUp.close()
  }
  const writer = await startWriter(path, options)
  const reader = openForReading(path)
  const prepared = new Map<string, Prepared>()

  function prepare(sql: string): Prepared {
    let statement = prepared.get(sql)
    if (!statement) {
      if (prepared.size >= PREPARED_READS) prepared.clear()
      statement = reader.prepare(sql)
      prepared.set(sql, statement)
    }
    return statement
  }

  return {
    async all(sql, params) {
      return prepare(sql).all(params as unknown[]) as Row[]
    },
    commit: (statements) => writer.commit(statements),
    write: (sql, params) => writer.write(sql, params),
    async check() {
      try {
        await writer.write('update id_sequence set next_id = next_id where name = ?', ['id'])
        return { ok: true }
      } catch (error) {
        return { ok: false, reason: (error as Error).message }
      }
    },
    async close() {
      await writer.close()
      reader.close()
    },
  }
}
