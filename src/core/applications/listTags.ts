import { type Principal, permit } from '../access/permissions.ts'
import type { ApplicationReader } from '../ports.ts'

const MOST = 200

/**
 * The tags in use on what the caller may see, most used first, 200 at most.
 *
 * @throws NotPermitted for a client that sees its own applications alone
 */
export async function listTags(
  { applications }: { readonly applications: Pick<ApplicationReader, 'tags'> },
  principal: Principal,
): Promise<{ readonly name: string; readonly count: number }[]> {
  permit(principal, 'applications.read.others')
  const { organizationId, jobIds } = principal
  return applications.tags(organizationId, MOST, jobIds && [...jobIds])
}
