import type { Engine, SqlValue } from '../engine.ts'
import type { Query } from '../query.ts'

/** Runs a compiled query: all its rows. */
export async function rows<P extends Record<string, SqlValue>, R>(
  engine: Engine,
  query: Query<P, R>,
  values: P,
): Promise<R[]> {
  return (await engine.all(query.sql, query.bind(values), query.reach(values))) as R[]
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
