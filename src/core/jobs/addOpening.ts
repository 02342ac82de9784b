import { type Principal, permit } from '../access/permissions.ts'
import { AnsweredAlready, type Remember, rememberAnswer } from '../idempotency.ts'
import type { Change } from '../unit-of-work.ts'
import type { HiringDeps } from './deps.ts'
import { type AnyJobName, findJob } from './findJob.ts'
import { hiringEvent } from './hiring-event.ts'
import type { Job } from './job.ts'
import type { OpeningFields, Sent } from './job-command.ts'
import type { Opening } from './opening.ts'

export type AddOpeningCommand = Sent & OpeningFields

/** An opening with the job that it is of. */
export type OpeningView = { readonly opening: Opening; readonly job: Job }

/**
 * Adds an opening to a job.
 *
 * @throws NotPermitted | NotFound (job)
 * @throws AnsweredAlready when a request with the same idempotency key was quicker
 */
export async function addOpening(
  deps: HiringDeps,
  principal: Principal,
  name: AnyJobName,
  command: AddOpeningCommand,
  remember?: Remember<OpeningView>,
): Promise<OpeningView> {
  permit(principal, 'openings.create')
  const job = await findJob(deps, principal, name)
  const { opening, changes } = await newOpening(deps, principal, job, command)
  const view = { opening, job }
  if (remember) changes.unshift(rememberAnswer(principal, remember, view, opening.createdAt))
  if ((await deps.work.commit(changes)) !== undefined) throw new AnsweredAlready()
  return view
}

/** An opening with the changes that add it. */
export async function newOpening(
  deps: Pick<HiringDeps, 'ids' | 'clock'>,
  principal: Principal,
  job: Pick<Job, 'id'>,
  command: AddOpeningCommand,
): Promise<{ opening: Opening; changes: Change[] }> {
  const now = deps.clock.now()
  const { name, reason, expectedHireAt, openedAt = now, approvedAt, customFields = {} } = command
  const opening: Opening = {
    organizationId: principal.organizationId,
    id: await deps.ids.next(),
    jobId: job.id,
    name,
    reason,
    isOpen: true,
    ...(expectedHireAt !== undefined && { expectedHireAt }),
    openedAt,
    ...(approvedAt !== undefined && { approvedAt }),
    customFields,
    createdAt: now,
    updatedAt: now,
    statusChangedAt: now,
  }
  const { organizationId: _, id, jobId, createdAt: __, updatedAt: ___, statusChangedAt: ____, ...values } = opening
  const what = { type: 'opening.added', jobId, at: now } as const
  const event = await hiringEvent(deps, principal, command, what, {}, { openingId: id, ...values })
  return {
    opening,
    changes: [
      { do: 'addOpening', opening },
      { do: 'appendEvent', event },
    ],
  }
}
