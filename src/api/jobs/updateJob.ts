import type { JobView } from '../../core/jobs/job-view.ts'
import type { JobSheet } from '../../core/jobs/readJobs.ts'
import { updateJob as change } from '../../core/jobs/updateJob.ts'
import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import {
  answer,
  BODY_ERRORS,
  CONFLICT,
  ERRORS,
  IDEMPOTENCY_KEY,
  IF_MATCH,
  inPath,
  jsonBody,
  NOT_FOUND,
  STALE,
} from '../openapi.ts'
import { sentBy } from '../sent-by.ts'
import { handleWrite } from '../write.ts'
import { changeJob } from './change-job.ts'
import { type JobBody, toUpdateJob, UPDATE_JOB } from './job-fields.ts'
import { presentJob } from './present-job.ts'

/** `PATCH /jobs/{id}`: changes what is named and nothing else. */
export const updateJob: Operation<ApiDeps> = {
  id: 'updateJob',
  method: 'PATCH',
  path: '/jobs/:id',
  docs: {
    tags: ['Jobs'],
    summary: 'Change a job',
    description:
      'Changes what is named and nothing else; null clears. Needs `jobs.update`; a salary needs `jobs.salary` and an ' +
      'internal name `jobs.internal-name`.',
    parameters: [inPath('id', "The job's id"), IF_MATCH, IDEMPOTENCY_KEY],
    requestBody: jsonBody(UPDATE_JOB, { name: 'Backend engineer', salary: { max: 60000 } }),
    responses: { 200: answer('The job', 'Job'), ...ERRORS, ...BODY_ERRORS, ...NOT_FOUND, ...CONFLICT, ...STALE },
  },

  handle: handleWrite<JobBody, JobSheet>({
    schema: UPDATE_JOB,
    permission: 'jobs.update',
    status: 200,
    write: (deps, principal, request, sent, remember) =>
      changeJob<JobView>(
        deps,
        principal,
        request,
        remember,
        ({ team, counts }, view) => ({ ...view, team, ...(counts && { counts }) }),
        (id, check, remembering) =>
          change(
            deps.hiring,
            principal,
            { id },
            { ...toUpdateJob(sent), ...sentBy(principal, request), check },
            remembering,
          ),
      ),
    present: (_deps, principal, sheet) => presentJob(principal, sheet),
  }),
}
