import type { AccountDeps } from './account-ports.ts'
import { LINK_LIFETIME } from './user.ts'

/**
 * A new token for the link that makes the first admin, which takes the place of the one before.
 *
 * @returns undefined when there is an admin already
 */
export async function offerSetup({
  users,
  vault,
  work,
  clock,
}: Pick<AccountDeps, 'users' | 'vault' | 'work' | 'clock'>): Promise<string | undefined> {
  if (await users.isThereAnAdmin()) return undefined
  const token = vault.newSecret('setup')
  await work.commit([{ do: 'offerSetup', tokenHash: vault.tokenHash(token), expiresAt: clock.now() + LINK_LIFETIME }])
  return token
}
