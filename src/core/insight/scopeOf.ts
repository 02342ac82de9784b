import { type Principal, permit } from '../access/permissions.ts'
import type { TimeRange } from '../applications/application-list.ts'
import { readJob } from '../jobs/findJob.ts'
import type { Job } from '../jobs/job.ts'
import type { JobReader } from '../ports.ts'
import type { Scope } from './scope.ts'

/**
 * What a caller asks for, within the jobs that it may know of.
 *
 * @throws NotPermitted | NotFound (job)
 */
export async function scopeOf(
  deps: { readonly jobs: JobReader },
  principal: Principal,
  jobId: number | undefined,
  created: TimeRange,
): Promise<Scope> {
  permit(principal, 'insight.read')
  if (jobId !== undefined) {
    await jobFor(deps, principal, jobId)
    return { jobIds: [jobId], created }
  }
  return principal.jobIds ? { jobIds: [...principal.jobIds], created } : { created }
}

/** @throws NotPermitted | NotFound */
export async function jobFor(deps: { readonly jobs: JobReader }, principal: Principal, jobId: number): Promise<Job> {
  permit(principal, 'insight.read')
  return readJob(deps, principal, { id: jobId })
}
