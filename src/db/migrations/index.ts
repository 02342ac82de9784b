import { postgres as firstOnPostgres } from './001-first.postgres.ts'
import { sqlite as firstOnSqlite } from './001-first.sqlite.ts'
import * as tasksAndMarks from './002-tasks-and-marks.ts'
import * as bothApisWhole from './003-both-apis-whole.ts'
import * as recruiters from './004-recruiters.ts'
import * as applicationLists from './005-application-lists.ts'
import * as search from './006-search.ts'
import * as pipelines from './007-pipelines.ts'

export type Migration = {
  readonly name: string
  /** The same tables and columns in the spelling of each engine. */
  readonly sqlite: readonly string[]
  readonly postgres: readonly string[]
}

/** Every migration in order; its version is its place in the list, counted from 1. Never change one that was released. */
export const MIGRATIONS: readonly Migration[] = [
  { name: 'first', sqlite: firstOnSqlite, postgres: firstOnPostgres },
  { name: 'tasks and marks', ...tasksAndMarks },
  { name: 'both APIs whole', ...bothApisWhole },
  { name: 'recruiters', ...recruiters },
  { name: 'application lists', ...applicationLists },
  { name: 'search', ...search },
  { name: 'pipelines', ...pipelines },
]

/** The version that this program brings a store to. */
export const SCHEMA_VERSION = MIGRATIONS.length
