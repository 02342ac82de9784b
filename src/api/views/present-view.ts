import type { Principal } from '../../core/access/permissions.ts'
import type { OwnedView } from '../../core/views/view.ts'
import { nameOf, timeOf } from '../names.ts'

/** As the schema `View`. */
export function presentView({ user }: Principal, view: OwnedView): object {
  return {
    id: nameOf(view.id),
    name: view.name,
    isShared: view.isShared,
    isMine: view.userId === user?.id,
    owner: { id: nameOf(view.userId), name: view.ownerName },
    definition: view.definition,
    createdAt: timeOf(view.createdAt),
    updatedAt: timeOf(view.updatedAt),
  }
}
