import type { JobView } from '../../../core/jobs/job-view.ts'
import { updateJob as changeJob } from '../../../core/jobs/updateJob.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { inPath, referenceInPath } from '../in-path.ts'
import { BODY_ERRORS, ERRORS, IDEMPOTENCY_KEY, json, paramsBody } from '../openapi.ts'
import { handleWrite } from '../write.ts'
import { checkUpdateJob, UPDATE_JOB_PARAMS, type UpdateJobParams } from './job-params.ts'
import { JOB_SCHEMA } from './job-schema.ts'
import { namingWorkplaces } from './naming-workplaces.ts'
import { presentJob } from './present-job.ts'
import { toUpdateJob } from './to-command.ts'

/** `PUT /api/v1/external/jobs/{reference}` (reference, section 6.6): changes what is named and nothing else. */
export const updateJob: Operation<DialectDeps> = {
  id: 'updateJob',
  method: 'PUT',
  path: '/external/jobs/:reference',
  docs: {
    tags: ['Jobs'],
    summary: 'Update a job',
    description: 'Changes what is named; an empty parameter clears where that can be. Needs the scope `jobs_rw`.',
    parameters: [inPath('reference', "The job's reference"), IDEMPOTENCY_KEY],
    requestBody: paramsBody(UPDATE_JOB_PARAMS, { name: 'Backend engineer', salary_max: '60000' }),
    responses: { 200: json('The job', JOB_SCHEMA), ...ERRORS, ...BODY_ERRORS },
  },

  handle: handleWrite<UpdateJobParams, JobView>({
    check: checkUpdateJob,
    permission: 'jobs.update',
    status: 200,
    write: ({ hiring }, principal, request, params, remember) =>
      namingWorkplaces(params, () =>
        changeJob(hiring, principal, referenceInPath(request), toUpdateJob(params, request.id), remember),
      ),
    present: presentJob,
  }),
}
