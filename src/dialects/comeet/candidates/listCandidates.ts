import { listApplications } from '../../../core/applications/listApplications.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { readListQuery } from './list-query.ts'
import { listCandidatesDocs } from './openapi.ts'
import { presentPage } from './present-page.ts'

/** `GET /candidates` (reference, section 3.4). */
export const listCandidates: Operation<DialectDeps> = {
  id: 'listCandidates',
  method: 'GET',
  path: '/candidates',
  docs: listCandidatesDocs,

  async handle(deps, request) {
    const principal = await caller(deps, request)
    const page = await listApplications(deps.applications, principal, readListQuery(request))
    return { status: 200, body: JSON.stringify(presentPage(deps, principal, request, page)) }
  },
}
