import { NotFound } from '../errors.ts'
import { type Job, type Stage, statusInStage } from '../jobs/job.ts'
import type { Application } from './application.ts'
import type { Move } from './move.ts'
import type { Status } from './status.ts'

/** What a change of stage does to an application; `updateApplication` makes it, with whatever else it changes. */

/** @throws NotFound when the job has no such stage */
export function stageOf(job: Job, stageId: number): Stage {
  const stage = job.stages.find(({ id }) => id === stageId)
  if (!stage) throw new NotFound('stage')
  return stage
}

/**
 * The application as it stands in another stage, of its job or of the one that is named, or nothing when it stands there
 * already. It keeps its version: the update makes the new one.
 */
export function moveTo(
  from: Application,
  stage: Stage,
  now: number,
  jobId: number = from.jobId,
): { readonly application: Application; readonly stage: Stage } | undefined {
  if (stage.id === from.stageId) return undefined
  const status = statusAfter(from.status, stage)
  const statusChangedAt = status === from.status ? from.statusChangedAt : now
  const application = {
    ...from,
    jobId,
    stageId: stage.id,
    status,
    statusChangedAt,
    stageEnteredAt: now,
    updatedAt: now,
  }
  return { application, stage }
}

/** An end decides the status, and leaving one brings back what is in progress; on the way, on hold stays on hold. */
function statusAfter(status: Status, to: Stage): Status {
  if (to.kind === 'hired' || to.kind === 'refused') return statusInStage(to)
  return status === 'hired' || status === 'rejected' ? statusInStage(to) : status
}

/** The record of a move. */
export function moveBetween(
  from: Application,
  to: Application,
  id: number,
  by: Pick<Move, 'clientId' | 'actor'>,
): Move {
  return {
    organizationId: from.organizationId,
    id,
    applicationId: from.id,
    clientId: by.clientId,
    ...(by.actor && { actor: by.actor }),
    from: { jobId: from.jobId, stageId: from.stageId },
    to: { jobId: to.jobId, stageId: to.stageId },
    enteredAt: from.stageEnteredAt,
    at: to.stageEnteredAt,
  }
}
