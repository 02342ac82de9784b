import { readTimeInStage as read } from '../../core/insight/readTimeInStage.ts'
import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { ERRORS, json, NOT_FOUND, QUERY_ERRORS } from '../openapi.ts'
import { readQuery } from '../query.ts'
import { ref, whole } from '../schemas/build.ts'
import { ONE_JOB, oneJobIn } from './period.ts'
import { presentStage } from './present-stage.ts'

/** `GET /insight/time-in-stage` */
export const readTimeInStage: Operation<ApiDeps> = {
  id: 'readTimeInStage',
  method: 'GET',
  path: '/insight/time-in-stage',
  docs: {
    tags: ['Insight'],
    summary: 'How long stages take',
    description:
      'For each stage of a job, of the stays in it that have ended: how many there were, the median and the 90th percentile ' +
      'in hours; null where there were none. Needs `insight.read`.',
    parameters: [ONE_JOB],
    responses: {
      200: json('The stages in their order', whole(ref('StageTime'))),
      ...ERRORS,
      ...NOT_FOUND,
      ...QUERY_ERRORS,
    },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request, 'insight.read')
    const jobId = readQuery(request, oneJobIn)
    const times = await read({ insight: deps.insight, jobs: deps.hiring.jobs }, principal, jobId)
    const items = times.map(({ stage, count, median, p90 }) => ({
      stage: presentStage(stage),
      count,
      medianHours: hours(median),
      p90Hours: hours(p90),
    }))
    return { status: 200, body: JSON.stringify({ items }) }
  },
}

/** To a hundredth. */
function hours(milliseconds: number | undefined): number | null {
  return milliseconds === undefined ? null : Math.round(milliseconds / 36_000) / 100
}
