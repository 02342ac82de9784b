import type { Principal } from '../access/permissions.ts'
import { NotFound } from '../errors.ts'
import { stageEver } from '../jobs/job.ts'
import { type ApplicationView, emailKey } from './application.ts'
import type { JobListFilter, OffsetPage } from './application-list.ts'
import type { ApplicationDeps } from './deps.ts'

/** An application with what a list shows of it. */
export type ListedApplication = Pick<ApplicationView, 'application' | 'job' | 'stage' | 'attachments'>

type ListDeps = Pick<ApplicationDeps, 'applications' | 'jobs'>

/** What narrows a list of one job; `stageReference` is compared without telling `-` and `_` apart. */
export type ListOfJobFilter = Omit<JobListFilter, 'jobId' | 'clientId' | 'stageIds'> & {
  readonly stageId?: number
  readonly stageReference?: string
}

/**
 * A page of a job's applications, newest first, and how many there are on all pages. Who may see only its own is shown only
 * these.
 *
 * @throws NotFound when there is no such job
 */
export async function listOfJob(
  deps: ListDeps,
  principal: Principal,
  reference: string,
  { stageId, stageReference, email, ...filter }: ListOfJobFilter,
  page: OffsetPage,
): Promise<{ readonly applications: ListedApplication[]; readonly total: number }> {
  const { organizationId, clientId, grant } = principal
  const job = await deps.jobs.byReference(organizationId, reference)
  if (!job) throw new NotFound('job')
  const wanted = job.stages.filter(
    (stage) =>
      (stageId === undefined || stage.id === stageId) &&
      (stageReference === undefined || alike(stage.reference) === alike(stageReference)),
  )
  const narrowed = {
    ...filter,
    ...(email !== undefined && { email: emailKey(email) }),
    jobId: job.id,
    ...(!grant.has('applications.read.others') && { clientId }),
    ...(wanted.length < job.stages.length && { stageIds: wanted.map(({ id }) => id) }),
  }
  const [found, total] = await Promise.all([
    deps.applications.ofJob(organizationId, narrowed, page),
    deps.applications.countOfJob(organizationId, narrowed),
  ])
  const attachments = Map.groupBy(
    await deps.applications.attachmentsOf(
      organizationId,
      found.map(({ id }) => id),
    ),
    ({ applicationId }) => applicationId,
  )
  const applications = found.map((application) => {
    const stage = stageEver(job, application.stageId)
    if (!stage) throw new Error(`Application ${application.id} stands in a stage that its job does not have`)
    return { application, job, stage, attachments: attachments.get(application.id) ?? [] }
  })
  return { applications, total }
}

/** The documents show both `to_meet` and `to-meet`. */
function alike(reference: string | undefined): string | undefined {
  return reference?.replaceAll('-', '_')
}
