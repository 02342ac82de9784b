import { permit } from '../../../core/access/permissions.ts'
import { listOfJob } from '../../../core/applications/listOfJob.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { paramsCheck } from '../checked-params.ts'
import { pagingHeaders, readPage } from '../paging.ts'
import { isSet } from '../param-schemas.ts'
import { readParams } from '../read-params.ts'
import { LIST_PARAMS, type ListParams, toListFilter } from './list-params.ts'
import { listCandidatesDocs } from './openapi.ts'
import { ORIGIN, presentCandidate } from './present-candidate.ts'

const check = paramsCheck<ListParams>(LIST_PARAMS)

/** `GET /api/v1/external/candidates` (reference, section 5.2): the candidates of one job. */
export const listCandidates: Operation<DialectDeps> = {
  id: 'listCandidates',
  method: 'GET',
  path: '/external/candidates',
  docs: listCandidatesDocs,

  async handle(deps, request) {
    const params = check((await readParams(request, deps.body)).params)
    const page = readPage(params)
    const filter = toListFilter(params)
    const principal = await caller(deps, request)
    permit(principal, 'applications.read.own')
    // Every candidate has the same origin: another one narrows the list to nothing.
    const wanted = params.origin === undefined || params.origin === ORIGIN ? filter : { ...filter, stageId: -1 }
    const { applications, total } = await listOfJob(deps.applications, principal, params.job_reference, wanted, page)
    const additions = { stage: isSet(params.stage), tags: isSet(params.tags) }
    const body = applications.map((view) => presentCandidate(deps, principal, view, additions))
    return { status: 200, body: JSON.stringify(body), headers: pagingHeaders(page, total) }
  },
}
