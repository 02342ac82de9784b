import type { Actor } from '../log/actor.ts'
import type { Principal } from './permissions.ts'

/** Who acts when it is a person who signed in; a client acts for itself, and there is no actor. */
export function actorOf({ user }: Pick<Principal, 'user'>): Actor | undefined {
  return user && { type: 'user', name: user.name, email: user.email }
}
