import type { SearchScope } from '../../core/ports.ts'
import type { SearchQuery } from '../../core/search/search-query.ts'
import type { SearchEntry } from '../../core/search/searched-text.ts'
import type { Engine, Statement } from '../engine.ts'

/** Applications that were found; a higher rank is a better one. When there are more hits than were looked at, it is not whole. */
export type Found = {
  readonly hits: readonly { readonly id: number; readonly rank: number }[]
  readonly isWhole: boolean
}

export type IndexQuery = {
  readonly query: SearchQuery
  readonly scope: SearchScope
  /** Whether what is asked for may stand in any field, or must stand in those that say who it is: names, e-mails, phones. */
  readonly fields: 'all' | 'who'
  readonly limit: number
}

/** The index of words of an engine: each has its own kind. Organization and application are those of the row. */
export type SearchIndex = {
  /** Adds what is not there. */
  set(of: { organizationId: number; applicationId: number }, entry: SearchEntry): Statement[]
  remove(of: { organizationId: number; applicationId: number }): Statement[]
  /** The newest hits with their ranks. */
  ranked(engine: Engine, organizationId: number, query: IndexQuery): Promise<Found>
  /** The ids of the newest hits, newest first. */
  newest(engine: Engine, organizationId: number, query: SearchQuery, limit: number): Promise<number[]>
}
