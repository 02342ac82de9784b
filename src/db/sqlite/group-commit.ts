import { setTimeout as setTimeoutAsync } from 'node:timers/promises'
import { Unavailable } from '../../core/errors.ts'
import type { Conflict } from '../../core/unit-of-work.ts'
import type { Statement } from '../engine.ts'
import type { BatchResult, UnitResult } from './batch.ts'
import { codeOf, isBusy, isNotNow } from './codes.ts'

type Waiting = {
  readonly statements: readonly Statement[]
  readonly resolve: (conflict: Conflict | undefined) => void
  readonly reject: (error: Error) => void
}

/** More units than this in one transaction would only make the first of them wait. */
const LARGEST_BATCH = 256
/** Units that may wait before new ones are told to come back. */
const LONGEST_QUEUE = 10_000
/** How long units wait while another process is writing, in milliseconds. */
const PATIENCE = 5_000
/** How long after another process was in the way the file counts as shared, in milliseconds. */
const SHARED_FOR = 1_000
/** How long a process keeps off the write lock, in milliseconds: by chance, so that no two go on missing each other. */
const pause = () => 1 + 2 * Math.random()

/**
 * Gathers the units of work that arrive during one turn of the event loop and commits them together: one transaction,
 * one sync of the disk, which is most of what a small write costs. While another process holds the write lock they wait
 * here, not in SQLite, where waiting would stop every other request too. While others write to the same file, a process
 * that has committed keeps off the lock for a moment, or those who wait would hardly ever find it free.
 */
export function createGroupCommit(runBatch: (units: readonly (readonly Statement[])[]) => BatchResult) {
  let waiting: Waiting[] = []
  let scheduled = false
  let busySince: number | undefined
  let sharedUntil = 0
  const figures = { batches: 0, units: 0 }

  function run(): void {
    const batch = waiting.splice(0, LARGEST_BATCH)
    const result = runBatch(batch.map(({ statements }) => statements))
    if ('error' in result && isBusy(result.code) && stillPatient()) {
      waiting = [...batch, ...waiting]
      sharedUntil = performance.now() + SHARED_FOR
      setTimeout(run, pause())
      return
    }
    // Who comes after a batch that waited in vain does not wait as long again.
    if (!('error' in result && isBusy(result.code))) busySince = undefined
    figures.batches++
    figures.units += batch.length
    scheduled = waiting.length > 0
    if (scheduled) schedule()
    settle(batch, result)
  }

  function schedule(): void {
    if (performance.now() < sharedUntil) setTimeout(run, pause())
    // After the sockets of this turn were read, so that requests that arrived together are committed together.
    else setImmediate(run)
  }

  function stillPatient(): boolean {
    busySince ??= performance.now()
    return performance.now() - busySince < PATIENCE
  }

  async function commit(statements: readonly Statement[]): Promise<Conflict | undefined> {
    if (waiting.length >= LONGEST_QUEUE) throw new Unavailable('Too many writes are waiting', 1)
    return new Promise((resolve, reject) => {
      waiting.push({ statements, resolve, reject })
      if (scheduled) return
      scheduled = true
      schedule()
    })
  }

  return { commit, figures: () => ({ waitingUnits: waiting.length, ...figures }) }
}

/** Tries anew while another process is writing, without stopping anything else meanwhile. */
export async function whenFree<T>(act: () => T): Promise<T> {
  for (const since = performance.now(); ; await setTimeoutAsync(pause())) {
    try {
      return act()
    } catch (error) {
      if (!isBusy(codeOf(error)) || performance.now() - since > PATIENCE) throw error
    }
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
