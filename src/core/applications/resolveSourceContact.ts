import type { Principal } from '../access/permissions.ts'
import { SourceContactTaken } from '../errors.ts'
import type { Change } from '../unit-of-work.ts'
import { emailKey, type SourceContact } from './application.ts'
import type { ApplicationDeps } from './deps.ts'
import type { SentSourceContact } from './submit-command.ts'

/**
 * Finds the source contact by its e-mail, or registers it for this client. An e-mail belongs to one source, so one that
 * another client registered is refused.
 *
 * @throws SourceContactTaken
 */
export async function resolveSourceContact(
  deps: Pick<ApplicationDeps, 'people' | 'ids'>,
  { organizationId, clientId }: Principal,
  sent: SentSourceContact,
  now: number,
  changes: Change[],
): Promise<SourceContact> {
  const key = emailKey(sent.email)
  const known = await deps.people.sourceContactByEmail(organizationId, key)
  if (known) {
    if (known.clientId !== clientId) throw new SourceContactTaken(sent.email)
    return { ...sent, id: known.id }
  }
  const id = await deps.ids.next()
  changes.push({
    do: 'addSourceContact',
    sourceContact: { organizationId, id, clientId, emailKey: key, createdAt: now },
  })
  return { ...sent, id }
}
