import type { Row, SqlValue } from './engine.ts'
import type { Schema } from './schema.ts'

type Values = Record<string, SqlValue>

/** A query: its text, and its parameters' values in the order of their places. */
export type Query<P extends Values, R = Row> = {
  readonly sql: string
  bind(values: P): SqlValue[]
  /** Never set: carries the type of a row. */
  readonly row?: R
}

const PARAMETER = /:([a-z_]+)\b/gi

/**
 * A query in SQL that every engine runs, with `:name` for each parameter. It is made once, when its file is loaded; its
 * text is a prepared statement in the engine.
 *
 * @example const byId = query<{ id: number }, NoteTable>('select * from note where id = :id')
 */
export function query<P extends Values, R = Row>(text: string): Query<P, R> {
  const names = [...text.matchAll(PARAMETER)].map(([, name]) => name as string)
  return {
    sql: text.replace(PARAMETER, '?').replace(/\s+/g, ' ').trim(),
    bind: (values) => names.map((name) => values[name] as SqlValue),
  }
}

/** The text that inserts one row with the named columns, whose values are its parameters in the same order. */
export function insertText(table: keyof Schema, columns: readonly string[]): string {
  return `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`
}
