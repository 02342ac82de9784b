import { createJob as make } from '../../core/jobs/createJob.ts'
import type { JobView } from '../../core/jobs/job-view.ts'
import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { answer, BODY_ERRORS, CONFLICT, ERRORS, IDEMPOTENCY_KEY, jsonBody, NOT_FOUND } from '../openapi.ts'
import { sentBy } from '../sent-by.ts'
import { handleWrite } from '../write.ts'
import { CREATE_JOB, type JobBody, toCreateJob } from './job-fields.ts'
import { presentJob } from './present-job.ts'

/** `POST /jobs` */
export const createJob: Operation<ApiDeps> = {
  id: 'createJob',
  method: 'POST',
  path: '/jobs',
  docs: {
    tags: ['Jobs'],
    summary: 'Make a job',
    description:
      'With the usual pipeline, which can be changed then. It is published only where the body says so. Needs `jobs.create`; ' +
      'a salary needs `jobs.salary` and an internal name `jobs.internal-name`.',
    parameters: [IDEMPOTENCY_KEY],
    requestBody: jsonBody(CREATE_JOB, { name: 'Backend engineer', status: 'open', remote: 'partial' }),
    responses: { 201: answer('The new job', 'Job'), ...ERRORS, ...BODY_ERRORS, ...NOT_FOUND, ...CONFLICT },
  },

  handle: handleWrite<JobBody & { readonly name: string }, JobView>({
    schema: CREATE_JOB,
    permission: 'jobs.create',
    status: 201,
    write: ({ hiring }, principal, request, sent, remember) =>
      make(hiring, principal, { ...toCreateJob(sent), ...sentBy(principal, request) }, remember),
    present: (_deps, principal, view) =>
      presentJob(principal, { ...view, team: [], counts: { inStage: new Map(), active: 0, total: 0 } }),
  }),
}
