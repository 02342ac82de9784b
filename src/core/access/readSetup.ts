import { NotFound } from '../errors.ts'
import type { Organization } from '../unit-of-work.ts'
import type { AccountDeps } from './account-ports.ts'

type SetupDeps = Pick<AccountDeps, 'setup' | 'users' | 'organizations' | 'vault' | 'clock'>

/**
 * The organization that the setup link makes an admin of: the oldest one, or undefined where there is none yet.
 *
 * @throws NotFound when the link is not known, was used, has expired, or there is an admin meanwhile
 */
export async function readSetup(
  { setup, users, organizations, vault, clock }: SetupDeps,
  token: string,
): Promise<Organization | undefined> {
  const link = await setup.current()
  const isRight = link !== undefined && link.tokenHash === vault.tokenHash(token) && clock.now() < link.expiresAt
  if (!isRight || (await users.isThereAnAdmin())) throw new NotFound('setup link')
  return (await organizations.list())[0]
}
