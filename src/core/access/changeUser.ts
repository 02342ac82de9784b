import { NotFound } from '../errors.ts'
import type { By } from './account-event.ts'
import type { AccountDeps } from './account-ports.ts'
import { mustBeJobs } from './mustBeJobs.ts'
import type { Role } from './permissions.ts'
import { type RememberFor, saveUser, untilDone } from './saveUser.ts'
import type { User } from './user.ts'

export type ChangeUserCommand = {
  readonly name?: string
  readonly role?: Role
  readonly isActive?: boolean
  /** The jobs that a hiring manager is on; of no meaning for the other roles. */
  readonly jobIds?: readonly number[]
}

type ChangeUserDeps = Pick<AccountDeps, 'users' | 'jobs' | 'work' | 'ids' | 'clock'>

/**
 * Changes what an admin may change of a user. Who is deactivated is signed out everywhere.
 *
 * @throws NotFound | LastAdmin | InvalidField (`jobIds`)
 * @throws AnsweredAlready when a request with the same idempotency key was quicker
 */
export async function changeUser(
  deps: ChangeUserDeps,
  by: By,
  id: number,
  command: ChangeUserCommand,
  remembered?: RememberFor<User>,
): Promise<User> {
  const { organizationId } = by
  const chosen = command.jobIds && (await mustBeJobs(deps, organizationId, command.jobIds))
  return untilDone(async () => {
    const from = await deps.users.byId(organizationId, id)
    if (!from) throw new NotFound('user')
    const { deactivatedAt, ...rest } = from
    const { name = from.name, role = from.role, isActive = deactivatedAt === undefined } = command
    const jobIds = role === 'hiring_manager' ? (chosen ?? from.jobIds) : []
    const wanted: User = {
      ...rest,
      name,
      role,
      jobIds,
      ...(!isActive && { deactivatedAt: deactivatedAt ?? deps.clock.now() }),
    }
    const ends = isActive ? [] : [{ do: 'endSessions', organizationId, userId: id } as const]
    return saveUser(deps, by, from, wanted, ends, remembered)
  })
}
