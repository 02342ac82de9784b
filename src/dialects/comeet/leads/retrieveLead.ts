import { readLead } from '../../../core/leads/readLeads.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { retrieveLeadDocs } from './openapi.ts'
import { presentLead } from './present-lead.ts'

/** `GET /leads/{uid}` (reference, section 3.13). */
export const retrieveLead: Operation<DialectDeps> = {
  id: 'retrieveLead',
  method: 'GET',
  path: '/leads/:uid',
  docs: retrieveLeadDocs,

  async handle(deps, request) {
    const principal = await caller(deps, request)
    const { uid } = request.params as { uid: string }
    return { status: 200, body: JSON.stringify(presentLead(principal, await readLead(deps.leads, principal, uid))) }
  },
}
