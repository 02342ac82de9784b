import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { Unavailable } from '../../core/errors.ts'
import type { Conflict } from '../../core/unit-of-work.ts'
import type { Row, SqlValue, Statement } from '../engine.ts'
import type { BatchResult, UnitResult } from './batch.ts'

/** A unit as it travels: number of a statement's text, its values, and so on. Texts travel once. */
export type WireUnit = readonly (number | readonly SqlValue[])[]
export type Text = { readonly sql: string; readonly guard?: Conflict; readonly mustChange?: boolean }

export type ToWriter =
  | { readonly newTexts: readonly Text[]; readonly units: readonly WireUnit[] }
  | { readonly newTexts: readonly Text[]; readonly alone: { sql: string; params: readonly SqlValue[] } }
  | { readonly close: true }

export type FromWriter =
  | { readonly ready: true }
  | { readonly batch: BatchResult }
  | { readonly alone: { rows: Row[] } | { error: string; code: string } }

type Waiting = {
  readonly unit: WireUnit
  readonly resolve: (conflict: Conflict | undefined) => void
  readonly reject: (error: Error) => void
}

/** More units than this in one transaction would only make the first of them wait. */
const LARGEST_BATCH = 256
/** Units that may wait before new ones are told to come back. */
const LONGEST_QUEUE = 10_000

export type SqliteWriter = {
  commit(statements: readonly Statement[]): Promise<Conflict | undefined>
  write(sql: string, params: readonly SqlValue[]): Promise<Row[]>
  close(): Promise<void>
}

/**
 * Hands units of work to the writer thread: while it syncs one batch, the next gathers here, so that all units that
 * arrive during a sync share the following one (group commit).
 */
export async function startWriter(path: string, options: { durable: boolean }): Promise<SqliteWriter> {
  const worker = new Worker(new URL(import.meta.resolve('./writer-thread.ts')), {
    workerData: { path, durable: options.durable },
  })
  await once(worker, 'message')

  const numbers = new Map<string, number>()
  let newTexts: Text[] = []
  let waiting: Waiting[] = []
  let alone: { sql: string; params: readonly SqlValue[]; settle: (reply: AloneReply) => void }[] = []
  let inFlight: Waiting[] | ((reply: AloneReply) => void) | undefined
  let scheduled = false
  let failure: Error | undefined
  let onIdle: (() => void) | undefined

  worker.on('message', (message: FromWriter) => {
    const finished = inFlight
    inFlight = undefined
    if ('batch' in message && Array.isArray(finished)) settleBatch(finished, message.batch)
    else if ('alone' in message && typeof finished === 'function') finished(message.alone)
    send()
  })
  worker.on('error', (error: Error) => {
    failure = error
    const lost = new Unavailable('The database writer stopped', 1, { cause: error })
    if (Array.isArray(inFlight)) for (const unit of inFlight) unit.reject(lost)
    for (const unit of waiting) unit.reject(lost)
    waiting = []
    inFlight = undefined
    onIdle?.()
  })

  function send(): void {
    scheduled = false
    if (inFlight) return
    const next = alone.shift()
    if (next) {
      inFlight = next.settle
      post({ newTexts: takeTexts(), alone: { sql: next.sql, params: next.params } })
    } else if (waiting.length > 0) {
      const batch = waiting.length > LARGEST_BATCH ? waiting.splice(0, LARGEST_BATCH) : waiting
      if (batch === waiting) waiting = []
      inFlight = batch
      post({ newTexts: takeTexts(), units: batch.map(({ unit }) => unit) })
    } else {
      onIdle?.()
    }
  }

  /** Waits for the end of the current turn, so that requests that arrived together are committed together. */
  function schedule(): void {
    if (scheduled || inFlight) return
    scheduled = true
    setImmediate(send)
  }

  function post(message: ToWriter): void {
    worker.postMessage(message)
  }

  function takeTexts(): Text[] {
    const texts = newTexts
    if (texts.length > 0) newTexts = []
    return texts
  }

  function pack(statements: readonly Statement[]): WireUnit {
    const unit: (number | readonly SqlValue[])[] = []
    for (const { sql, guard, mustChange, params } of statements) {
      let number = numbers.get(sql)
      if (number === undefined) {
        number = numbers.size
        numbers.set(sql, number)
        newTexts.push({ sql, ...(guard && { guard }), ...(mustChange && { mustChange }) })
      }
      unit.push(number, params)
    }
    return unit
  }

  return {
    commit(statements) {
      if (failure) return Promise.reject(new Unavailable('The database writer stopped', 1, { cause: failure }))
      if (waiting.length >= LONGEST_QUEUE) return Promise.reject(new Unavailable('Too many writes are waiting', 1))
      return new Promise((resolve, reject) => {
        waiting.push({ unit: pack(statements), resolve, reject })
        schedule()
      })
    },
    write(sql, params) {
      return new Promise((resolve, reject) => {
        const settle = (reply: AloneReply) => ('rows' in reply ? resolve(reply.rows) : reject(toError(reply)))
        alone.push({ sql, params, settle })
        schedule()
      })
    },
    async close() {
      if (!failure && (inFlight || waiting.length > 0 || alone.length > 0)) {
        await new Promise<void>((resolve) => {
          onIdle = resolve
        })
      }
      const exited = once(worker, 'exit')
      post({ close: true })
      await exited
    },
  }
}

type AloneReply = { rows: Row[] } | { error: string; code: string }

function settleBatch(units: readonly Waiting[], batch: BatchResult): void {
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

/** Codes that say "not now" rather than "wrong": a full disk, a failing disk, another writer, a read-only file. */
const NOT_NOW = /^SQLITE_(FULL|IOERR|BUSY|LOCKED|READONLY|CANTOPEN|NOMEM)/

function toError({ error, code }: { error: string; code: string }): Error {
  if (NOT_NOW.test(code)) return new Unavailable('The database cannot take writes right now', 2, { cause: error })
  return new Error(`SQLite: ${code} ${error}`)
}
