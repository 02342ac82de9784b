import { readJob } from '../../core/jobs/findJob.ts'
import { viewOfJob } from '../../core/jobs/job-view.ts'
import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { idInPath } from '../names.ts'
import { ERRORS, inPath, NOT_FOUND } from '../openapi.ts'
import { text } from '../schemas/build.ts'
import { careersPage, PAGE_POLICY } from './careers-page.ts'

/** `GET /jobs/{id}/careers-preview` */
export const previewCareersPage: Operation<ApiDeps> = {
  id: 'previewCareersPage',
  method: 'GET',
  path: '/jobs/:id/careers-preview',
  docs: {
    tags: ['Jobs'],
    summary: 'How a job reads on a careers page',
    description:
      'A whole page that runs nothing, to be shown in a frame; also of a job that is not published. Needs `jobs.read`.',
    parameters: [inPath('id', "The job's id")],
    responses: {
      200: { description: 'The page', content: { 'text/html': { schema: text } } },
      ...ERRORS,
      ...NOT_FOUND,
    },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request, 'jobs.read')
    const id = idInPath((request.params as { id: string }).id, 'job')
    const job = await readJob(deps.hiring, principal, { id })
    return {
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PAGE_POLICY },
      body: careersPage(await viewOfJob(deps.hiring, job)),
    }
  },
}
