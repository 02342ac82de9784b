import { permit } from '../../../core/access/permissions.ts'
import { readApplication } from '../../../core/applications/readApplication.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { paramsCheck } from '../checked-params.ts'
import { isSet } from '../param-schemas.ts'
import { readParams } from '../read-params.ts'
import { RETRIEVE_PARAMS, type RetrieveParams } from './list-params.ts'
import { retrieveCandidateDocs } from './openapi.ts'
import { presentCandidate } from './present-candidate.ts'

const check = paramsCheck<RetrieveParams>(RETRIEVE_PARAMS)

/** `GET /api/v1/external/candidates/{reference}` (reference, section 5.3). */
export const retrieveCandidate: Operation<DialectDeps> = {
  id: 'retrieveCandidate',
  method: 'GET',
  path: '/external/candidates/:reference',
  docs: retrieveCandidateDocs,

  async handle(deps, request) {
    const params = check((await readParams(request, deps.body)).params)
    const additions = { stage: isSet(params.stage), tags: isSet(params.tags) }
    const principal = await caller(deps, request)
    // Whoever may read anything may read its own.
    permit(principal, 'applications.read.own')
    const { reference } = request.params as { reference: string }
    const view = await readApplication(deps.applications, principal, { reference })
    return { status: 200, body: JSON.stringify(presentCandidate(deps, principal, view, additions)) }
  },
}
