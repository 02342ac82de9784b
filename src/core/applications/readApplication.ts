import { maySee, type Principal } from '../access/permissions.ts'
import { ApplicationDeleted, NotFound, RemovedAsDuplicate } from '../errors.ts'
import { idOfReference, idOfUid, uidOf } from '../ids.ts'
import type { Application, ApplicationView } from './application.ts'
import type { ApplicationDeps } from './deps.ts'

/** An application as a caller names it: by its uid, its numeric id, or its reference. */
export type ApplicationName = { readonly uid: string } | { readonly id: number } | { readonly reference: string }

type ReadDeps = Pick<ApplicationDeps, 'applications' | 'jobs' | 'clients'>

/**
 * An application with all that is needed to show it.
 *
 * @param mayUse what the caller must be allowed: to see it, or what an update asks for
 * @throws NotFound when there is none, or the caller may not use it: the two are never told apart
 * @throws ApplicationDeleted (a NotFound) | RemovedAsDuplicate when it is there no more
 */
export async function readApplication(
  deps: ReadDeps,
  principal: Principal,
  name: ApplicationName,
  mayUse = maySee,
): Promise<ApplicationView> {
  const application = await find(deps, principal.organizationId, name)
  if (!application || !mayUse(principal, application)) throw new NotFound('application')
  refuseRemoved(application)
  return viewOf(deps, principal, application)
}

/** @throws ApplicationDeleted | RemovedAsDuplicate */
export function refuseRemoved({ id, duplicateOf, deletedAt }: Application): void {
  if (duplicateOf !== undefined) throw new RemovedAsDuplicate({ id: duplicateOf, uid: uidOf(duplicateOf) })
  if (deletedAt !== undefined) throw new ApplicationDeleted({ id })
}

async function find(deps: ReadDeps, organizationId: number, name: ApplicationName): Promise<Application | undefined> {
  if ('reference' in name) {
    const parsed = idOfReference(name.reference)
    const application = parsed && (await deps.applications.byId(organizationId, parsed.id))
    return application?.salt === parsed?.salt ? application : undefined
  }
  const id = 'id' in name ? name.id : idOfUid(name.uid)
  return id === undefined ? undefined : deps.applications.byId(organizationId, id)
}

async function viewOf(deps: ReadDeps, principal: Principal, application: Application): Promise<ApplicationView> {
  const { organizationId, id, jobId, stageId, clientId } = application
  // Until its first change nothing was moved.
  const moved = application.version > 1
  const [job, attachments, notes, source, moves] = await Promise.all([
    deps.jobs.byId(organizationId, jobId),
    deps.applications.attachments(organizationId, id),
    deps.applications.notesBy(organizationId, id, principal.clientId),
    deps.clients.byId(organizationId, clientId),
    moved ? deps.applications.movesOf(organizationId, [id]) : [],
  ])
  const stage = job?.stages.find((candidate) => candidate.id === stageId)
  if (!job || !stage || !source)
    throw new Error(`Application ${id} stands in a job, a stage or a source that is not there`)
  const { name: sourceName, employeePortal: fromEmployeePortal } = source
  return { application, job, stage, moves, attachments, notes, sourceName, fromEmployeePortal }
}
