import { LastAdmin } from '../errors.ts'
import { AnsweredAlready, type Remember, rememberAnswer } from '../idempotency.ts'
import type { Change } from '../unit-of-work.ts'
import { type By, logged } from './account-event.ts'
import type { AccountDeps } from './account-ports.ts'
import { userDifference } from './describeUser.ts'
import type { Principal } from './permissions.ts'
import type { User } from './user.ts'

/** What to remember under an idempotency key, and whose key it is. */
export type RememberFor<T> = { readonly principal: Principal; readonly remember: Remember<T> }

/**
 * Commits a change of a user with its place in the log.
 *
 * @returns undefined when somebody else was quicker and has to be looked at again
 * @throws LastAdmin | AnsweredAlready
 */
export async function saveUser(
  deps: Pick<AccountDeps, 'work' | 'ids' | 'clock'>,
  by: By,
  from: User,
  wanted: User,
  more: readonly Change[] = [],
  remembered?: RememberFor<User>,
): Promise<User | undefined> {
  const at = deps.clock.now()
  const user = { ...wanted, updatedAt: Math.max(at, from.updatedAt + 1) }
  const conflict = await deps.work.commit([
    ...(remembered ? [rememberAnswer(remembered.principal, remembered.remember, user, at)] : []),
    { do: 'changeUser', user, from },
    ...more,
    await logged(deps, by, { type: 'user.changed', at }, ...userDifference(from, user)),
  ])
  if (conflict === undefined) return user
  if (conflict === 'last_admin') throw new LastAdmin()
  if (conflict === 'idempotency_key') throw new AnsweredAlready()
  return undefined
}

const ATTEMPTS = 20

/** Looks again until nobody else was quicker. */
export async function untilDone<T>(attempt: () => Promise<T | undefined>): Promise<T> {
  for (let left = ATTEMPTS; left > 0; left--) {
    const done = await attempt()
    if (done !== undefined) return done
  }
  throw new Error('An account could not be changed: somebody else was quicker again and again')
}
