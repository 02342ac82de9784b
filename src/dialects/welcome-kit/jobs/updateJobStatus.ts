import type { JobView } from '../../../core/jobs/job-view.ts'
import type { Publication } from '../../../core/jobs/publication.ts'
import { updateJob } from '../../../core/jobs/updateJob.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { paramsCheck } from '../checked-params.ts'
import { inPath, referenceInPath } from '../in-path.ts'
import { BODY_ERRORS, ERRORS, IDEMPOTENCY_KEY, json, paramsBody } from '../openapi.ts'
import { paramsSchema, text } from '../param-schemas.ts'
import { handleWrite } from '../write.ts'
import { STATUS } from './job-params.ts'
import { JOB_SCHEMA } from './job-schema.ts'
import { presentJob } from './present-job.ts'

const PARAMS = paramsSchema(
  {
    organization_reference: text(255, 'Organization reference'),
    status: { ...STATUS, description: 'How far it is to be' },
  },
  ['status'],
)

/** `PUT /api/v1/external/jobs/{reference}/update_status` (reference, section 6.7). */
export const updateJobStatus: Operation<DialectDeps> = {
  id: 'updateJobStatus',
  method: 'PUT',
  path: '/external/jobs/:reference/update_status',
  docs: {
    tags: ['Jobs'],
    summary: "Update a job's status",
    description:
      '`draft` is private, `published` is open to everybody, `archived` is private and over. Needs the scope `jobs_rw`.',
    parameters: [inPath('reference', "The job's reference"), IDEMPOTENCY_KEY],
    requestBody: paramsBody(PARAMS, { status: 'published' }),
    responses: { 200: json('The job', JOB_SCHEMA), ...ERRORS, ...BODY_ERRORS },
  },

  handle: handleWrite<{ readonly status: Publication; readonly organization_reference?: string }, JobView>({
    check: paramsCheck(PARAMS),
    permission: 'jobs.update',
    status: 200,
    write: ({ hiring }, principal, request, { status: publication }, remember) => {
      const command = { surface: 'welcome-kit', requestId: request.id, publication } as const
      return updateJob(hiring, principal, referenceInPath(request), command, remember)
    },
    present: presentJob,
  }),
}
