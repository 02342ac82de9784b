import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Conflict } from '../../core/unit-of-work.ts'
import type { Row, SqlValue, Statement } from '../engine.ts'
import { codeOf, isUniqueViolation } from './codes.ts'

/** What became of one unit of a batch: done (null), the guard that did not hold, or an error. */
export type UnitResult = null | { readonly conflict: Conflict } | { readonly error: string; readonly code: number }

/** What became of a batch: when the commit itself failed, nothing of any unit was done. */
export type BatchResult = { readonly results: UnitResult[] } | { readonly error: string; readonly code: number }

/**
 * Runs many units of work in one transaction and one sync of the disk. They run one after another as they are; when a
 * guard of one does not hold, which is rare, all is undone and done again with each in a savepoint of its own, so that
 * one is undone without its neighbours.
 */
export function createBatchRunner(db: DatabaseSync) {
  const prepared = new Map<string, StatementSync>()
  const begin = db.prepare('begin immediate')
  const commit = db.prepare('commit')
  const rollback = db.prepare('rollback')
  const savepoint = db.prepare('savepoint unit')
  const release = db.prepare('release unit')
  const undo = db.prepare('rollback to unit')

  function prepare(sql: string): StatementSync {
    let statement = prepared.get(sql)
    if (!statement) {
      if (prepared.size >= MOST_PREPARED) prepared.clear()
      statement = db.prepare(sql)
      prepared.set(sql, statement)
    }
    return statement
  }

  /** Runs the statements of a unit up to the first that fails or whose guard does not hold. */
  function runUnit(statements: readonly Statement[]): UnitResult {
    for (const { sql, params, guard, mustChange, mustFind } of statements) {
      try {
        if (mustFind && guard) {
          if (prepare(sql).get(...params) === undefined) return { conflict: guard }
          continue
        }
        const { changes } = prepare(sql).run(...params)
        if (mustChange && changes === 0 && guard) return { conflict: guard }
      } catch (error) {
        // A full disk ends the whole transaction by itself: then there is nothing left to undo, or to go on with.
        if (!db.isTransaction) throw error
        const code = codeOf(error)
        return guard && isUniqueViolation(code) ? { conflict: guard } : { error: (error as Error).message, code }
      }
    }
    return null
  }

  function runCarefully(statements: readonly Statement[]): UnitResult {
    savepoint.run()
    const result = runUnit(statements)
    if (result) undo.run()
    release.run()
    return result
  }

  function runTransaction(units: readonly (readonly Statement[])[]): UnitResult[] {
    begin.run()
    const results: UnitResult[] = []
    for (const unit of units) {
      const result = runUnit(unit)
      if (result) {
        rollback.run()
        begin.run()
        const careful = units.map(runCarefully)
        commit.run()
        return careful
      }
      results.push(result)
    }
    commit.run()
    return results
  }

  return {
    runBatch(units: readonly (readonly Statement[])[]): BatchResult {
      try {
        return { results: runTransaction(units) }
      } catch (error) {
        // Once it is closed, there is nothing to undo.
        if (db.isOpen && db.isTransaction) rollback.run()
        return { error: (error as Error).message, code: codeOf(error) }
      }
    },
    /** One statement by itself: all its rows. */
    run(sql: string, params: readonly SqlValue[]): Row[] {
      return prepare(sql).all(...params) as Row[]
    },
  }
}

/** How many statements stay prepared; there are fewer than this, so it only bounds a mistake. */
const MOST_PREPARED = 500
