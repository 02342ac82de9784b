import { readSources as read } from '../../core/insight/readSources.ts'
import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { nameOf } from '../names.ts'
import { ERRORS, json, NOT_FOUND, QUERY_ERRORS } from '../openapi.ts'
import { readQuery } from '../query.ts'
import { ref, whole } from '../schemas/build.ts'
import { JOB, jobIn, PERIOD, periodIn } from './period.ts'

/** `GET /insight/sources` */
export const readSources: Operation<ApiDeps> = {
  id: 'readSources',
  method: 'GET',
  path: '/insight/sources',
  docs: {
    tags: ['Insight'],
    summary: 'What comes from where',
    description:
      'For each client and API: how many applications came in, archived ones too, and what became of them. `active` are those ' +
      'that are neither hired nor refused nor withdrawn. What sent most stands first. Needs `insight.read`.',
    parameters: [JOB, ...PERIOD],
    responses: {
      200: json('The sources', whole(ref('SourceFigures'))),
      ...ERRORS,
      ...NOT_FOUND,
      ...QUERY_ERRORS,
    },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request, 'insight.read')
    const { jobId, period } = readQuery(request, (from) => ({ jobId: jobIn(from), period: periodIn(from) }))
    const { jobs, clients } = deps.applications
    const figures = await read({ insight: deps.insight, jobs, clients }, principal, jobId, period)
    const items = figures.map(({ client, ...counts }) => ({
      source: { id: nameOf(client.id), name: client.name },
      ...counts,
    }))
    return { status: 200, body: JSON.stringify({ items }) }
  },
}
