import type { Conflict } from '../core/unit-of-work.ts'

export type SqlValue = string | number | null
export type Row = Record<string, SqlValue>

/**
 * Whose rows a statement touches: those of one organization, knowingly those of `every` organization, or `none` at all
 * (the store's own bookkeeping). On PostgreSQL row-level security holds every statement to it.
 */
export type Reach = number | 'every' | 'none'

/** One prepared statement with its values. */
export type Statement = {
  readonly sql: string
  readonly params: readonly SqlValue[]
  readonly reach: Reach
  /** What it means when a unique key refuses this statement, or when it was to change a row and found none. */
  readonly guard?: Conflict
  /** The statement must change a row, or its guard did not hold. */
  readonly mustChange?: boolean
  /** The statement only reads, and must find a row, or its guard did not hold. */
  readonly mustFind?: boolean
}

/** The store as it was at one moment, however long it is read. */
export type Snapshot = {
  /** @throws Unavailable */
  all(sql: string, params: readonly SqlValue[]): Promise<Row[]>
  close(): Promise<void>
}

/** What an engine says of itself for the metrics. */
export type EngineFigures = {
  /** Units of work that wait for a transaction. */
  readonly waitingUnits: number
  /** Connections in use, and those that may be open at most; requests that wait for one. */
  readonly connectionsInUse: number
  readonly connectionsMost: number
  readonly waitingForConnection: number
  /** Since the start: transactions that committed units, and the units in them. */
  readonly batches: number
  readonly units: number
  /** Since the start: transactions that were tried again after a deadlock or a serialization failure. */
  readonly retries: number
}

/** A database engine: reads, and units of work. Every store function goes through it and runs on every engine. */
export type Engine = {
  readonly name: 'SQLite' | 'PostgreSQL'
  /** Sees everything that was committed before the call. @throws Unavailable */
  all(sql: string, params: readonly SqlValue[], reach: Reach): Promise<Row[]>
  /** Runs the statements as one unit, durable when it resolves. Resolves to the guard that did not hold. @throws Unavailable */
  commit(statements: readonly Statement[]): Promise<Conflict | undefined>
  /** Runs one writing statement by itself and gives the rows that it returns, durable when it resolves. @throws Unavailable */
  write(sql: string, params: readonly SqlValue[], reach: Reach): Promise<Row[]>
  /** Reads across every organization, on a connection of its own. @throws Unavailable */
  snapshot(): Promise<Snapshot>
  /** Whether the store can be read and written now; `reason` may be shown to anybody, `cause` is for the log. */
  check(): Promise<{ ok: true } | { ok: false; reason: string; cause: unknown }>
  /** Takes what was erased out of the engine's own journal, as far as it can now. */
  purge(): Promise<void>
  /** What is wrong with the database as a whole, a sentence each: damaged pages or indexes, rows whose parent is gone. */
  examine(): AsyncGenerator<string>
  /** After rows were written with the places in the log that they had elsewhere: the next one comes behind them. */
  followRows(): Promise<void>
  figures(): EngineFigures
  close(): Promise<void>
}
