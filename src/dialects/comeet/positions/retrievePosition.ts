import { readJob } from '../../../core/jobs/findJob.ts'
import { viewOfJob } from '../../../core/jobs/job-view.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { retrievePositionDocs } from './openapi.ts'
import { positionName } from './position-name.ts'
import { presentPosition } from './present-position.ts'

/** `GET /positions/{uid}` (reference, sections 5.1 and 10.2). */
export const retrievePosition: Operation<DialectDeps> = {
  id: 'retrievePosition',
  method: 'GET',
  path: '/positions/:uid',
  docs: retrievePositionDocs,

  async handle(deps, request) {
    const principal = await caller(deps, request)
    const job = await readJob(deps.hiring, principal, positionName(request))
    const view = await viewOfJob(deps.hiring, job)
    return { status: 200, body: JSON.stringify(presentPosition(deps, principal, view)) }
  },
}
