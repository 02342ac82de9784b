import type { Job } from '../../../core/jobs/job.ts'
import { viewsOfJobs } from '../../../core/jobs/job-view.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { answerFeed, openFeed, wantsDetails } from './feed.ts'
import { listCareersPositionsDocs } from './openapi.ts'
import { presentCareersPosition } from './present-careers-position.ts'

/** Anybody may ask, and cleaning the texts takes time: kept for as long as the catalog gives out the same list of jobs. */
const kept = { withDetails: new WeakMap<readonly Job[], string>(), without: new WeakMap<readonly Job[], string>() }

/** `GET /careers-api/2.0/company/{company}/positions` (reference, section 9). */
export const listCareersPositions: Operation<DialectDeps> = {
  id: 'listCareersPositions',
  method: 'GET',
  path: '/careers-api/2.0/company/:company/positions',
  docs: listCareersPositionsDocs,
  isPublic: true,

  handle: (deps, request) =>
    answerFeed(request, async () => {
      const { organization, jobs, all } = await openFeed(deps, request)
      const withDetails = wantsDetails(request)
      const bodies = withDetails ? kept.withDetails : kept.without
      const there = bodies.get(all)
      if (there !== undefined) return there
      const views = await viewsOfJobs(deps.hiring, organization.id, jobs)
      const body = JSON.stringify(views.map((view) => presentCareersPosition(view, withDetails)))
      bodies.set(all, body)
      return body
    }),
}
