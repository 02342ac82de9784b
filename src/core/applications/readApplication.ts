import { maySee, type Principal } from '../access/permissions.ts'
import { ApplicationDeleted, NotFound, RemovedAsDuplicate } from '../errors.ts'
import { idOfReference, idOfUid, uidOf } from '../ids.ts'
import type { Application, ApplicationView } from './application.ts'
import type { ApplicationDeps } from './deps.ts'
import { type ViewDeps, viewOf } from './views.ts'

/** An application as a caller names it: by its uid, its numeric id, or its reference. */
export type ApplicationName = { readonly uid: string } | { readonly id: number } | { readonly reference: string }

type FindDeps = Pick<ApplicationDeps, 'applications'>

/**
 * An application with all that is needed to show it.
 *
 * @param mayUse what the caller must be allowed: to see it, or what an update asks for
 * @throws NotFound when there is none, or the caller may not use it: the two are never told apart
 * @throws ApplicationDeleted (a NotFound) | RemovedAsDuplicate when it is there no more
 */
export async function readApplication(
  deps: ViewDeps,
  principal: Principal,
  name: ApplicationName,
  mayUse: (principal: Principal, application: Application) => boolean = maySee,
): Promise<ApplicationView> {
  return viewOf(deps, principal, await findApplication(deps, principal, name, mayUse))
}

/** The same without what hangs on it. @throws NotFound | ApplicationDeleted | RemovedAsDuplicate */
export async function findApplication(
  deps: FindDeps,
  principal: Principal,
  name: ApplicationName,
  mayUse: (principal: Principal, application: Application) => boolean = maySee,
): Promise<Application> {
  const application = await find(deps, principal.organizationId, name)
  if (!application || !mayUse(principal, application)) throw new NotFound('application')
  refuseRemoved(application)
  return application
}

/** @throws ApplicationDeleted | RemovedAsDuplicate */
export function refuseRemoved({ id, duplicateOf, deletedAt }: Application): void {
  if (duplicateOf !== undefined) throw new RemovedAsDuplicate({ id: duplicateOf, uid: uidOf(duplicateOf) })
  if (deletedAt !== undefined) throw new ApplicationDeleted({ id })
}

async function find(deps: FindDeps, organizationId: number, name: ApplicationName): Promise<Application | undefined> {
  if ('reference' in name) {
    const parsed = idOfReference(name.reference)
    const application = parsed && (await deps.applications.byId(organizationId, parsed.id))
    return application?.salt === parsed?.salt ? application : undefined
  }
  const id = 'id' in name ? name.id : idOfUid(name.uid)
  return id === undefined ? undefined : deps.applications.byId(organizationId, id)
}
