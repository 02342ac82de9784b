import { listApplications } from '../../../core/applications/listApplications.ts'
import { NotFound } from '../../../core/errors.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { readListQuery } from './list-query.ts'
import { listPositionCandidatesDocs } from './openapi.ts'
import { presentPage } from './present-page.ts'

/** `GET /positions/{uid}/candidates` (reference, section 5.1). */
export const listPositionCandidates: Operation<DialectDeps> = {
  id: 'listPositionCandidates',
  method: 'GET',
  path: '/positions/:uid/candidates',
  docs: listPositionCandidatesDocs,

  async handle(deps, request) {
    const principal = await caller(deps, request)
    const { uid } = request.params as { uid: string }
    const job = await deps.applications.jobs.byUid(principal.organizationId, uid)
    if (!job) throw new NotFound('job')
    const { filter, ...place } = readListQuery(request)
    const asked = { filter: { ...filter, jobId: job.id }, ...place }
    const page = await listApplications(deps.applications, principal, asked)
    return { status: 200, body: JSON.stringify(presentPage(deps, principal, request, page)) }
  },
}
