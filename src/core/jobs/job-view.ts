import type { Organization } from '../unit-of-work.ts'
import type { Department } from './department.ts'
import type { HiringDeps } from './deps.ts'
import type { Job } from './job.ts'
import type { Office } from './office.ts'

/** A job with everything that a surface needs to show it. */
export type JobView = {
  readonly job: Job
  readonly organization: Organization
  readonly department?: Department
  /** The main one first. */
  readonly offices: readonly Office[]
}

/** What a job refers to. All of it is in memory. */
export async function viewOfJob(
  { organizations, workplaces }: Pick<HiringDeps, 'organizations' | 'workplaces'>,
  job: Job,
): Promise<JobView> {
  const { organizationId, departmentId, details } = job
  const [organization, department, offices] = await Promise.all([
    organizations.byId(organizationId),
    departmentId === undefined ? undefined : workplaces.department(organizationId, departmentId),
    workplaces.offices(organizationId),
  ])
  if (!organization) throw new Error(`Job ${job.id} belongs to an organization that is not there`)
  const byId = new Map(offices.map((office) => [office.id, office]))
  const its = (details.officeIds ?? []).map((id) => byId.get(id)).filter((office) => office !== undefined)
  return { job, organization, ...(department && { department }), offices: its }
}
