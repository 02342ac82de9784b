import { byPrincipal, logged } from './account-event.ts'
import type { AccountDeps } from './account-ports.ts'
import type { SignedIn } from './newSession.ts'

/** Ends the session, or every session of who signed in. */
export async function signOut(
  deps: Pick<AccountDeps, 'work' | 'ids' | 'clock'>,
  { principal, session, user }: SignedIn,
  which: 'this one' | 'all',
  requestId: string,
): Promise<void> {
  const { organizationId, id, userId } = session
  const by = byPrincipal(principal, requestId)
  const after = { userId: user.id, ...(which === 'all' && { everywhere: true }) }
  await deps.work.commit([
    which === 'all' ? { do: 'endSessions', organizationId, userId } : { do: 'endSession', organizationId, id },
    await logged(deps, by, { type: 'user.signed_out', at: deps.clock.now() }, {}, after),
  ])
}
