import type { Principal } from '../../../core/access/permissions.ts'
import type { Job } from '../../../core/jobs/job.ts'
import { viewsOfJobs } from '../../../core/jobs/job-view.ts'
import { PUBLICATIONS, type Publication, publicationOf } from '../../../core/jobs/publication.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { OperationAnswer } from '../../../http/operation.ts'
import { readDay } from '../days.ts'
import { PAGING_PARAMS, type Page, type PagingParams, pageOf, pagingHeaders } from '../paging.ts'
import { day, flag, isSet } from '../param-schemas.ts'
import { presentJob } from './present-job.ts'

/** What both lists of jobs share (reference, sections 6.2 and 6.3). */

export const JOB_LIST_PARAMS = {
  status: { type: 'string', enum: [...PUBLICATIONS], description: 'Those that are this far; left out, all' },
  stages: flag('Add the `stages` of the pipeline'),
  websites: flag('Add the `websites` on which it is published'),
  office: flag('Add the `office`, and all `offices`; needs `offices_r` or `offices_rw` as well'),
  ...PAGING_PARAMS,
  created_after: day('Those created on this day or later'),
  updated_after: day('Those changed on this day or later'),
  published_after: day('Those published on this day or later'),
}

export type JobListParams = PagingParams & {
  readonly status?: Publication
  readonly stages?: boolean | string
  readonly websites?: boolean | string
  readonly office?: boolean | string
  readonly created_after?: string
  readonly updated_after?: string
  readonly published_after?: string
}

/** Whether a job is wanted. @throws InvalidField for a day that no calendar has */
export function jobFilter(params: JobListParams): (job: Job) => boolean {
  const { status } = params
  const createdFrom = readDay('created_after', params.created_after) ?? 0
  const updatedFrom = readDay('updated_after', params.updated_after) ?? 0
  const publishedFrom = readDay('published_after', params.published_after)
  return (job) =>
    (status === undefined || publicationOf(job) === status) &&
    job.createdAt >= createdFrom &&
    job.updatedAt >= updatedFrom &&
    (publishedFrom === undefined || (job.publishedAt !== undefined && job.publishedAt >= publishedFrom))
}

/** A page of the organization's jobs, newest first. */
export async function answerJobs(
  { hiring }: DialectDeps,
  principal: Principal,
  params: JobListParams,
  isWanted: (job: Job) => boolean,
  page: Page,
): Promise<OperationAnswer> {
  const jobs = (await hiring.jobs.list(principal.organizationId)).filter(isWanted).toReversed()
  const additions = {
    stages: isSet(params.stages),
    websites: isSet(params.websites),
    office: isSet(params.office) && principal.grant.has('offices.read'),
  }
  const views = await viewsOfJobs(hiring, principal.organizationId, pageOf(jobs, page))
  const body = views.map((view) => presentJob(principal, view, additions))
  return { status: 200, body: JSON.stringify(body), headers: pagingHeaders(page, jobs.length) }
}
