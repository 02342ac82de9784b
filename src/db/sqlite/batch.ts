import type { Database, Statement as Prepared } from 'better-sqlite3'
import type { Conflict } from '../../core/unit-of-work.ts'
import type { Row, Statement } from '../engine.ts'

/** What became of one unit of a batch: done (null), the guard that did not hold, or an error. */
export type UnitResult = null | { readonly conflict: Conflict } | { readonly error: string; readonly code: string }

/** What became of a batch: when the commit itself failed, nothing of any unit was done. */
export type BatchResult = { readonly results: UnitResult[] } | { readonly error: string; readonly code: string }

/**
 * Runs many units of work in one transaction and one sync of the disk. Each stands in a savepoint of its own, so one
 * whose guard does not hold is undone without its neighbours.
 */
export function createBatchRunner(db: Database) {
  const prepared = new Map<string, Prepared>()
  const begin = db.prepare('begin immediate')
  const commit = db.prepare('commit')
  const rollback = db.prepare('rollback')
  const savepoint = db.prepare('savepoint unit')
  const release = db.prepare('release unit')
  const undo = db.prepare('rollback to unit')

  function prepare(sql: string): Prepared {
    let statement = prepared.get(sql)
    if (!statement) {
      statement = db.prepare(sql)
      prepared.set(sql, statement)
    }
    return statement
  }

  function runUnit(statements: readonly Statement[]): UnitResult {
    savepoint.run()
    let guard: Conflict | undefined
    try {
      for (const statement of statements) {
        guard = statement.guard
        const { changes } = prepare(statement.sql).run(statement.params as unknown[])
        if (statement.mustChange && changes === 0 && guard) {
          undo.run()
          release.run()
          return { conflict: guard }
        }
      }
      release.run()
      return null
    } catch (error) {
      // A full disk ends the whole transaction by itself: then there is no savepoint to return to.
      if (!db.inTransaction) throw error
      undo.run()
      release.run()
      const code = codeOf(error)
      if (guard && UNIQUE_CODES.has(code)) return { conflict: guard }
      return { error: (error as Error).message, code }
    }
  }

  return {
    runBatch(units: readonly (readonly Statement[])[]): BatchResult {
      try {
        begin.run()
        const results = units.map(runUnit)
        commit.run()
        return { results }
      } catch (error) {
        if (db.inTransaction) rollback.run()
        return { error: (error as Error).message, code: codeOf(error) }
      }
    },
    /** One statement that returns rows, in a transaction of its own. */
    runAlone(sql: string, params: readonly unknown[]): { rows: Row[] } | { error: string; code: string } {
      try {
        const statement = prepare(sql)
        return { rows: (statement.reader ? statement.all(params) : (statement.run(params), [])) as Row[] }
      } catch (error) {
        return { error: (error as Error).message, code: codeOf(error) }
      }
    },
  }
}

const UNIQUE_CODES: ReadonlySet<string> = new Set(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'])

function codeOf(error: unknown): string {
  return (error as { code?: string }).code ?? ''
}
