import type { Engine, SqlValue } from '../engine.ts'
import type { ManyQuery, Query } from '../query.ts'

/** Runs a compiled query: all its rows. */
export async function rows<P extends Record<string, SqlValue>, R>(
  engine: Engine,
  query: Query<P, R>,
  values: P,
): Promise<R[]> {
  return (await engine.all(query.sql, query.bind(values), query.reach(values))) as R[]
}

/** Runs a query about many values: all its rows, those of the first hundred values first. */
export async function rowsOfMany<P extends Record<string, SqlValue>, R>(
  engine: Engine,
  query: ManyQuery<P, R>,
  values: P,
  wanted: readonly SqlValue[],
): Promise<R[]> {
  const calls = query.calls(values, wanted)
  return (await Promise.all(calls.map(({ sql, params, reach }) => engine.all(sql, params, reach)))).flat() as R[]
}

/** Runs a compiled query: its first row. */
export async function first<P extends Record<string, SqlValue>, R>(
  engine: Engine,
  query: Query<P, R>,
  values: P,
): Promise<R | undefined> {
  return (await rows(engine, query, values))[0]
}

/** Runs a compiled query that writes, by itself: the rows that it returns. */
export async function write<P extends Record<string, SqlValue>, R>(
  engine: Engine,
  query: Query<P, R>,
  values: P,
): Promise<R[]> {
  return (await engine.write(query.sql, query.bind(values), query.reach(values))) as R[]
}
