import { InvalidField } from '../../../core/errors.ts'
import { isEmail } from '../../../lib/contact-formats.ts'
import { PAGING_PARAMS, type PagingParams } from '../paging.ts'
import { flag, paramsSchema, text } from '../param-schemas.ts'
import { REMOTE_FILES, type RemoteFile } from '../remote-files.ts'

const candidate_reference = text(255, 'Candidate reference')

/** The parameters of the list of e-mails (reference, section 5.9). */
export const LIST_EMAILS_PARAMS = paramsSchema({ candidate_reference, ...PAGING_PARAMS }, ['candidate_reference'])

export type ListEmailsParams = PagingParams & { readonly candidate_reference: string }

const MOST_RECIPIENTS = 20

/** The parameters of "Create an email" (reference, section 5.10). */
export const EMAIL_PARAMS = paramsSchema(
  {
    candidate_reference,
    subject: {
      ...text(255, 'One line of text'),
      // A line break would begin a header of its own.
      pattern: '^[^\\u0000-\\u001f\\u007f\\u0085\\u2028\\u2029]*$',
      'x-expected': 'one line of text, without control characters',
    },
    body: text(100_000, 'Plain text, Markdown or HTML'),
    from_email: { type: 'string', maxLength: 254, format: 'email', description: 'Who writes it: an address alone' },
    to: text(2000, `Whom it goes to: an address, or up to ${MOST_RECIPIENTS} with commas between them`),
    send_email: flag('Send it, through the mail server of the operator; left out or false, it is only recorded'),
    remote_file_urls: REMOTE_FILES,
  },
  ['candidate_reference', 'subject', 'body', 'from_email', 'to'],
)

export type EmailParams = {
  readonly candidate_reference: string
  readonly subject: string
  readonly body: string
  readonly from_email: string
  readonly to: string
  readonly send_email?: boolean | string
  readonly remote_file_urls?: readonly RemoteFile[]
}

/** @throws InvalidField when one of them is no address, or there are too many */
export function readRecipients(to: string): string[] {
  const addresses = to
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '')
  if (addresses.length === 0 || addresses.length > MOST_RECIPIENTS || !addresses.every(isEmail)) {
    const expected = `an e-mail address without a name, or up to ${MOST_RECIPIENTS} with commas between them`
    throw new InvalidField('to', 'email', { expected })
  }
  return addresses
}
