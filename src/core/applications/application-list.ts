import type { Status } from './status.ts'

/** From `from` on (inclusive) until before `until`; milliseconds since 1970. */
export type TimeRange = { readonly from?: number; readonly until?: number }

/** Which applications a list holds; what is left out does not narrow it. */
export type ApplicationFilter = {
  /** Those that this client sent. */
  readonly clientId?: number
  readonly jobId?: number
  readonly statuses?: readonly Status[]
  readonly created?: TimeRange
  readonly statusChanged?: TimeRange
  /** The last change of any kind. */
  readonly updated?: TimeRange
  /** The last change of any application of the same person. */
  readonly personActive?: TimeRange
  /** Only the stubs of deleted ones, or none of them; left out, both. */
  readonly deleted?: boolean
}

/**
 * What a list is in the order of, always upwards. It is chosen so that an index leads straight to the first row, and that
 * a row that changes while the list is read moves towards its end: it may be seen twice, and is never missed.
 */
export type ListOrder = 'created' | 'updated' | 'personActive'

/** Where the next page begins: behind the row with this value of the order's time and this id. */
export type ListPlace = { readonly order: ListOrder; readonly time: number; readonly id: number }

/** The order that suits a filter. */
export function orderFor(filter: ApplicationFilter): ListOrder {
  if (filter.personActive) return 'personActive'
  return filter.updated || filter.statusChanged || filter.clientId !== undefined ? 'updated' : 'created'
}

/** A page by number, as Welcome Kit asks for it. */
export type OffsetPage = { readonly offset: number; readonly limit: number }

/** Which moves a list holds; what is left out does not narrow it. */
export type MoveFilter = {
  /** From or to this job. */
  readonly jobId?: number
  /** Of applications that this client sent. */
  readonly clientId?: number
}

/** Which applications of one job a list by pages holds. */
export type JobListFilter = {
  readonly jobId: number
  readonly clientId?: number
  readonly email?: string
  /** A part of the referrer, compared without case. */
  readonly referrer?: string
  readonly stageIds?: readonly number[]
  readonly archived?: boolean
  readonly createdFrom?: number
  readonly updatedFrom?: number
}
