import type { CustomFieldValue } from '../applications/application.ts'

/** One seat of a job that is to be filled. Times are milliseconds since 1970. */
export type Opening = {
  readonly organizationId: number
  readonly id: number
  readonly jobId: number
  readonly name: string
  readonly reason: OpeningReason
  readonly isOpen: boolean
  readonly expectedHireAt?: number
  readonly openedAt: number
  /** Set when the opening was approved. */
  readonly approvedAt?: number
  /** The application whose person fills it. */
  readonly hiredApplicationId?: number
  readonly customFields: Readonly<Record<string, CustomFieldValue>>
  readonly createdAt: number
  readonly updatedAt: number
  readonly statusChangedAt: number
}

export type OpeningReason = 'new' | 'replacement' | 'temporary_replacement'
