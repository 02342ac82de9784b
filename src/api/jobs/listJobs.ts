import { JOB_STATUSES } from '../../core/jobs/job.ts'
import { listJobs as read } from '../../core/jobs/readJobs.ts'
import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { ERRORS, inQuery, json, QUERY_ERRORS } from '../openapi.ts'
import { readQuery } from '../query.ts'
import { boolean, choice, list, ref, whole } from '../schemas/build.ts'
import { sheetDeps } from './job-sheets.ts'
import { presentListedJob } from './present-job.ts'

/** `GET /jobs`: all that the caller may know of. */
export const listJobs: Operation<ApiDeps> = {
  id: 'listJobs',
  method: 'GET',
  path: '/jobs',
  docs: {
    tags: ['Jobs'],
    summary: 'The jobs',
    description:
      'All of them, in the order in which they were made; a hiring manager gets those that he or she is on. The texts are ' +
      'left out: they come with one job. Figures are left out for who may not read all applications. Needs `jobs.read`.',
    parameters: [
      inQuery('status', 'Only jobs of this status; may be repeated', list(choice(JOB_STATUSES))),
      inQuery('withCounts', 'With how many applications each has, and each of its stages', boolean),
    ],
    responses: { 200: json('The jobs', whole(ref('Job'))), ...ERRORS, ...QUERY_ERRORS },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request, 'jobs.read')
    const filter = readQuery(request, (from) => {
      const statuses = from.choices('status', JOB_STATUSES)
      return { ...(statuses && { statuses }), withCounts: from.choice('withCounts', ['true', 'false']) === 'true' }
    })
    const sheets = await read(sheetDeps(deps), principal, filter)
    return { status: 200, body: JSON.stringify({ items: sheets.map((sheet) => presentListedJob(principal, sheet)) }) }
  },
}
