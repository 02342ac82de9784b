import type { Email } from '../../../core/conversations/addEmail.ts'
import { referenceOf } from '../../../core/ids.ts'
import type { FileLinks } from '../../../http/file-links.ts'
import { welcomeKitTime } from '../candidates/present-candidate.ts'
import { FILE_PROPERTIES, presentFile } from '../documents/document.ts'
import { exactly, TIME } from '../openapi.ts'

const text = { type: 'string' }

/** An e-mail as it is answered (reference, section 4.7). */
export const EMAIL_SCHEMA = exactly({
  id: { type: 'integer' },
  subject: text,
  body: { ...text, description: 'As it was sent' },
  from_email: text,
  to: text,
  created_at: TIME,
  origin: text,
  candidate_reference: text,
  attachments: { type: 'array', items: exactly(FILE_PROPERTIES) },
})

export function presentEmail(links: FileLinks, { application, message, attachments }: Email) {
  const { subject = '', body, from, to } = message.content
  return {
    id: message.id,
    subject,
    body,
    from_email: from.email ?? '',
    to: to.flatMap(({ email }) => email ?? []).join(', '),
    created_at: welcomeKitTime(message.createdAt),
    origin: 'api',
    candidate_reference: referenceOf(application),
    attachments: attachments.map((attachment) => presentFile(links, attachment)),
  }
}
