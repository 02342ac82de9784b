import { permit } from '../../../core/access/permissions.ts'
import type { Job } from '../../../core/jobs/job.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { paramsCheck } from '../checked-params.ts'
import { ERRORS, LIST_BODY_ERRORS, list } from '../openapi.ts'
import { readPage } from '../paging.ts'
import { paramsSchema, queryParameters, text } from '../param-schemas.ts'
import { readParams } from '../read-params.ts'
import { answerJobs, JOB_LIST_PARAMS, type JobListParams, jobFilter } from './job-list.ts'
import { JOB_SCHEMA } from './job-schema.ts'
import { referencesOf } from './to-command.ts'
import { CODES } from './words.ts'

const PARAMS = paramsSchema({
  ...JOB_LIST_PARAMS,
  contract_type: { type: 'string', enum: CODES.contractTypes, description: 'Those with this type of contract' },
  cms_sites_references: text(2048, 'Comma separated references: those published on one of these sites'),
})

type AllJobsParams = JobListParams & { readonly contract_type?: string; readonly cms_sites_references?: string }

const check = paramsCheck<AllJobsParams>(PARAMS)

/** `GET /api/v1/external/jobs/all` (reference, section 6.3): all that the token can reach, which is one organization's. */
export const listAllJobs: Operation<DialectDeps> = {
  id: 'listAllJobs',
  method: 'GET',
  path: '/external/jobs/all',
  docs: {
    tags: ['Jobs'],
    summary: 'List all jobs',
    description: "Newest first, those of the token's organization. Needs the scope `su_jobs_r`.",
    parameters: queryParameters(PARAMS),
    responses: { 200: list('The jobs of the page', JOB_SCHEMA), ...ERRORS, ...LIST_BODY_ERRORS },
  },

  async handle(deps, request) {
    const params = check((await readParams(request, deps.body)).params)
    const page = readPage(params)
    const isWanted = allJobsFilter(params)
    const principal = await caller(deps, request)
    permit(principal, 'jobs.read.all')
    return answerJobs(deps, principal, params, isWanted, page)
  },
}

function allJobsFilter(params: AllJobsParams): (job: Job) => boolean {
  const isWanted = jobFilter(params)
  const { contract_type: contractType, cms_sites_references: list } = params
  const sites = list === undefined ? undefined : new Set(referencesOf(list))
  return (job) =>
    isWanted(job) &&
    (contractType === undefined || job.details.contractType === contractType) &&
    (sites === undefined || (job.details.sites ?? []).some((site) => sites.has(site)))
}
