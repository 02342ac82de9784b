import { NotFound } from '../errors.ts'
import { type By, logged } from './account-event.ts'
import type { AccountDeps } from './account-ports.ts'

/** Signs a user out everywhere. @throws NotFound */
export async function endSessionsOf(
  deps: Pick<AccountDeps, 'users' | 'work' | 'ids' | 'clock'>,
  by: By,
  userId: number,
): Promise<void> {
  const { organizationId } = by
  if (!(await deps.users.byId(organizationId, userId))) throw new NotFound('user')
  await deps.work.commit([
    { do: 'endSessions', organizationId, userId },
    await logged(deps, by, { type: 'user.signed_out', at: deps.clock.now() }, {}, { userId, everywhere: true }),
  ])
}
