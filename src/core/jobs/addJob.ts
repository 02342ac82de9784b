import { AlreadyExists } from '../errors.ts'
import { uidOf } from '../ids.ts'
import type { Clock, Ids } from '../ports.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import { type Job, type JobDetails, type JobStatus, type Stage, stageKind } from './job.ts'

export type JobDeps = { readonly work: UnitOfWork; readonly clock: Clock; readonly ids: Ids }

export type AddJobCommand = {
  readonly organizationId: number
  readonly name: string
  readonly status: JobStatus
  /** Public names; made up when left out. */
  readonly uid?: string
  readonly reference?: string
  readonly externalReference?: string
  readonly departmentId?: number
  readonly details?: JobDetails
  /** Whether everybody may read it; left out, whether it is open. */
  readonly isPublished?: boolean
  /** In pipeline order; left out, the usual five. */
  readonly stages?: readonly NewStage[]
}

/** What is left out of its kind and of whether it is visible follows from the reference. */
export type NewStage = Pick<Stage, 'name' | 'reference'> &
  Partial<Pick<Stage, 'kind' | 'visible'>> & { readonly id?: number | undefined }

const USUAL_STAGES: NonNullable<AddJobCommand['stages']> = [
  { name: 'New', reference: 'initial' },
  { name: 'Interview', reference: 'interviewed' },
  { name: 'Offer', reference: 'made_offer' },
  { name: 'Hired', reference: 'hired' },
  { name: 'Refused', reference: 'refused' },
]

/**
 * Adds a job with its pipeline, for the operator; a client's job is made by `createJob`.
 *
 * @throws AlreadyExists when its uid, its reference or a stage's id is taken
 */
export async function addJob(deps: JobDeps, command: AddJobCommand): Promise<Job> {
  const job = await newJob(deps, command)
  if ((await deps.work.commit([{ do: 'addJob', job }])) !== undefined) {
    throw new AlreadyExists(`The uid "${job.uid}", the reference "${job.reference}" or the id of a stage is taken`)
  }
  return job
}

/** A job with a pipeline, not written yet. */
export async function newJob(deps: Omit<JobDeps, 'work'>, command: AddJobCommand): Promise<Job> {
  const { organizationId, name, status } = command
  const id = await deps.ids.next()
  const stages: Stage[] = []
  for (const stage of command.stages ?? USUAL_STAGES) stages.push(await newStage(deps, stage))
  const now = deps.clock.now()
  const { externalReference, departmentId, details = {}, isPublished = status === 'open' } = command
  return {
    organizationId,
    id,
    uid: command.uid ?? uidOf(id),
    reference: command.reference ?? `WTTJ_${deps.ids.code(7)}`,
    name,
    status,
    ...(externalReference !== undefined && { externalReference }),
    ...(departmentId !== undefined && { departmentId }),
    details,
    ...(isPublished && { publishedAt: now }),
    ...(status === 'closed' && { archivedAt: now }),
    createdAt: now,
    updatedAt: now,
    stages,
  }
}

export async function newStage(
  { ids }: Pick<JobDeps, 'ids'>,
  { id, name, reference, kind = stageKind(reference), visible = reference !== 'archived' }: NewStage,
): Promise<Stage> {
  return { id: id ?? (await ids.next()), name, ...(reference !== undefined && { reference }), kind, visible }
}
