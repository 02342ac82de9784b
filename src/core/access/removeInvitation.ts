import { NotFound } from '../errors.ts'
import { type By, logged } from './account-event.ts'
import type { AccountDeps } from './account-ports.ts'

/** Takes an invitation back: its link counts no more. @throws NotFound also when it was used */
export async function removeInvitation(
  deps: Pick<AccountDeps, 'invitations' | 'work' | 'ids' | 'clock'>,
  by: By,
  id: number,
): Promise<void> {
  const invitation = await deps.invitations.byId(by.organizationId, id)
  if (!invitation || invitation.usedAt !== undefined) throw new NotFound('invitation')
  const { email, role } = invitation
  const at = deps.clock.now()
  const conflict = await deps.work.commit([
    { do: 'removeInvitation', invitation },
    await logged(deps, by, { type: 'user.uninvited', at }, { email, role }, {}),
  ])
  if (conflict) throw new NotFound('invitation')
}
