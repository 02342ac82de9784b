import type { Principal } from '../../core/access/permissions.ts'
import {
  type Application,
  type Attachment,
  currentAttachment,
  type Profile,
} from '../../core/applications/application.ts'
import { type Job, type Stage, stageEver } from '../../core/jobs/job.ts'
import type { ApiDeps } from '../deps.ts'
import { nameOf, timeOf } from '../names.ts'

/** An application with what its summary tells of. */
export type Summarized = {
  readonly application: Application
  readonly job: Job
  readonly stage: Stage
  readonly sourceName: string
  readonly attachments: readonly Attachment[]
}

/** Applications as the schema `ApplicationSummary` has them, with one query for each hundred. */
export async function presentSummaries(
  deps: ApiDeps,
  principal: Principal,
  applications: readonly Application[],
): Promise<object[]> {
  return (await summarize(deps, applications)).map((each) => presentSummary(principal, each))
}

/** What the summaries of applications of one organization need. */
export async function summarize(
  { applications: { applications: reader, jobs, clients } }: ApiDeps,
  applications: readonly Application[],
): Promise<Summarized[]> {
  const [one] = applications
  if (!one) return []
  const { organizationId } = one
  const ids = applications.map(({ id }) => id)
  const files = Map.groupBy(await reader.attachmentsOf(organizationId, ids), ({ applicationId }) => applicationId)
  return Promise.all(
    applications.map(async (application) => {
      const { id, jobId, stageId, clientId } = application
      const [job, client] = await Promise.all([
        jobs.byId(organizationId, jobId),
        clients.byId(organizationId, clientId),
      ])
      const stage = job && stageEver(job, stageId)
      if (!job || !stage) throw new Error(`Application ${id} stands in a job or a stage that is not there`)
      return { application, job, stage, sourceName: client?.name ?? '', attachments: files.get(id) ?? [] }
    }),
  )
}

/** As the schema `ApplicationSummary`. */
export function presentSummary(principal: Principal, summarized: Summarized) {
  const { application, job, stage, sourceName } = summarized
  const { id, profile } = application
  const picture = currentAttachment(summarized, 'picture')
  // A client without the right to know the sources of others learns nothing of them.
  const showsSource = application.clientId === principal.clientId || principal.grant.has('applications.source')
  return {
    id: nameOf(id),
    number: id,
    personId: nameOf(application.personId),
    name: fullName(profile),
    headline: profile.headline ?? null,
    email: profile.email ?? null,
    phone: profile.phone ?? profile.mobilePhone ?? null,
    job: { id: nameOf(job.id), name: job.name },
    stage: { id: nameOf(stage.id), name: stage.name, kind: stage.kind },
    status: application.status,
    archived: application.archived,
    tags: application.tags,
    source: showsSource ? { id: nameOf(application.clientId), name: sourceName } : { id: nameOf(0), name: '' },
    surface: application.surface,
    hasResume: currentAttachment(summarized, 'resume') !== undefined,
    hasPicture: picture !== undefined,
    pictureId: picture ? nameOf(picture.id) : null,
    createdAt: timeOf(application.createdAt),
    updatedAt: timeOf(application.updatedAt),
    stageEnteredAt: timeOf(application.stageEnteredAt),
    version: String(application.version),
  }
}

export function fullName({ firstName, middleName, lastName }: Profile): string {
  return [firstName, middleName, lastName].filter((part) => part !== undefined && part.trim() !== '').join(' ')
}
