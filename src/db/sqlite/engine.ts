import type { Engine, Row } from '../engine.ts'
import { createBatchRunner } from './batch.ts'
import { codeOf } from './codes.ts'
import { createGroupCommit, toError, whenFree } from './group-commit.ts'
import { migrate } from './migrate.ts'
import { openDatabase } from './open.ts'
import { openSnapshot } from './snapshot.ts'

/**
 * SQLite in one file, on one connection: a read costs no locks of its own, and finds its pages where the last write left
 * them. No transaction is ever open while anything else runs: a batch is one synchronous call.
 *
 * @throws StoreTooNew when the file was made by a newer program
 */
export async function openSqlite(path: string, options: { durable: boolean } = { durable: true }): Promise<Engine> {
  const db = openDatabase(path, options)
  try {
    migrate(db)
    // From here on, waiting for another process is ours: see `group-commit.ts`.
    db.exec('pragma busy_timeout = 0')
  } catch (error) {
    db.close()
    throw error
  }
  const runner = createBatchRunner(db)
  const { commit, figures } = createGroupCommit((units) => runner.runBatch(units))

  async function run(sql: string, params: Parameters<Engine['all']>[1]): Promise<Row[]> {
    try {
      return await whenFree(() => runner.run(sql, params))
    } catch (error) {
      throw toError({ error: (error as Error).message, code: codeOf(error) })
    }
  }

  return {
    name: 'SQLite',
    all: run,
    commit,
    write: run,
    snapshot: async () => openSnapshot(path),
    async check() {
      try {
        await run('update id_sequence set next_id = next_id where name = ?', ['id'])
        return { ok: true }
      } catch (error) {
        return { ok: false, reason: 'the database cannot be written', cause: error }
      }
    },
    // It may have to leave something while another process reads; the next one takes it.
    async purge() {
      await run('pragma wal_checkpoint(truncate)', [])
    },
    async *examine() {
      for (const row of await run('pragma integrity_check', [])) {
        if (row['integrity_check'] !== 'ok') yield String(row['integrity_check'])
      }
      for (const { rowid, table, parent } of await run('pragma foreign_key_check', [])) {
        yield `Row ${rowid} of ${table} belongs to a row of ${parent} that is not there.`
      }
    },
    // The next place in the log is always the one after the last.
    followRows: async () => {},
    figures: () => ({ connectionsInUse: 0, connectionsMost: 1, waitingForConnection: 0, retries: 0, ...figures() }),
    async close() {
      if (db.isOpen) db.close()
    },
  }
}
