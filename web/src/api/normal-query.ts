import type { ApplicationQuery } from './types.ts'

/** One writing for each query: without what is empty or goes without saying, so that a list is kept once. */
export function normalQuery(query: ApplicationQuery): ApplicationQuery {
  const entries = Object.entries({ ...query, sort: query.sort ?? '-created' })
  return Object.fromEntries(
    entries.filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)),
  )
}
