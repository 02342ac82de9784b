import { type CompiledQuery, DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { Row, SqlValue } from './engine.ts'
import type { Schema } from './schema.ts'

/**
 * Queries are written once with Kysely, checked against the schema, and compiled once to SQL with the places of their
 * parameters: running one costs no building, and the same text is a prepared statement in the engine.
 */

export const builder = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

class Placeholder {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

type Values = Record<string, SqlValue>

/** A compiled query: its text, and its parameters' values in the order of their places. */
export type Query<P extends Values, R = Row> = {
  readonly sql: string
  bind(values: P): SqlValue[]
  /** Never set: carries the type of a row. */
  readonly row?: R
}

/**
 * Compiles a query. `build` gets a stand-in for each parameter, typed as the value that will take its place.
 *
 * @example const byId = query<{ id: number }, NoteTable>((db, p) => db.selectFrom('note').selectAll().where('id', '=', p.id))
 */
export function query<P extends Values, R = Row>(
  build: (db: typeof builder, p: P) => { compile(): CompiledQuery },
): Query<P, R> {
  const standIns = new Proxy({} as P, { get: (_, name) => new Placeholder(String(name)) })
  const { sql, parameters } = build(builder, standIns).compile()
  const fixed = parameters.map((parameter) => (parameter instanceof Placeholder ? parameter.name : undefined))
  return {
    sql,
    bind(values) {
      const bound: SqlValue[] = new Array(fixed.length)
      for (let i = 0; i < fixed.length; i++) {
        const name = fixed[i]
        bound[i] = name === undefined ? (parameters[i] as SqlValue) : (values[name] as SqlValue)
      }
      return bound
    },
  }
}

/** The text that inserts one row with the named columns, whose values are its parameters in the same order. */
export function insertText(table: keyof Schema, columns: readonly string[]): string {
  const standIns = Object.fromEntries(columns.map((column) => [column, new Placeholder(column)]))
  return builder
    .insertInto(table)
    .values(standIns as never)
    .compile().sql
}
