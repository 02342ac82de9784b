import { readJob } from '../../../core/jobs/findJob.ts'
import { viewOfJob } from '../../../core/jobs/job-view.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { paramsCheck } from '../checked-params.ts'
import { inPath, referenceInPath } from '../in-path.ts'
import { ERRORS, json, LIST_BODY_ERRORS } from '../openapi.ts'
import { flag, isSet, paramsSchema, queryParameters } from '../param-schemas.ts'
import { readParams } from '../read-params.ts'
import { JOB_SCHEMA } from './job-schema.ts'
import { presentJob } from './present-job.ts'

const PARAMS = paramsSchema({
  stages: flag('Add the `stages` of the pipeline'),
  office: flag('Add the `office`, and all `offices`; needs `offices_r` or `offices_rw` as well'),
  candidates_count: flag(
    'Add how many candidates there are, in each of the stages too; needs `candidates_r` or `candidates_rw` as well',
  ),
  application_fields: flag('Add what an applicant is asked'),
  organization: flag('Add the `organization`'),
  websites: flag('Add the `websites` on which it is published'),
})

type Flags = Readonly<
  Partial<
    Record<
      'stages' | 'office' | 'candidates_count' | 'application_fields' | 'organization' | 'websites',
      boolean | string
    >
  >
>

const check = paramsCheck<Flags>(PARAMS)

/** `GET /api/v1/external/jobs/{reference}` (reference, section 6.4). */
export const retrieveJob: Operation<DialectDeps> = {
  id: 'retrieveJob',
  method: 'GET',
  path: '/external/jobs/:reference',
  docs: {
    tags: ['Jobs'],
    summary: 'Retrieve a job',
    description:
      'Needs the scope `jobs_r` or `jobs_rw`. What a flag asks for and the other scopes do not allow is left out.',
    parameters: [inPath('reference', "The job's reference"), ...queryParameters(PARAMS)],
    responses: { 200: json('The job', JOB_SCHEMA), ...ERRORS, ...LIST_BODY_ERRORS },
  },

  async handle(deps, request) {
    const flags = check((await readParams(request, deps.body)).params)
    const principal = await caller(deps, request)
    const job = await readJob(deps.hiring, principal, referenceInPath(request))
    const { organizationId, grant } = principal
    const isCounted = isSet(flags.candidates_count) && grant.has('applications.read.others')
    const [view, counts] = await Promise.all([
      viewOfJob(deps.hiring, job),
      isCounted ? deps.hiring.applications.countsByStage(organizationId, job.id) : undefined,
    ])
    const additions = {
      stages: isSet(flags.stages),
      websites: isSet(flags.websites),
      office: isSet(flags.office) && grant.has('offices.read'),
      application_fields: isSet(flags.application_fields),
      organization: isSet(flags.organization),
    }
    return { status: 200, body: JSON.stringify(presentJob(principal, view, additions, counts)) }
  },
}
