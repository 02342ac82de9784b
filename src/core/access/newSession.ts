import type { Change, Organization } from '../unit-of-work.ts'
import { type By, logged } from './account-event.ts'
import type { AccountDeps } from './account-ports.ts'
import type { Client } from './client.ts'
import { ownClient } from './ownClient.ts'
import type { Principal } from './permissions.ts'
import { grantOf } from './roles.ts'
import { SESSION_LIFETIME, type Session, type User } from './user.ts'

/** Somebody who is signed in. */
export type SignedIn = {
  readonly principal: Principal
  readonly session: Session
  readonly user: User
  readonly organization: Organization
}

/** A session that has just begun, with what the browser keeps of it: the store cannot give it back. */
export type NewSession = SignedIn & { readonly token: string }

/** A session of somebody who has proved who it is, with the changes that begin it. */
export async function newSession(
  deps: Pick<AccountDeps, 'ids' | 'clock' | 'vault' | 'clients'>,
  user: User,
  organization: Organization,
  requestId: string,
): Promise<{ readonly started: NewSession; readonly changes: readonly Change[] }> {
  const { organizationId } = user
  const own = await ownClient(deps, organizationId)
  const now = deps.clock.now()
  // The organization stands first, so that the store need not look through all of them.
  const token = `${organizationId}.${deps.vault.newSecret('s').slice(2)}`
  const session: Session = {
    organizationId,
    id: await deps.ids.next(),
    userId: user.id,
    tokenHash: deps.vault.tokenHash(token),
    createdAt: now,
    seenAt: now,
    expiresAt: now + SESSION_LIFETIME,
  }
  const by = byUser(user, own.client.id, requestId)
  const event = await logged(deps, by, { type: 'user.signed_in', at: now }, {}, { userId: user.id })
  return {
    started: { token, session, user, organization, principal: principalOf(user, organization, own.client) },
    changes: [...own.changes, { do: 'addSession', session }, { do: 'touchSession', session, at: now }, event],
  }
}

/** What a user may do, as the role says. */
export function principalOf(user: User, organization: Organization, own: Client): Principal {
  const { organizationId, id, name, email, role, jobIds } = user
  return {
    organizationId,
    organizationReference: organization.reference,
    clientId: own.id,
    clientName: own.name,
    employeePortal: false,
    grant: grantOf(role),
    user: { id, name, email, role },
    ...(role === 'hiring_manager' && { jobIds: new Set(jobIds) }),
  }
}

/** What somebody does who is only just known. */
export function byUser({ organizationId, name, email }: User, clientId: number, requestId: string): By {
  return { organizationId, clientId, surface: 'native', requestId, actor: { type: 'user', name, email } }
}
