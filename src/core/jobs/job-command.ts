import type { Surface } from '../applications/application.ts'
import type { Actor } from '../log/actor.ts'
import type { Job, JobDetails, JobStatus, Salary, TeamMember, TeamRole } from './job.ts'
import type { OfficeMore } from './office.ts'
import type { OpeningReason } from './opening.ts'
import type { Publication } from './publication.ts'

/** What any write of this folder says of the request that it came with. */
export type Sent = { readonly surface: Surface; readonly requestId: string; readonly actor?: Actor }

/** A department by its id, or by its name: one that is not known yet is added. */
export type DepartmentWanted = { readonly id: number } | { readonly name: string }

/**
 * An office by its id, or by what is known of it: the first one that has all of that. If there is none, it is added when
 * its city and its country are given.
 */
export type OfficeWanted = { readonly id: number } | Partial<OfficeFields>

/** What a caller can say of an office. */
export type OfficeFields = {
  readonly name: string
  readonly city: string
  readonly countryCode: string
  readonly address: string
  readonly zip: string
  readonly isHeadquarter: boolean
  readonly more: OfficeMore
}

export type OpeningFields = {
  readonly name: string
  readonly reason: OpeningReason
  readonly expectedHireAt?: number
  readonly openedAt?: number
  readonly approvedAt?: number
  readonly customFields?: Readonly<Record<string, string | number | boolean>>
}

/** A job that is to be made. */
export type CreateJobCommand = Sent & {
  readonly name: string
  readonly status: JobStatus
  /** Left out, whether it is open and neither discreet nor a template. */
  readonly isPublished?: boolean
  readonly externalReference?: string
  readonly department?: DepartmentWanted
  /** The main one first. */
  readonly offices?: readonly OfficeWanted[]
  readonly details: Omit<JobDetails, 'officeIds'>
  /** Left out, one that has the name of the job. */
  readonly openings?: readonly OpeningFields[]
}

/** What is to change of a job: null clears, what is left out stays. */
export type JobPatch = {
  readonly name?: string
  readonly status?: JobStatus
  readonly isPublished?: boolean
  /** How far it is, in one word, for callers that say no more. */
  readonly publication?: Publication
  readonly externalReference?: string | null
  readonly department?: DepartmentWanted | null
  readonly offices?: readonly OfficeWanted[]
  /** Takes the place of the main one, the others stay; null clears all. Not together with `offices`. */
  readonly mainOffice?: OfficeWanted | null
  readonly details?: DetailsPatch
}

/** Texts and categories merge by their names, the salary and the team by their keys; everything else is replaced. */
export type DetailsPatch = {
  readonly [K in Exclude<keyof JobDetails, 'officeIds' | Merged>]?: JobDetails[K] | null
} & {
  readonly sections?: readonly NamedPatch[] | null
  readonly categories?: readonly NamedPatch[] | null
  readonly salary?: { readonly [K in keyof Salary]?: Salary[K] | null } | null
  readonly team?: { readonly [K in TeamRole]?: TeamMember | null } | null
}

type Merged = 'sections' | 'categories' | 'salary' | 'team'

export type NamedPatch = { readonly name: string; readonly value: string | null }

export type UpdateJobCommand = Sent & JobPatch & Conditional

/** A change that is meant for a job as it was when its sender read it. */
export type Conditional = {
  /** Throws when the job is another one now. */
  readonly check?: (job: Job) => void
}
