import type { Status } from '../applications/status.ts'

export const JOB_STATUSES = ['open', 'on_hold', 'closed'] as const
export type JobStatus = (typeof JOB_STATUSES)[number]

/** The opening that people apply to. `uid` and `reference` are its public names, unique in the organization. */
export type Job = {
  readonly organizationId: number
  readonly id: number
  readonly uid: string
  readonly reference: string
  readonly name: string
  readonly status: JobStatus
  /** Unique in the organization; the name that another system has for it. */
  readonly externalReference?: string
  readonly departmentId?: number
  readonly details: JobDetails
  /** While it is open, everybody may read it, on careers pages and in feeds, since then; see `isPublished`. */
  readonly publishedAt?: number
  /** Since when it is closed. */
  readonly archivedAt?: number
  readonly createdAt: number
  readonly updatedAt: number
  /** In pipeline order; never empty. */
  readonly stages: readonly Stage[]
  /** What was taken out of the pipeline, for whatever stood in it once; left out when nothing was. */
  readonly removedStages?: readonly Stage[]
}

/** What a job says of itself. Each wire shows and sets the part that it has words for; see docs/mapping.md. */
export type JobDetails = {
  /** Only those who work on it may know of it. */
  readonly isDiscreet?: boolean
  /** Made to be cloned. */
  readonly isTemplate?: boolean
  /** Collects people, and is never filled. */
  readonly isTalentPool?: boolean
  readonly internalName?: string
  readonly customId?: string
  readonly pictureUrl?: string
  /** The page on the organization's own site. */
  readonly activePageUrl?: string
  readonly applyUrl?: string
  readonly language?: string
  readonly description?: string
  /** Who is looked for. */
  readonly profile?: string
  readonly companyDescription?: string
  readonly recruitmentProcess?: string
  /** Further texts under headings of the organization's own; values are HTML. */
  readonly sections?: readonly { readonly name: string; readonly value: string }[]
  readonly categories?: readonly { readonly name: string; readonly value: string }[]
  readonly employmentType?: string
  readonly contractType?: string
  /** In months. */
  readonly contractDurationMin?: number
  readonly contractDurationMax?: number
  readonly experienceLevel?: string
  readonly educationLevel?: string
  readonly professionReference?: string
  readonly remote?: RemoteLevel
  readonly salary?: Salary
  /** Whoever said the salary meant it for everybody who reads the job. */
  readonly isSalaryPublic?: boolean
  /** Places of work, the main one first. */
  readonly officeIds?: readonly number[]
  /** References of the sites on which it is published. */
  readonly sites?: readonly string[]
  /** `YYYY-MM-DD`. */
  readonly startDate?: string
  readonly team?: Readonly<Partial<Record<TeamRole, TeamMember>>>
  readonly questionnaireIds?: readonly number[]
}

export const REMOTE_LEVELS = ['fulltime', 'partial', 'punctual', 'no'] as const
export type RemoteLevel = (typeof REMOTE_LEVELS)[number]

/** `currency` is an ISO 4217 code. */
export type Salary = {
  readonly min?: number
  readonly max?: number
  readonly currency?: string
  readonly period?: string
}

export const TEAM_ROLES = ['leadRecruiter', 'hiringManager', 'leadRecruitingCoordinator'] as const
export type TeamRole = (typeof TEAM_ROLES)[number]
export type TeamMember = { readonly email: string; readonly firstName?: string; readonly lastName?: string }

/** What a stage means: the first, one on the way, or an end. */
export const STAGE_KINDS = ['new', 'active', 'hired', 'refused'] as const
export type StageKind = (typeof STAGE_KINDS)[number]

/** One column of a job's pipeline. */
export type Stage = {
  readonly id: number
  readonly name: string
  /** A conventional name such as `initial` or `refused`; columns of one's own have none. */
  readonly reference?: string
  readonly kind: StageKind
  readonly visible: boolean
}

const KIND_BY_REFERENCE: Readonly<Record<string, StageKind>> = {
  initial: 'new',
  refused: 'refused',
  hired: 'hired',
}

/** The kind that a conventional stage reference stands for. */
export function stageKind(reference: string | undefined): StageKind {
  return (reference !== undefined && KIND_BY_REFERENCE[reference]) || 'active'
}

/** Where applications begin. */
export function firstStage({ stages }: Job): Stage {
  const stage = stages[0]
  if (!stage) throw new Error('A job has no stage')
  return stage
}

/** A stage that the job has or had. */
export function stageEver({ stages, removedStages = [] }: Job, stageId: number): Stage | undefined {
  return stages.find(({ id }) => id === stageId) ?? removedStages.find(({ id }) => id === stageId)
}

/** The status that follows from standing in a stage: ends decide it, every other stage is in progress. */
export function statusInStage(stage: Stage): Status {
  if (stage.kind === 'hired') return 'hired'
  return stage.kind === 'refused' ? 'rejected' : 'in_progress'
}

/** Whoever stands in such a stage while in progress has an interview scheduled or under way. */
export function isInterview({ reference }: Stage): boolean {
  return reference === 'interviewed' || reference === 'interview'
}
