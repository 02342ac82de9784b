import { permit } from '../../../core/access/permissions.ts'
import { InvalidField } from '../../../core/errors.ts'
import type { JobStatus } from '../../../core/jobs/job.ts'
import { viewsOfJobs } from '../../../core/jobs/job-view.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { nextPage, pageOf, type Query, readIdPage } from '../id-page.ts'
import { listPositionsDocs } from './openapi.ts'
import { presentPosition } from './present-position.ts'
import { POSITION_STATUS_WORDS, positionStatusOf } from './words.ts'

/** `GET /positions` (reference, section 5.1). */
export const listPositions: Operation<DialectDeps> = {
  id: 'listPositions',
  method: 'GET',
  path: '/positions',
  docs: listPositionsDocs,

  async handle(deps, request) {
    const principal = await caller(deps, request)
    permit(principal, 'jobs.read')
    const page = readIdPage(request)
    const statuses = readStatuses(request.query as Query)
    const jobs = await deps.hiring.jobs.list(principal.organizationId)
    const { items, hasMore } = pageOf(statuses ? jobs.filter(({ status }) => statuses.has(status)) : jobs, page)
    const views = await viewsOfJobs(deps.hiring, principal.organizationId, items)
    const last = items.at(-1)
    const body = {
      positions: views.map((view) => presentPosition(deps, principal, view)),
      next_page: hasMore && last ? nextPage(deps, request, last, ['status']) : null,
    }
    return { status: 200, body: JSON.stringify(body) }
  },
}

function readStatuses({ status }: Query): ReadonlySet<JobStatus> | undefined {
  const words = [status ?? []]
    .flat()
    .flatMap((list) => list.split(','))
    .filter((word) => word.trim() !== '')
  if (words.length === 0) return undefined
  return new Set(
    words.map((value) => {
      const found = positionStatusOf(value)
      const expected = `one or more of: ${Object.values(POSITION_STATUS_WORDS).join(', ')}`
      if (!found) throw new InvalidField('status', 'choice', { value, expected })
      return found
    }),
  )
}
