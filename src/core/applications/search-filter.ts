import type { StageKind } from '../jobs/job.ts'
import type { Surface } from './application.ts'
import type { TimeRange } from './application-list.ts'
import type { Status } from './status.ts'

/**
 * Which applications a list of people holds, of those that are there: neither deleted nor removed as duplicates. Where a
 * filter names several, any of them will do; what is left out does not narrow it, and an empty list lets nothing through.
 */
export type SearchFilter = {
  readonly ids?: readonly number[]
  readonly jobIds?: readonly number[]
  readonly stageIds?: readonly number[]
  readonly stageKinds?: readonly StageKind[]
  readonly statuses?: readonly Status[]
  readonly archived?: boolean
  readonly tags?: readonly string[]
  /** The clients that sent them. */
  readonly clientIds?: readonly number[]
  readonly surfaces?: readonly Surface[]
  readonly personIds?: readonly number[]
  readonly hasResume?: boolean
  readonly created?: TimeRange
  readonly updated?: TimeRange
  /** What somebody typed: those that the search finds by it, the newest thousands of them. */
  readonly q?: string
  /** Stages in which it stands or stood. */
  readonly reachedStageIds?: readonly number[]
}

export const SORT_KEYS = ['created', 'updated', 'stageEntered', 'name'] as const
export type SortKey = (typeof SORT_KEYS)[number]

export type Sort = { readonly by: SortKey; readonly descending: boolean }

/** Where the next page begins: behind the row with this value of the sort's key and this id. */
export type SearchPlace = { readonly value: number | string; readonly id: number }

export type SearchPage = { readonly sort: Sort; readonly after?: SearchPlace; readonly limit: number }
