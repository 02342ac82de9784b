import { type Principal, permit } from '../access/permissions.ts'
import { AnsweredAlready, type Remember, rememberAnswer } from '../idempotency.ts'
import type { Change } from '../unit-of-work.ts'
import { applyJobPatch } from './applyJobPatch.ts'
import { checkQuestionnaires, permitDetails, refuseTakenExternalReference } from './createJob.ts'
import type { HiringDeps } from './deps.ts'
import { type AnyJobName, findJob } from './findJob.ts'
import { describeJob, hiringEvent } from './hiring-event.ts'
import type { Job } from './job.ts'
import type { OfficeWanted, UpdateJobCommand } from './job-command.ts'
import { type JobView, viewOfJob } from './job-view.ts'
import { resolveDepartment, resolveOffices } from './resolveWorkplaces.ts'

/** Every attempt lets at least one writer of the same job through, so this bounds how many may meet. */
const ATTEMPTS = 200

/**
 * Changes what the command names of a job and nothing else. Parallel updates of one job follow each other.
 *
 * @throws NotPermitted | NotFound (job, office, department, questionnaire) | NameTaken (external reference)
 * @throws AnsweredAlready when a request with the same idempotency key was quicker
 */
export async function updateJob(
  deps: HiringDeps,
  principal: Principal,
  name: AnyJobName,
  command: UpdateJobCommand,
  remember?: Remember<JobView>,
): Promise<JobView> {
  permit(principal, 'jobs.update')
  permitDetails(principal, command.details ?? {})
  await checkQuestionnaires(deps, principal, command.details ?? {})
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const { view, changes } = await draft(deps, principal, name, command)
    if (remember) changes.unshift(rememberAnswer(principal, remember, view, view.job.updatedAt))
    const conflict = await deps.work.commit(changes)
    if (conflict === undefined) return view
    if (conflict === 'idempotency_key') throw new AnsweredAlready()
  }
  throw new Error('A job could not be changed: somebody else was quicker again and again')
}

async function draft(
  deps: HiringDeps,
  principal: Principal,
  name: AnyJobName,
  command: UpdateJobCommand,
): Promise<{ view: JobView; changes: Change[] }> {
  const from = await findJob(deps, principal, name)
  command.check?.(from)
  await refuseTakenExternalReference(deps, principal, command.externalReference, from.id)
  const changes: Change[] = []
  const department =
    command.department && (await resolveDepartment(deps, principal, command, command.department, changes))
  const wanted = officesWanted(from, command)
  const offices = wanted && (await resolveOffices(deps, principal, command, wanted, changes))
  const resolved = {
    ...(department !== undefined && { departmentId: department && department.id }),
    ...(offices && { officeIds: offices.map(({ id }) => id) }),
  }
  const job = applyJobPatch(from, command, resolved, deps.clock.now())
  const what = { type: 'job.changed', jobId: job.id, at: job.updatedAt } as const
  const event = await hiringEvent(deps, principal, command, what, describeJob(from), describeJob(job))
  changes.push({ do: 'changeJob', job, from }, { do: 'appendEvent', event })
  const view = await viewOfJob(deps, job)
  // What is only being added cannot be read yet.
  return { view: { ...view, ...(department && { department }), ...(offices && { offices }) }, changes }
}

function officesWanted(from: Job, { offices, mainOffice }: UpdateJobCommand): readonly OfficeWanted[] | undefined {
  if (mainOffice === undefined) return offices
  if (mainOffice === null) return []
  return [mainOffice, ...(from.details.officeIds ?? []).slice(1).map((id) => ({ id }))]
}
