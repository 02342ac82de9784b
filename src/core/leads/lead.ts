import type { Profile, Statement } from '../applications/application.ts'

/** Somebody who may become an applicant and has not applied to a job yet, with the contact details as sent. */
export type Lead = {
  readonly organizationId: number
  readonly id: number
  readonly personId: number
  readonly clientId: number
  readonly partnerReference?: string
  readonly profile: Profile
  readonly statement: Statement
  readonly tags: readonly string[]
  readonly createdAt: number
  readonly updatedAt: number
  readonly deletedAt?: number
}
