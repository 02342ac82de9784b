import { NotFound } from '../../../core/errors.ts'
import { viewOfJob } from '../../../core/jobs/job-view.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { answerFeed, openFeed, wantsDetails } from './feed.ts'
import { retrieveCareersPositionDocs } from './openapi.ts'
import { presentCareersPosition } from './present-careers-position.ts'

/** `GET /careers-api/2.0/company/{company}/positions/{uid}` (reference, section 9). */
export const retrieveCareersPosition: Operation<DialectDeps> = {
  id: 'retrieveCareersPosition',
  method: 'GET',
  path: '/careers-api/2.0/company/:company/positions/:uid',
  docs: retrieveCareersPositionDocs,
  isPublic: true,

  handle: (deps, request) =>
    answerFeed(request, async () => {
      const { jobs } = await openFeed(deps, request)
      const { uid } = request.params as { uid: string }
      const job = jobs.find((each) => each.uid === uid)
      if (!job) throw new NotFound('organization')
      return JSON.stringify(presentCareersPosition(await viewOfJob(deps.hiring, job), wantsDetails(request)))
    }),
}
