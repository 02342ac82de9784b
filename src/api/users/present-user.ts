import type { Invitation, User } from '../../core/access/user.ts'
import type { ApiDeps } from '../deps.ts'
import { nameOf, timeOf, timeOrNull } from '../names.ts'

/** As the schema `User`. */
export function presentUser(user: User): object {
  const { id, name, email, role, jobIds, deactivatedAt, seenAt, createdAt, identity, passwordHash } = user
  return {
    id: nameOf(id),
    name,
    email,
    role,
    jobIds: jobIds.map(nameOf),
    isActive: deactivatedAt === undefined,
    lastSeenAt: timeOrNull(seenAt),
    createdAt: timeOf(createdAt),
    signsInWith: identity ? 'oidc' : passwordHash === undefined ? null : 'password',
  }
}

/** As the schema `Invitation`. */
export async function presentInvitation({ accounts }: ApiDeps, invitation: Invitation): Promise<object> {
  const { organizationId, id, email, role, jobIds, invitedBy, createdAt, expiresAt } = invitation
  const inviter = invitedBy === 0 ? undefined : await accounts.users.byId(organizationId, invitedBy)
  return {
    id: nameOf(id),
    email,
    role,
    jobIds: jobIds.map(nameOf),
    invitedBy: inviter ? { id: nameOf(inviter.id), name: inviter.name } : null,
    createdAt: timeOf(createdAt),
    expiresAt: timeOf(expiresAt),
  }
}

/** Where whoever has the token of an invitation, or of a new password, goes. The token stays in the browser. */
export function linkOf({ baseUrl }: ApiDeps, token: string): string {
  return `${baseUrl()}/app/invitation#${token}`
}
