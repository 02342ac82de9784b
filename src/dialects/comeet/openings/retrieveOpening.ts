import { permit } from '../../../core/access/permissions.ts'
import { NotFound } from '../../../core/errors.ts'
import { idOfUid } from '../../../core/ids.ts'
import { findJob } from '../../../core/jobs/findJob.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { retrieveOpeningDocs } from './openapi.ts'
import { presentOpening } from './present-opening.ts'

/** `GET /openings/{uid}`: the documents name a permission for it and no form. */
export const retrieveOpening: Operation<DialectDeps> = {
  id: 'retrieveOpening',
  method: 'GET',
  path: '/openings/:uid',
  docs: retrieveOpeningDocs,

  async handle(deps, request) {
    const principal = await caller(deps, request)
    permit(principal, 'openings.read')
    const id = idOfUid((request.params as { uid: string }).uid)
    const opening = id === undefined ? undefined : await deps.hiring.openings.byId(principal.organizationId, id)
    if (!opening) throw new NotFound('opening')
    const job = await findJob(deps.hiring, principal, { id: opening.jobId })
    return { status: 200, body: JSON.stringify(presentOpening({ opening, job })) }
  },
}
