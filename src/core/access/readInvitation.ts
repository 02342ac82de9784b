import { NotFound } from '../errors.ts'
import type { AccountDeps } from './account-ports.ts'
import type { Invitation } from './user.ts'

/**
 * The invitation of a link.
 *
 * @throws NotFound when the link is not known, was used or taken back, or has expired
 */
export async function readInvitation(
  { invitations, vault, clock }: Pick<AccountDeps, 'invitations' | 'vault' | 'clock'>,
  token: string,
): Promise<Invitation> {
  const organizationId = Number(/^(\d{1,15})\./.exec(token)?.[1])
  const found = organizationId > 0 ? await invitations.byToken(organizationId, vault.tokenHash(token)) : undefined
  if (!found || found.usedAt !== undefined || clock.now() >= found.expiresAt) throw new NotFound('invitation')
  return found
}
