import type { ApplicationView } from '../../../core/applications/application.ts'
import { uidOf } from '../../../core/ids.ts'
import { isInterview, type Stage, stageEver } from '../../../core/jobs/job.ts'
import { comeetTime } from '../words.ts'

/** Stages as Comeet's steps (reference, section 4). Ends are no steps: they show as the status. */

/** Those that were left, in the order in which they were. */
export function presentCompletedSteps({ moves, job, earlierJobs = [] }: ApplicationView) {
  const jobs = [job, ...earlierJobs]
  return moves.flatMap(({ from, enteredAt, at }) => {
    const left = jobs.find(({ id }) => id === from.jobId)
    const stage = left && stageEver(left, from.stageId)
    if (!stage || isEnd(stage)) return []
    return [{ ...presentStep(stage), time_scheduled: comeetTime(enteredAt), time_completed: comeetTime(at) }]
  })
}

/** Only while the application is in progress. */
export function presentCurrentSteps({ application, stage }: ApplicationView) {
  if (application.status !== 'in_progress') return []
  return [{ ...presentStep(stage), time_scheduled: comeetTime(application.stageEnteredAt) }]
}

export function presentFutureSteps({ application, job, stage }: ApplicationView) {
  if (application.status !== 'in_progress') return []
  const after = job.stages.slice(job.stages.findIndex(({ id }) => id === stage.id) + 1)
  return after.filter((next) => next.visible && next.kind !== 'refused').map(presentStep)
}

/** The documents name no list of types but these two. */
function presentStep(stage: Stage) {
  const type = isInterview(stage) ? 'In person Interview' : 'Go/No-go'
  return { position_step_uid: uidOf(stage.id), name: stage.name, type }
}

function isEnd({ kind }: Stage): boolean {
  return kind === 'refused' || kind === 'hired'
}
