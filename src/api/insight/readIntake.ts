import { readIntake as read } from '../../core/insight/readIntake.ts'
import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { ERRORS, inQuery, json, NOT_FOUND, QUERY_ERRORS } from '../openapi.ts'
import { readQuery } from '../query.ts'
import { ref, whole } from '../schemas/build.ts'
import { JOB, jobIn, PERIOD, periodIn } from './period.ts'

const USUAL_DAYS = 30
const DAY = 24 * 60 * 60 * 1000

/** `GET /insight/intake` */
export const readIntake: Operation<ApiDeps> = {
  id: 'readIntake',
  method: 'GET',
  path: '/insight/intake',
  docs: {
    tags: ['Insight'],
    summary: 'How many come in on each day',
    description:
      `Every day from \`from\` to \`until\`, at most 800, also those on which none came; archived ones count too. Left out, ` +
      `\`until\` is now and \`from\` ${USUAL_DAYS} days before it. Needs \`insight.read\`.`,
    parameters: [
      JOB,
      ...PERIOD,
      inQuery('timeZone', 'Whose days they are: a name of the IANA database, such as Europe/Paris; left out, UTC'),
    ],
    responses: { 200: json('The days', whole(ref('IntakeDay'))), ...ERRORS, ...NOT_FOUND, ...QUERY_ERRORS },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request, 'insight.read')
    const wanted = readQuery(request, (from) => {
      const { until = deps.hiring.clock.now(), from: start = until - USUAL_DAYS * DAY } = periodIn(from)
      const jobId = jobIn(from)
      const timeZone = from.text('timeZone') ?? 'UTC'
      return { ...(jobId !== undefined && { jobId }), from: start, until, timeZone }
    })
    const items = await read({ insight: deps.insight, jobs: deps.hiring.jobs }, principal, wanted)
    return { status: 200, body: JSON.stringify({ items }) }
  },
}
