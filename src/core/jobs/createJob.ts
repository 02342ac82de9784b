import { type Principal, permit } from '../access/permissions.ts'
import { NameTaken, NotFound } from '../errors.ts'
import { AnsweredAlready, type Remember, rememberAnswer } from '../idempotency.ts'
import type { Change } from '../unit-of-work.ts'
import { newJob } from './addJob.ts'
import { newOpening } from './addOpening.ts'
import type { HiringDeps } from './deps.ts'
import { describeJob, hiringEvent } from './hiring-event.ts'
import type { Job, JobDetails } from './job.ts'
import type { CreateJobCommand } from './job-command.ts'
import type { JobView } from './job-view.ts'
import { resolveDepartment, resolveOffices } from './resolveWorkplaces.ts'

/** How often it is tried anew when somebody else took a name, or added a department, meanwhile. */
const ATTEMPTS = 20

/**
 * Makes a job with the usual pipeline and its openings. A department that is wanted by an unknown name is added with it,
 * and so is an office of which enough is said.
 *
 * @throws NotPermitted | NotFound (office, department, questionnaire) | NameTaken (external reference)
 * @throws AnsweredAlready when a request with the same idempotency key was quicker
 */
export async function createJob(
  deps: HiringDeps,
  principal: Principal,
  command: CreateJobCommand,
  remember?: Remember<JobView>,
): Promise<JobView> {
  permit(principal, 'jobs.create')
  permitDetails(principal, command.details)
  return writeNewJob(deps, principal, command, undefined, remember)
}

/** Some of what a job says of itself needs a permission of its own. @throws NotPermitted */
export function permitDetails(
  principal: Principal,
  details: { readonly salary?: unknown; readonly internalName?: unknown },
): void {
  if (details.salary !== undefined) permit(principal, 'jobs.salary')
  if (details.internalName !== undefined) permit(principal, 'jobs.internal-name')
}

/** What a clone takes from its template beside what the command says. */
export type Mould = Pick<Job, 'stages' | 'departmentId'> & { readonly officeIds?: readonly number[] }

/** Writes a job whose making was allowed. @throws as `createJob` */
export async function writeNewJob(
  deps: HiringDeps,
  principal: Principal,
  command: CreateJobCommand,
  mould: Mould | undefined,
  remember: Remember<JobView> | undefined,
): Promise<JobView> {
  await checkQuestionnaires(deps, principal, command.details)
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    await refuseTakenExternalReference(deps, principal, command.externalReference)
    const { view, changes } = await draft(deps, principal, command, mould)
    if (remember) changes.unshift(rememberAnswer(principal, remember, view, view.job.createdAt))
    const conflict = await deps.work.commit(changes)
    if (conflict === undefined) return view
    if (conflict === 'idempotency_key') throw new AnsweredAlready()
  }
  throw new Error('A job could not be written: its guards failed again and again')
}

async function draft(
  deps: HiringDeps,
  principal: Principal,
  command: CreateJobCommand,
  mould: Mould | undefined,
): Promise<{ view: JobView; changes: Change[] }> {
  const { organizationId } = principal
  const changes: Change[] = []
  const wanted = command.department ?? (mould?.departmentId !== undefined && { id: mould.departmentId })
  const department = wanted ? await resolveDepartment(deps, principal, command, wanted, changes) : undefined
  const wantedOffices = command.offices ?? (mould?.officeIds ?? []).map((id) => ({ id }))
  const offices = await resolveOffices(deps, principal, command, wantedOffices, changes)
  const { isDiscreet = false, isTemplate = false } = command.details
  const job = await newJob(deps, {
    organizationId,
    name: command.name,
    status: command.status,
    isPublished: command.isPublished ?? (command.status === 'open' && !isDiscreet && !isTemplate),
    ...(command.externalReference !== undefined && { externalReference: command.externalReference }),
    ...(department && { departmentId: department.id }),
    details: { ...command.details, ...(offices.length > 0 && { officeIds: offices.map(({ id }) => id) }) },
    ...(mould && { stages: mould.stages.map((stage) => ({ ...stage, id: undefined })) }),
  })
  const what = { type: 'job.added', jobId: job.id, at: job.createdAt } as const
  const event = await hiringEvent(deps, principal, command, what, {}, describeJob(job))
  changes.push({ do: 'addJob', job }, { do: 'appendEvent', event })
  for (const fields of command.openings ?? [{ name: job.name, reason: 'new' as const }]) {
    changes.push(...(await newOpening(deps, principal, job, { ...fields, ...sentOf(command) })).changes)
  }
  const organization = await deps.organizations.byId(organizationId)
  if (!organization) throw new Error(`Organization ${organizationId} is not there`)
  return { view: { job, organization, ...(department && { department }), offices }, changes }
}

function sentOf({ surface, requestId, actor }: CreateJobCommand) {
  return { surface, requestId, ...(actor && { actor }) }
}

/** @throws NotFound when one of them is not the organization's */
export async function checkQuestionnaires(
  { workplaces }: Pick<HiringDeps, 'workplaces'>,
  { organizationId }: Principal,
  { questionnaireIds = [] }: { readonly questionnaireIds?: JobDetails['questionnaireIds'] | null },
): Promise<void> {
  if (!questionnaireIds || questionnaireIds.length === 0) return
  const there = new Set((await workplaces.questionnaires(organizationId)).map(({ id }) => id))
  if (!questionnaireIds.every((id) => there.has(id))) throw new NotFound('questionnaire')
}

/** @throws NameTaken */
export async function refuseTakenExternalReference(
  { jobs }: Pick<HiringDeps, 'jobs'>,
  { organizationId }: Principal,
  externalReference: string | null | undefined,
  exceptId?: number,
): Promise<void> {
  if (externalReference == null) return
  const taken = await jobs.byExternalReference(organizationId, externalReference)
  if (taken && taken.id !== exceptId) throw new NameTaken('externalReference', externalReference)
}
