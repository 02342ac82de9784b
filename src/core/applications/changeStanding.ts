import { byActor } from '../access/byActor.ts'
import { mayChange, mayKnowJob, type Principal } from '../access/permissions.ts'
import { NotFound, NotPermitted } from '../errors.ts'
import { firstStage, type Job, type Stage } from '../jobs/job.ts'
import { openingsAfter } from '../jobs/openingsAfter.ts'
import { movedEvent, updatedEvent } from '../log/describe.ts'
import type { Event } from '../log/event.ts'
import type { Change } from '../unit-of-work.ts'
import type { Application } from './application.ts'
import type { ApplicationDeps } from './deps.ts'
import { moveBetween, moveTo, stageOf } from './moveTo.ts'
import { findApplication } from './readApplication.ts'
import { refuseTakenReference } from './submitApplication.ts'
import type { Standing } from './undo-step.ts'

/** Every attempt lets at least one writer of the same application through, so this bounds how many may meet. */
const ATTEMPTS = 200

/** How a change came in. */
export type ByRequest = Pick<Event, 'surface' | 'requestId'>

/**
 * Changes where an application stands, and how: job, stage, status, tags, archived. What is asked for is decided from the
 * application as it is, and again when somebody else was quicker; nothing is written where it is so already.
 *
 * @param decide what it is to be; @throws Stale (or whatever it likes) where it must not be changed
 * @throws NotFound when there is no such application or the caller may not see it, no such job, or no such stage
 * @throws NotPermitted | PartnerReferenceTaken | RemovedAsDuplicate
 */
export async function changeStanding(
  deps: Pick<ApplicationDeps, 'applications' | 'jobs' | 'openings' | 'work' | 'clock' | 'ids'>,
  principal: Principal,
  id: number,
  by: ByRequest,
  decide: (from: Application) => Promise<Standing> | Standing,
): Promise<{ readonly from: Application; readonly to: Application }> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const from = await findApplication(deps, principal, { id })
    if (!mayChange(principal, from)) throw new NotPermitted('applications.update')
    const wanted = await decide(from)
    const now = deps.clock.now()
    const place = await placeOf(deps, principal, from, wanted)
    const moved = place && moveTo(from, place.stage, now, place.job.id)?.application
    const to = standing(from, moved ?? from, wanted, now)
    if (!to) return { from, to: from }
    if (place && to.status === 'in_progress' && (to.status !== from.status || to.jobId !== from.jobId)) {
      await refuseTakenReference(deps, from, { id: to.jobId }, to.partnerReference, id)
    }
    if ((await deps.work.commit(await draft(deps, principal, by, from, moved, to))) === undefined) return { from, to }
  }
  throw new Error('An application could not be changed: somebody else was quicker again and again')
}

/** The application as it is to be, as a new version, or nothing where it is so already. */
function standing(from: Application, moved: Application, wanted: Standing, now: number): Application | undefined {
  const { archived = from.archived, tags = from.tags, status = moved.status } = wanted
  const statusChangedAt = wanted.statusChangedAt ?? (status === from.status ? from.statusChangedAt : now)
  const stageEnteredAt = wanted.stageEnteredAt ?? moved.stageEnteredAt
  const next = { ...moved, archived, tags, status, statusChangedAt, stageEnteredAt }
  if (JSON.stringify(next) === JSON.stringify(from)) return undefined
  return { ...next, version: from.version + 1, updatedAt: now }
}

async function placeOf(
  { jobs }: Pick<ApplicationDeps, 'jobs'>,
  principal: Principal,
  from: Application,
  { jobId = from.jobId, stageId }: Standing,
): Promise<{ readonly job: Job; readonly stage: Stage } | undefined> {
  if (stageId === undefined && jobId === from.jobId) return undefined
  const job = await jobs.byId(from.organizationId, jobId)
  if (!job || !mayKnowJob(principal, { jobId })) throw new NotFound('job')
  return { job, stage: stageId === undefined ? firstStage(job) : stageOf(job, stageId) }
}

async function draft(
  deps: Pick<ApplicationDeps, 'openings' | 'ids'>,
  principal: Principal,
  { surface, requestId }: ByRequest,
  from: Application,
  moved: Application | undefined,
  to: Application,
): Promise<Change[]> {
  const { organizationId } = from
  const at = to.updatedAt
  const by = { clientId: principal.clientId, surface, ...byActor(principal) }
  const mark = async () => ({ id: await deps.ids.next(), salt: deps.ids.salt(), requestId })
  const changes: Change[] = [
    { do: 'changeApplication', application: to, from },
    ...(await openingsAfter(deps, from, to, at)),
    { do: 'touchPerson', organizationId, personId: from.personId, at },
  ]
  if (moved) {
    changes.push({ do: 'addMove', move: { ...moveBetween(from, moved, await deps.ids.next(), by), at } })
    changes.push({ do: 'appendEvent', event: movedEvent(await mark(), from, { ...moved, updatedAt: at }, by) })
  }
  const nothing = { attachments: [], notes: [], removed: [] }
  const updated = updatedEvent(await mark(), moved ?? from, to, nothing, by)
  if (!moved || updated.fields.length > 0) changes.push({ do: 'appendEvent', event: updated })
  return changes
}
