import type { Principal } from '../../../core/access/permissions.ts'
import { type ApplicationName, readApplication } from '../../../core/applications/readApplication.ts'
import { ApplicationDeleted } from '../../../core/errors.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { candidateName } from './candidate-name.ts'
import { retrieveCandidateDocs } from './openapi.ts'
import { presentCandidate } from './present-candidate.ts'
import { presentStub } from './present-page.ts'

/** `GET /candidates/{uid}` (reference, section 3.3). */
export const retrieveCandidate: Operation<DialectDeps> = {
  id: 'retrieveCandidate',
  method: 'GET',
  path: '/candidates/:uid',
  docs: retrieveCandidateDocs,

  async handle(deps, request) {
    const principal = await caller(deps, request)
    const candidate = await retrieve(deps, principal, candidateName(request))
    return { status: 200, body: JSON.stringify(candidate) }
  },
}

/** Of one that was deleted, that it was: clients ask so that they can forget it too. */
async function retrieve(deps: DialectDeps, principal: Principal, name: ApplicationName) {
  try {
    return presentCandidate(deps, principal, await readApplication(deps.applications, principal, name))
  } catch (error) {
    if (error instanceof ApplicationDeleted) return presentStub(error.application)
    throw error
  }
}
