import type { Conflict } from '../core/unit-of-work.ts'

export type SqlValue = string | number | null
export type Row = Record<string, SqlValue>

/** One prepared statement with its values. */
export type Statement = {
  readonly sql: string
  readonly params: readonly SqlValue[]
  /** What it means when a unique key refuses this statement, or when it was to change a row and found none. */
  readonly guard?: Conflict
  /** The statement must change a row, or its guard did not hold. */
  readonly mustChange?: boolean
}

/** A database engine: reads, and units of work. Every store function goes through it and runs on every engine. */
export type Engine = {
  /** Sees everything that was committed before the call. @throws Unavailable */
  all(sql: string, params: readonly SqlValue[]): Promise<Row[]>
  /** Runs the statements as one unit, durable when it resolves. Resolves to the guard that did not hold. @throws Unavailable */
  commit(statements: readonly Statement[]): Promise<Conflict | undefined>
  /** Runs one writing statement by itself and gives the rows that it returns, durable when it resolves. @throws Unavailable */
  write(sql: string, params: readonly SqlValue[]): Promise<Row[]>
  /** Whether the store can be read and written now; `reason` may be shown to anybody, `cause` is for the log. */
  check(): Promise<{ ok: true } | { ok: false; reason: string; cause: unknown }>
  close(): Promise<void>
}
