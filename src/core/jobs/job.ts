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
  readonly createdAt: number
  /** In pipeline order; never empty. */
  readonly stages: readonly Stage[]
}

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

/** The status that follows from standing in a stage: ends decide it, every other stage is in progress. */
export function statusInStage(stage: Stage): Status {
  if (stage.kind === 'hired') return 'hired'
  return stage.kind === 'refused' ? 'rejected' : 'in_progress'
}
