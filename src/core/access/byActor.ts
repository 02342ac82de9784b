import type { Actor } from '../log/actor.ts'
import { actorOf } from './actorOf.ts'
import type { Principal } from './permissions.ts'

/** The person who acts, as events and moves name whoever made them; nothing for a client, which acts for itself. */
export function byActor(principal: Pick<Principal, 'user'>): { readonly actor?: Actor } {
  const actor = actorOf(principal)
  return actor ? { actor } : {}
}
