import { setTimeout as sleep } from 'node:timers/promises'
import { Unavailable } from '../../core/errors.ts'
import type { Conflict } from '../../core/unit-of-work.ts'
import type { Reach, Row, Statement } from '../engine.ts'
import { isNoRowChanged, isUniqueViolation, isWorthRetrying, type PostgresError } from './codes.ts'
import { Line } from './line.ts'
import { PipelineError } from './pipeline.ts'
import { reachTo, type Sent, toSent } from './texts.ts'

type Unit = {
  readonly statements: readonly Statement[]
  readonly resolve: (conflict: Conflict | undefined) => void
  readonly reject: (error: Error) => void
}

/** What became of a unit that was taken out of its batch. */
type Outcome = { readonly conflict: Conflict } | { readonly error: Error }

/** More units than this in one transaction would only make the first of them wait. */
const LARGEST_BATCH = 128
/** How often a transaction is tried that others were in the way of. */
const MOST_ATTEMPTS = 8

/**
 * Gathers the units of work that arrive while earlier ones are on their way, and commits them together: one transaction,
 * one round trip, one sync of the disk. So many transactions are on their way at once that the server is never idle.
 */
export function createGroupCommit(
  run: (statements: readonly Sent[], kind: 'write') => Promise<Row[][]>,
  { transactions }: { readonly transactions: number },
) {
  const waiting = new Line<Unit>('writes')
  let running = 0
  let scheduled = false
  const figures = { batches: 0, units: 0, retries: 0 }

  function schedule(): void {
    if (scheduled || waiting.length === 0 || running >= transactions) return
    scheduled = true
    // After the sockets of this turn were read, so that requests that arrived together are committed together.
    setImmediate(() => {
      scheduled = false
      const batch = waiting.take(LARGEST_BATCH)
      if (batch.length === 0) return
      running++
      void commitBatch(batch).finally(() => {
        running--
        schedule()
      })
      schedule()
    })
  }

  /**
   * Commits the units of a batch. One whose guard does not hold, or that fails by itself, is taken out and the rest is tried
   * again; what it hears, it hears once the others are committed, as it may have failed because of one of them.
   */
  async function commitBatch(batch: readonly Unit[]): Promise<void> {
    const outcomes = new Map<Unit, Outcome>()
    let units = batch
    try {
      while (units.length > 0) {
        const failed = await tryBatch(units)
        if (!failed) break
        outcomes.set(failed.unit, failed.outcome)
        units = units.filter((unit) => unit !== failed.unit)
      }
    } catch (error) {
      for (const unit of batch) unit.reject(error as Error)
      return
    }
    figures.batches++
    figures.units += units.length
    for (const unit of batch) settle(unit, outcomes.get(unit))
  }

  /** @returns the first unit that could not be done, or undefined when all are committed. @throws Unavailable */
  async function tryBatch(units: readonly Unit[]): Promise<{ unit: Unit; outcome: Outcome } | undefined> {
    const { sent, origins } = inOneTransaction(units)
    for (let attempt = 1; ; attempt++) {
      try {
        await run(sent, 'write')
        return undefined
      } catch (error) {
        if (!(error instanceof PipelineError)) throw error
        if (isWorthRetrying(error.cause)) {
          if (attempt >= MOST_ATTEMPTS) throw new Unavailable('Too many writes want the same rows', 1, { cause: error })
          figures.retries++
          await sleep(2 ** attempt * Math.random() * 4)
          continue
        }
        const origin = origins[error.index]
        // None of the statements, but the commit itself.
        if (!origin) throw new Error(describe(error.cause))
        return { unit: origin.unit, outcome: outcomeOf(origin.statement, error.cause) }
      }
    }
  }

  async function commit(statements: readonly Statement[]): Promise<Conflict | undefined> {
    return new Promise((resolve, reject) => {
      waiting.add({ statements, resolve, reject })
      schedule()
    })
  }

  return { commit, figures: () => ({ waitingUnits: waiting.length, ...figures }) }
}

type Origin = { readonly unit: Unit; readonly statement: Statement }

/** The statements of all units as they are sent, and where each comes from. */
function inOneTransaction(units: readonly Unit[]): { sent: Sent[]; origins: Origin[] } {
  const sent: Sent[] = []
  const origins: Origin[] = []
  let reach: Reach | undefined
  for (const unit of units) {
    for (const statement of unit.statements) {
      if (statement.reach !== reach) {
        reach = statement.reach
        sent.push(reachTo(reach))
        origins.push({ unit, statement })
      }
      sent.push(toSent(statement))
      origins.push({ unit, statement })
    }
  }
  return { sent, origins }
}

function outcomeOf({ guard, mustChange, mustFind }: Statement, error: PostgresError): Outcome {
  if (guard && (isUniqueViolation(error) || ((mustChange || mustFind) && isNoRowChanged(error))))
    return { conflict: guard }
  return { error: new Error(describe(error)) }
}

function settle(unit: Unit, outcome: Outcome | undefined): void {
  if (!outcome) unit.resolve(undefined)
  else if ('conflict' in outcome) unit.resolve(outcome.conflict)
  else unit.reject(outcome.error)
}

function describe({ code, message }: PostgresError): string {
  return `PostgreSQL ${code}: ${message}`
}
