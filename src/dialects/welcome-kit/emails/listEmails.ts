import { permit } from '../../../core/access/permissions.ts'
import { listEmails as emailsOf } from '../../../core/conversations/listEmails.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { paramsCheck } from '../checked-params.ts'
import { pagingHeaders, readPage } from '../paging.ts'
import { readParams } from '../read-params.ts'
import { presentEmail } from './email.ts'
import { LIST_EMAILS_PARAMS, type ListEmailsParams } from './email-params.ts'
import { listEmailsDocs } from './openapi.ts'

const check = paramsCheck<ListEmailsParams>(LIST_EMAILS_PARAMS)

/** `GET /api/v1/external/emails` (reference, section 5.9). */
export const listEmails: Operation<DialectDeps> = {
  id: 'listEmails',
  method: 'GET',
  path: '/external/emails',
  docs: listEmailsDocs,

  async handle(deps, request) {
    const params = check((await readParams(request, deps.body)).params)
    const page = readPage(params)
    const principal = await caller(deps, request)
    permit(principal, 'emails.read')
    permit(principal, 'applications.read.own')
    const name = { reference: params.candidate_reference }
    const { emails, total } = await emailsOf(deps.conversations, principal, name, page)
    const body = emails.map((email) => presentEmail(deps.links, email))
    return { status: 200, body: JSON.stringify(body), headers: pagingHeaders(page, total) }
  },
}
