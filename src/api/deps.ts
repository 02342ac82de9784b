import type { DialectDeps } from '../http/dialect-deps.ts'

/** What this API is given: what every dialect has, and what only people need. */
export type ApiDeps = DialectDeps
