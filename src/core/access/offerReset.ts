import { type By, logged } from './account-event.ts'
import type { AccountDeps } from './account-ports.ts'
import { type Invitation, LINK_LIFETIME, type User } from './user.ts'

/**
 * Makes a link by which a user chooses a new password, once.
 *
 * @returns the token of the link: the store cannot give it back
 */
export async function offerReset(
  deps: Pick<AccountDeps, 'invitations' | 'vault' | 'work' | 'clock' | 'ids'>,
  by: By,
  { organizationId, id: userId, email, role, jobIds }: User,
): Promise<string> {
  const now = deps.clock.now()
  const token = `${organizationId}.${deps.vault.newSecret('i').slice(2)}`
  const invitation: Invitation = {
    organizationId,
    id: await deps.ids.next(),
    tokenHash: deps.vault.tokenHash(token),
    email,
    role,
    jobIds,
    invitedBy: 0,
    createdAt: now,
    expiresAt: now + LINK_LIFETIME,
    userId,
  }
  const before = (await deps.invitations.unused(organizationId)).filter((each) => each.userId === userId)
  await deps.work.commit([
    ...before.map((each) => ({ do: 'removeInvitation', invitation: each }) as const),
    { do: 'addInvitation', invitation },
    await logged(deps, by, { type: 'user.changed', at: now }, {}, { userId, passwordReset: 'offered' }),
  ])
  return token
}
