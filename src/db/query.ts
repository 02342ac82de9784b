import type { Reach, Row, SqlValue, Statement } from './engine.ts'
import type { Schema } from './schema.ts'

type Values = Record<string, SqlValue>

/** A query: its text, and its parameters' values in the order of their places. */
export type Query<P extends Values, R = Row> = {
  readonly sql: string
  bind(values: P): SqlValue[]
  /** Whose rows it touches with these values. */
  reach(values: P): Reach
  /** Never set: carries the type of a row. */
  readonly row?: R
}

const PARAMETER = /(?<!:):([a-z_]+)\b/gi

/**
 * A query in SQL that every engine runs, with `:name` for each parameter. It is made once, when its file is loaded; its
 * text is a prepared statement in the engine. It reaches the rows of the organization that its parameter
 * `organizationId` or `organization_id` names, and without one only the store's own bookkeeping.
 *
 * @example const byId = query<{ organizationId: number; id: number }, NoteTable>(
 *   'select * from note where organization_id = :organizationId and id = :id')
 */
export function query<P extends Values, R = Row>(text: string): Query<P, R> {
  return parse(text, (values) => (values['organizationId'] ?? values['organization_id'] ?? 'none') as Reach)
}

/** A query that reaches the rows of every organization, for the few that have to: whoever writes one says why. */
export function crossingQuery<P extends Values, R = Row>(text: string): Query<P, R> {
  return parse(text, () => 'every')
}

/** The names of the parameters in a text, in the order of their places. */
export function parametersIn(text: string): string[] {
  return [...text.matchAll(PARAMETER)].map(([, name]) => name as string)
}

function parse<P extends Values, R>(text: string, reach: (values: P) => Reach): Query<P, R> {
  const names = parametersIn(text)
  return {
    sql: text.replace(PARAMETER, '?').replace(/\s+/g, ' ').trim(),
    bind: (values) => names.map((name) => values[name] as SqlValue),
    reach,
  }
}

/** A query with its values, as a part of a unit of work. */
export function statement<P extends Values>(query: Query<P>, values: P): Statement {
  return { sql: query.sql, params: query.bind(values), reach: query.reach(values) }
}

/** The text that inserts rows with the named columns, whose values are its parameters in the same order. */
export function insertText(table: keyof Schema, columns: readonly string[], rows = 1): string {
  const row = `(${columns.map(() => '?').join(', ')})`
  return `insert into ${table} (${columns.join(', ')}) values ${Array.from({ length: rows }, () => row).join(', ')}`
}

const PLACES = 100

/**
 * A query about many values of one column, with one text however many they are, so that it stays prepared: `:values` in the
 * text stands for a list of places, which is filled with what there is, a hundred at a time, and `:rows` for the same as
 * rows of one number each.
 *
 * @example const ofMany = manyQuery<{ organizationId: number }, NoteTable>(
 *   'select * from note where organization_id = :organizationId and application_id in (:values) order by id')
 */
export function manyQuery<P extends Values, R = Row>(text: string): ManyQuery<P, R> {
  const names = Array.from({ length: PLACES }, (_, place) => `value_${letters(place)}`)
  const one = query<P & Values, R>(
    listed(
      text,
      names.map((name) => `:${name}`),
    ),
  )
  return {
    /** The values of each call that is needed. Places that are left over repeat the first value, which changes nothing. */
    calls(values, wanted) {
      const calls: { sql: string; params: SqlValue[]; reach: Reach }[] = []
      for (let from = 0; from < wanted.length; from += PLACES) {
        const part = wanted.slice(from, from + PLACES)
        const places = Object.fromEntries(names.map((name, place) => [name, part[place] ?? (part[0] as SqlValue)]))
        const all = { ...values, ...places }
        calls.push({ sql: one.sql, params: one.bind(all), reach: one.reach(all) })
      }
      return calls
    },
  }
}

function listed(text: string, [first, ...others]: readonly string[]): string {
  // PostgreSQL takes the type of all rows from the first.
  const rows = [`(cast(${first} as bigint))`, ...others.map((each) => `(${each})`)]
  return text.replace(':values', [first, ...others].join(', ')).replace(':rows', rows.join(', '))
}

export type ManyQuery<P extends Values, R> = {
  calls(values: P, wanted: readonly SqlValue[]): { sql: string; params: SqlValue[]; reach: Reach }[]
  /** Never set: carries the type of a row. */
  readonly row?: R
}

/** Names of parameters hold no digits. */
function letters(place: number): string {
  return String.fromCharCode(97 + Math.floor(place / 10), 97 + (place % 10))
}
