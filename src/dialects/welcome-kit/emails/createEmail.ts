import { permit } from '../../../core/access/permissions.ts'
import { addEmail, type Email } from '../../../core/conversations/addEmail.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import { answerOnce } from '../../../http/idempotency.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { paramsCheck } from '../checked-params.ts'
import { isSet } from '../param-schemas.ts'
import { readParams } from '../read-params.ts'
import { holdForFiles, toFiles } from '../remote-files.ts'
import { renderRichText } from '../rich-text.ts'
import { presentEmail } from './email.ts'
import { EMAIL_PARAMS, type EmailParams, readRecipients } from './email-params.ts'
import { createEmailDocs } from './openapi.ts'

const check = paramsCheck<EmailParams>(EMAIL_PARAMS)

/** `POST /api/v1/external/emails` (reference, section 5.10): records an e-mail, and sends it where that is asked for. */
export const createEmail: Operation<DialectDeps> = {
  id: 'createEmail',
  method: 'POST',
  path: '/external/emails',
  docs: createEmailDocs,

  async handle(deps, request) {
    const { params, payload } = await readParams(request, deps.body)
    const { candidate_reference: reference, subject, body, from_email: from, ...rest } = check(params)
    const to = readRecipients(rest.to)
    const principal = await caller(deps, request)
    permit(principal, 'emails.create')
    permit(principal, 'applications.update.own')
    return answerOnce(deps.idempotency, request, principal, payload, async (identity) => {
      const files = toFiles('message', rest.remote_file_urls)
      await holdForFiles(deps, request, files)
      const head = { surface: 'welcome-kit', requestId: request.id, send: isSet(rest.send_email) } as const
      const command = { ...head, subject, body, ...renderRichText(body), from, to, files }
      const answer = (email: Email) => ({ status: 201, body: JSON.stringify(presentEmail(deps.links, email)) })
      const remember = identity && { ...identity, answer }
      return answer(await addEmail(deps.conversations, principal, { reference }, command, remember))
    })
  },
}
