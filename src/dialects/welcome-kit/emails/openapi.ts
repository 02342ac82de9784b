import type { OperationDocs } from '../../../http/operation.ts'
import { BODY_ERRORS, ERRORS, IDEMPOTENCY_KEY, json, LIST_BODY_ERRORS, list, paramsBody } from '../openapi.ts'
import { queryParameters } from '../param-schemas.ts'
import { EMAIL_SCHEMA } from './email.ts'
import { EMAIL_PARAMS, LIST_EMAILS_PARAMS } from './email-params.ts'

/** What the operations on e-mails say of themselves in the OpenAPI document. */

export const listEmailsDocs: OperationDocs = {
  tags: ['Emails'],
  summary: 'List the e-mails of a candidate',
  description:
    'Oldest first, whichever API they came through. Needs the scope `emails_r` or `emails_rw`, and one of ' +
    '`candidates_r`, `candidates_rw`, `my_candidates_r`, `my_candidates_rw`.',
  parameters: queryParameters(LIST_EMAILS_PARAMS),
  responses: { 200: list('The e-mails of the page', EMAIL_SCHEMA), ...ERRORS, ...LIST_BODY_ERRORS },
}

export const createEmailDocs: OperationDocs = {
  tags: ['Emails'],
  summary: 'Create an e-mail',
  description:
    'Records an e-mail that was sent to a candidate or came from them, or sends it where `send_email` is true and the ' +
    'operator has set a mail server. Files are fetched before the answer. Needs the scope `emails_rw`, and ' +
    '`candidates_rw` or `my_candidates_rw`.',
  parameters: [IDEMPOTENCY_KEY],
  requestBody: paramsBody(EMAIL_PARAMS, {
    candidate_reference: 'wttj-d655345409a6097309156b05',
    subject: 'Interview',
    body: 'See you **Monday**',
    from_email: 'recruiter@acme.example',
    to: 'lea.morel@example.org',
    send_email: 'false',
    remote_file_urls: [{ filename: 'map', url: 'https://files.example.org/map.pdf' }],
  }),
  responses: { 201: json('The new e-mail', EMAIL_SCHEMA), ...ERRORS, ...BODY_ERRORS },
}
