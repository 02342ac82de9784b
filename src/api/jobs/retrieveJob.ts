import { readJobSheet } from '../../core/jobs/readJobs.ts'
import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { etagOf } from '../match-version.ts'
import { idInPath } from '../names.ts'
import { answer, ERRORS, inPath, NOT_FOUND } from '../openapi.ts'
import { sheetDeps } from './job-sheets.ts'
import { presentJob } from './present-job.ts'

/** `GET /jobs/{id}` */
export const retrieveJob: Operation<ApiDeps> = {
  id: 'retrieveJob',
  method: 'GET',
  path: '/jobs/:id',
  docs: {
    tags: ['Jobs'],
    summary: 'A job',
    description: 'With its pipeline, its team, its texts and how many stand in each stage. Needs `jobs.read`.',
    parameters: [inPath('id', "The job's id")],
    responses: { 200: answer('The job', 'Job'), ...ERRORS, ...NOT_FOUND },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request, 'jobs.read')
    const id = idInPath((request.params as { id: string }).id, 'job')
    const sheet = await readJobSheet(sheetDeps(deps), principal, id)
    return {
      status: 200,
      headers: etagOf(sheet.job.updatedAt),
      body: JSON.stringify(presentJob(principal, sheet)),
    }
  },
}
