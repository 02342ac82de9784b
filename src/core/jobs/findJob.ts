import { mayKnowJob, type Principal, permit } from '../access/permissions.ts'
import { NotFound } from '../errors.ts'
import type { JobReader } from '../ports.ts'
import type { Job } from './job.ts'

/** A job by one of its public names, or by its id. */
export type AnyJobName = { readonly uid: string } | { readonly reference: string } | { readonly id: number }

/**
 * The job of that name in the caller's organization.
 *
 * @throws NotFound
 */
export async function findJob(
  { jobs }: { readonly jobs: JobReader },
  { organizationId }: Pick<Principal, 'organizationId'>,
  name: AnyJobName,
): Promise<Job> {
  let job: Job | undefined
  if ('uid' in name) job = await jobs.byUid(organizationId, name.uid)
  else if ('reference' in name) job = await jobs.byReference(organizationId, name.reference)
  else job = await jobs.byId(organizationId, name.id)
  if (!job) throw new NotFound('job')
  return job
}

/**
 * The same for a caller who must be allowed to read jobs.
 *
 * @throws NotPermitted | NotFound
 */
export async function readJob(
  deps: { readonly jobs: JobReader },
  principal: Principal,
  name: AnyJobName,
): Promise<Job> {
  permit(principal, 'jobs.read')
  const job = await findJob(deps, principal, name)
  if (!mayKnowJob(principal, { jobId: job.id })) throw new NotFound('job')
  return job
}
