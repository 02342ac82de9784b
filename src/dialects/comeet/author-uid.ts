import { createHash } from 'node:crypto'
import type { Principal } from '../../core/access/permissions.ts'
import { type Author, emailKey } from '../../core/applications/application.ts'
import type { Correspondent } from '../../core/conversations/conversation.ts'
import { uidOf } from '../../core/ids.ts'

type Named = Pick<Author, 'email' | 'firstName' | 'middleName' | 'lastName'> & { readonly type: Author['type'] }

/**
 * The uid of somebody who is only known by what a client said of them: always the same for the same type and e-mail in an
 * organization, or the same name where there is no e-mail. An app is the client itself.
 */
export function authorUid({ organizationId, clientId }: Principal, author: Named): string {
  if (author.type === 'app') return uidOf(clientId)
  const { type, email, firstName, middleName = '', lastName = '' } = author
  const known = email === undefined ? ['name', firstName, middleName, lastName] : ['email', emailKey(email)]
  const hash = createHash('sha256').update(JSON.stringify([organizationId, type, ...known]))
  // Four bytes make a uid of the usual length.
  return uidOf(hash.digest().readUInt32BE() || 1)
}

/** A correspondent of a message: the candidate has a uid of its own. */
export function correspondentUid(principal: Principal, applicationId: number, correspondent: Correspondent): string {
  const { type, firstName = '' } = correspondent
  return type === 'candidate' ? uidOf(applicationId) : authorUid(principal, { ...correspondent, type, firstName })
}
