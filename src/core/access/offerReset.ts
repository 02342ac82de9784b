import { UserDeactivated } from '../errors.ts'
import { type By, logged } from './account-event.ts'
import type { AccountDeps } from './account-ports.ts'
import { type Invitation, LINK_LIFETIME, type User } from './user.ts'

/**
 * Makes a link by which a user chooses a new password, once; it takes the place of the one before. Until it is used the old
 * password counts.
 *
 * @returns the token of the link, which the store cannot give back, and until when it counts
 * @throws UserDeactivated
 */
export async function offerReset(
  deps: Pick<AccountDeps, 'invitations' | 'vault' | 'work' | 'clock' | 'ids'>,
  by: By,
  { organizationId, id: userId, email, role, jobIds, deactivatedAt }: User,
): Promise<{ readonly token: string; readonly expiresAt: number }> {
  if (deactivatedAt !== undefined) throw new UserDeactivated()
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
  return { token, expiresAt: invitation.expiresAt }
}
