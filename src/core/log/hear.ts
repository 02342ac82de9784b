import { mayKnowJob, maySee, type Principal } from '../access/permissions.ts'
import type { Application } from '../applications/application.ts'
import type { ApplicationReader, ClientReader } from '../ports.ts'
import type { LoggedEvent } from './event.ts'
import { type NamedEvent, nameClients } from './readEvents.ts'

/** An event with what decides who may hear of it. */
export type Change = NamedEvent & {
  /** The job that it is about, or in which the application stands that it is about. */
  readonly jobId?: number
  readonly application?: Application
  /** The job that the application has just left. */
  readonly leftJobId?: number
}

type ResolveDeps = {
  readonly applications: Pick<ApplicationReader, 'byIds' | 'movesOf'>
  readonly clients: ClientReader
}

/** Events of one organization as changes, in their order. */
export async function changesOf(
  { applications, clients }: ResolveDeps,
  organizationId: number,
  events: readonly LoggedEvent[],
): Promise<Change[]> {
  const ids = [...new Set(events.flatMap(({ applicationId }) => applicationId ?? []))]
  const leaving = events.filter(leavesJob).flatMap(({ applicationId }) => applicationId ?? [])
  const [found, moves, named] = await Promise.all([
    applications.byIds(organizationId, ids),
    applications.movesOf(organizationId, leaving),
    nameClients(clients, events),
  ])
  const byId = new Map(found.map((application) => [application.id, application]))
  return named.map((each) => {
    const { event } = each
    const application = byId.get(event.applicationId ?? 0)
    const jobId = event.jobId ?? application?.jobId
    const left = leavesJob(event)
      ? moves.find(({ applicationId, at }) => applicationId === event.applicationId && at === event.at)
      : undefined
    return {
      ...each,
      ...(jobId !== undefined && { jobId }),
      ...(application && { application }),
      ...(left && { leftJobId: left.from.jobId }),
    }
  })
}

function leavesJob({ applicationId, fields }: LoggedEvent): boolean {
  return applicationId !== undefined && fields.includes('jobId')
}

/** Whether the caller may hear of a change: only of what it may read. */
export function mayHear(principal: Principal, { event, application, jobId, leftJobId }: Change): boolean {
  const { grant, jobIds, user } = principal
  if (application) {
    const left = leftJobId === undefined ? undefined : { ...application, jobId: leftJobId }
    return maySee(principal, application) || (left !== undefined && maySee(principal, left))
  }
  const [about] = event.type.split('.') as [string]
  if (about === 'lead') return grant.has('leads.read') && jobIds === undefined
  if (jobId !== undefined) return grant.has('jobs.read') && mayKnowJob(principal, { jobId })
  if (about === 'office' || about === 'department') return grant.has('jobs.read')
  if (about === 'view') return user !== undefined
  return grant.has('log.read') && jobIds === undefined
}
