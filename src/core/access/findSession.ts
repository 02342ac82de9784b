import { Unauthenticated, Unavailable } from '../errors.ts'
import type { AccountDeps } from './account-ports.ts'
import { principalOf, type SignedIn } from './newSession.ts'
import { endOf, SEEN_EVERY, type Session } from './user.ts'

/**
 * Who signed in with a session, which goes on for being used.
 *
 * @throws Unauthenticated when the token is none, or its session has ended
 */
export async function findSession(
  deps: Pick<AccountDeps, 'sessions' | 'organizations' | 'clients' | 'vault' | 'work' | 'clock'>,
  token: string,
): Promise<SignedIn> {
  const organizationId = organizationIn(token)
  const tokenHash = deps.vault.tokenHash(token)
  const found = organizationId === undefined ? undefined : await deps.sessions.byToken(organizationId, tokenHash)
  const now = deps.clock.now()
  if (!found || now >= endOf(found.session)) throw new Unauthenticated('Nobody is signed in, or the session has ended')
  const { session, user } = found
  const [organization, own] = await Promise.all([
    deps.organizations.byId(session.organizationId),
    deps.clients.own(session.organizationId),
  ])
  if (!organization || !own) throw new Error('A session belongs to an organization without a client of its own')
  return {
    session: await touched(deps, session, now),
    user,
    organization,
    principal: principalOf(user, organization, own),
  }
}

async function touched({ work }: Pick<AccountDeps, 'work'>, session: Session, at: number): Promise<Session> {
  if (at - session.seenAt < SEEN_EVERY) return session
  try {
    await work.commit([{ do: 'touchSession', session, at }])
    return { ...session, seenAt: at }
  } catch (error) {
    // Whatever only reads must go on while the store cannot be written.
    if (!(error instanceof Unavailable)) throw error
    return session
  }
}

/** The organization that the token of a session begins with. */
function organizationIn(token: string): number | undefined {
  const match = /^(\d{1,15})\.[\w-]{43}$/.exec(token)
  return match ? Number(match[1]) : undefined
}
