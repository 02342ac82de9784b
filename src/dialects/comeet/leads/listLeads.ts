import { listLeads as list } from '../../../core/leads/readLeads.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { nextPage, readIdPage } from '../id-page.ts'
import { listLeadsDocs } from './openapi.ts'
import { presentLead } from './present-lead.ts'

/** `GET /leads` (reference, section 3.13). */
export const listLeads: Operation<DialectDeps> = {
  id: 'listLeads',
  method: 'GET',
  path: '/leads',
  docs: listLeadsDocs,

  async handle(deps, request) {
    const principal = await caller(deps, request)
    const { leads, next } = await list(deps.leads, principal, readIdPage(request))
    const body = {
      leads: leads.map((lead) => presentLead(principal, lead)),
      next_page: next === undefined ? null : nextPage(deps, request, { id: next }),
    }
    return { status: 200, body: JSON.stringify(body) }
  },
}
