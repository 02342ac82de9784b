import { permit } from '../../../core/access/permissions.ts'
import { findJob } from '../../../core/jobs/findJob.ts'
import type { Job } from '../../../core/jobs/job.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { nextPage, one, pageOf, type Query, readIdPage } from '../id-page.ts'
import { listOpeningsDocs } from './openapi.ts'
import { presentOpening } from './present-opening.ts'

/** `GET /openings`: the documents name a permission for it and no form; it is like the other lists. */
export const listOpenings: Operation<DialectDeps> = {
  id: 'listOpenings',
  method: 'GET',
  path: '/openings',
  docs: listOpeningsDocs,

  async handle(deps, request) {
    const principal = await caller(deps, request)
    permit(principal, 'openings.read')
    const { organizationId } = principal
    const page = readIdPage(request)
    const uid = one(request.query as Query, 'position_uid')
    const { openings, jobs } = deps.hiring
    const job = uid === undefined ? undefined : await findJob(deps.hiring, principal, { uid })
    const found = job
      ? await openings.ofJob(organizationId, job.id)
      : await openings.list(organizationId, { ...page, limit: page.limit + 1 })
    const { items, hasMore } = pageOf(found, page)
    const jobOf = new Map((job ? [job] : await jobs.list(organizationId)).map((each) => [each.id, each]))
    const last = items.at(-1)
    const body = {
      openings: items.map((opening) => presentOpening({ opening, job: jobOf.get(opening.jobId) as Job })),
      next_page: hasMore && last ? nextPage(deps, request, last, ['position_uid']) : null,
    }
    return { status: 200, body: JSON.stringify(body) }
  },
}
