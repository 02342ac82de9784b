import { type Principal, permit } from '../access/permissions.ts'
import { StageInUse } from '../errors.ts'
import { AnsweredAlready, type Remember, rememberAnswer } from '../idempotency.ts'
import type { StandingReader } from '../ports.ts'
import type { Change } from '../unit-of-work.ts'
import type { HiringDeps } from './deps.ts'
import { type AnyJobName, findJob } from './findJob.ts'
import { hiringEvent } from './hiring-event.ts'
import type { Job } from './job.ts'
import type { Conditional, Sent } from './job-command.ts'
import { pipelineOf, type WantedStage } from './pipeline.ts'

export type PipelineDeps = HiringDeps & { readonly standings: StandingReader }

/** The whole pipeline in its order. What has no id is new; what is left out goes. */
export type ChangePipelineCommand = Sent & Conditional & { readonly stages: readonly WantedStage[] }

/** Every attempt lets at least one writer of the same job through, so this bounds how many may meet. */
const ATTEMPTS = 200

/**
 * Gives a job another pipeline. Nothing may stand in a stage that goes, or that becomes of another kind; the database holds to
 * that also when an application is moved at the same moment.
 *
 * @throws NotPermitted | NotFound (job) | InvalidFields | StageInUse
 * @throws AnsweredAlready when a request with the same idempotency key was quicker
 */
export async function changePipeline(
  deps: PipelineDeps,
  principal: Principal,
  name: AnyJobName,
  command: ChangePipelineCommand,
  remember?: Remember<Job>,
): Promise<Job> {
  permit(principal, 'jobs.update')
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const { job, changes } = await draft(deps, principal, name, command)
    if (remember) changes.unshift(rememberAnswer(principal, remember, job, job.updatedAt))
    const conflict = await deps.work.commit(changes)
    if (conflict === undefined) return job
    if (conflict === 'idempotency_key') throw new AnsweredAlready()
    if (conflict === 'stage_in_use') throw new StageInUse()
  }
  throw new Error('A job could not be changed: somebody else was quicker again and again')
}

async function draft(
  deps: PipelineDeps,
  principal: Principal,
  name: AnyJobName,
  command: ChangePipelineCommand,
): Promise<{ job: Job; changes: Change[] }> {
  const from = await findJob(deps, principal, name)
  command.check?.(from)
  const job: Job = {
    ...from,
    ...(await pipelineOf(deps, from, command.stages)),
    updatedAt: Math.max(deps.clock.now(), from.updatedAt + 1),
  }
  await refuseInUse(deps, from, job)
  const what = { type: 'job.changed', jobId: job.id, at: job.updatedAt } as const
  const event = await hiringEvent(deps, principal, command, what, { stages: from.stages }, { stages: job.stages })
  return {
    job,
    changes: [
      { do: 'changeJob', job, from },
      { do: 'changePipeline', job, from },
      { do: 'appendEvent', event },
    ],
  }
}

/** The database decides; looking first only tells which stage it is. @throws StageInUse */
async function refuseInUse({ standings }: PipelineDeps, from: Job, to: Job): Promise<void> {
  const kinds = new Map(to.stages.map(({ id, kind }) => [id, kind]))
  const affected = from.stages.filter(({ id, kind }) => kinds.get(id) !== kind)
  if (affected.length === 0) return
  const ids = affected.map(({ id }) => id)
  const inUse = new Set((await standings.standing(from.organizationId, ids)).map(({ stageId }) => stageId))
  const stage = affected.find(({ id }) => inUse.has(id))
  if (stage) throw new StageInUse(stage.name)
}
