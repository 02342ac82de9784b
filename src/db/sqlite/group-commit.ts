import { Unavailable } from '../../core/errors.ts'
import type { Conflict } from '../../core/unit-of-work.ts'
import type { Statement } from '../engine.ts'
import type { BatchResult, UnitResult } from './batch.ts'
import { isNotNow } from './codes.ts'

type Waiting = {
  readonly statements: readonly Statement[]
  readonly resolve: (conflict: Conflict | undefined) => void
  readonly reject: (error: Error) => void
}

/** More units than this in one transaction would only make the first of them wait. */
const LARGEST_BATCH = 256

/**
 * Gathers the units of work that arrive during one turn of the event loop and commits them together: one transaction,
 * one sync of the disk, which is most of what a small write costs.
 */
export function createGroupCommit(runBatch: (units: readonly (readonly Statement[])[]) => BatchResult) {
  let waiting: Waiting[] = []
  let scheduled = false

  function run(): void {
    const batch = waiting.splice(0, LARGEST_BATCH)
    scheduled = waiting.length > 0
    if (scheduled) setImmediate(run)
    settle(batch, runBatch(batch.map(({ statements }) => statements)))
  }

  return function commit(statements: readonly Statement[]): Promise<Conflict | undefined> {
    return new Promise((resolve, reject) => {
      waiting.push({ statements, resolve, reject })
      if (scheduled) return
      scheduled = true
      // After the sockets of this turn were read, so that requests that arrived together are committed together.
      setImmediate(run)
    })
  }
}

function settle(units: readonly Waiting[], batch: BatchResult): void {
  if ('error' in batch) {
    for (const unit of units) unit.reject(toError(batch))
    return
  }
  for (const [index, unit] of units.entries()) settleUnit(unit, batch.results[index] as UnitResult)
}

function settleUnit(unit: Waiting, result: UnitResult): void {
  if (result === null) unit.resolve(undefined)
  else if ('conflict' in result) unit.resolve(result.conflict)
  else unit.reject(toError(result))
}

/** A failure of SQLite in our words. */
export function toError({ error, code }: { error: string; code: number }): Error {
  if (isNotNow(code)) return new Unavailable('The database cannot take this right now', 2, { cause: error })
  return new Error(`SQLite ${code}: ${error}`)
}
