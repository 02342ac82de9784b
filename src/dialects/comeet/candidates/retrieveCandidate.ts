import { readApplication } from '../../../core/applications/readApplication.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { candidateName } from './candidate-name.ts'
import { retrieveCandidateDocs } from './openapi.ts'
import { presentCandidate } from './present-candidate.ts'

/** `GET /candidates/{uid}` (reference, section 3.3). */
export const retrieveCandidate: Operation<DialectDeps> = {
  id: 'retrieveCandidate',
  method: 'GET',
  path: '/candidates/:uid',
  docs: retrieveCandidateDocs,

  async handle(deps, request) {
    const principal = await caller(deps, request)
    const view = await readApplication(deps.applications, principal, candidateName(request))
    return { status: 200, body: JSON.stringify(presentCandidate(deps, principal, view)) }
  },
}
