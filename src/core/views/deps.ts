import type { Principal, SignedInUser } from '../access/permissions.ts'
import { NotFound, NotPermitted } from '../errors.ts'
import type { Clock, Ids, ViewReader } from '../ports.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import type { OwnedView } from './view.ts'

export type ViewDeps = {
  readonly views: ViewReader
  readonly work: UnitOfWork
  readonly clock: Clock
  readonly ids: Ids
}

/** Views are people's: a client has none of its own. @throws NotPermitted */
export function ownerOf({ user }: Principal): SignedInUser {
  if (!user) throw new NotPermitted('a person who is signed in')
  return user
}

/**
 * A view that the caller may change: its own, or for an admin one that is shared.
 *
 * @throws NotFound when there is none, or the caller does not see it
 * @throws NotPermitted
 */
export async function changeableView({ views }: ViewDeps, principal: Principal, id: number): Promise<OwnedView> {
  const user = ownerOf(principal)
  const view = await views.byId(principal.organizationId, id)
  if (!view || !(view.isShared || view.userId === user.id)) throw new NotFound('view')
  if (view.userId !== user.id && user.role !== 'admin') throw new NotPermitted('the owner of the view, or an admin')
  return view
}
