import { permit } from '../../../core/access/permissions.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { paramsCheck } from '../checked-params.ts'
import { checkMember } from '../membership.ts'
import { ERRORS, LIST_BODY_ERRORS, list } from '../openapi.ts'
import { readPage } from '../paging.ts'
import { paramsSchema, queryParameters, text } from '../param-schemas.ts'
import { readParams } from '../read-params.ts'
import { answerJobs, JOB_LIST_PARAMS, type JobListParams, jobFilter } from './job-list.ts'
import { JOB_SCHEMA } from './job-schema.ts'

const PARAMS = paramsSchema({ organization_reference: text(255, 'Organization reference'), ...JOB_LIST_PARAMS }, [
  'organization_reference',
])

const check = paramsCheck<JobListParams & { readonly organization_reference: string }>(PARAMS)

/** `GET /api/v1/external/jobs` (reference, section 6.2). */
export const listJobs: Operation<DialectDeps> = {
  id: 'listJobs',
  method: 'GET',
  path: '/external/jobs',
  docs: {
    tags: ['Jobs'],
    summary: "List an organization's jobs",
    description: 'Newest first. Needs the scope `jobs_r` or `jobs_rw`.',
    parameters: queryParameters(PARAMS),
    responses: { 200: list('The jobs of the page', JOB_SCHEMA), ...ERRORS, ...LIST_BODY_ERRORS },
  },

  async handle(deps, request) {
    const params = check((await readParams(request, deps.body)).params)
    const page = readPage(params)
    const isWanted = jobFilter(params)
    const principal = await caller(deps, request)
    permit(principal, 'jobs.read')
    checkMember(principal, params.organization_reference)
    return answerJobs(deps, principal, params, isWanted, page)
  },
}
