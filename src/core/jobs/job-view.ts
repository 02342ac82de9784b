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

type ViewDeps = Pick<HiringDeps, 'organizations' | 'workplaces'>

/** Jobs of one organization with what they refer to. All of it is in memory. */
export async function viewsOfJobs(deps: ViewDeps, organizationId: number, jobs: readonly Job[]): Promise<JobView[]> {
  const [organization, departments, offices] = await Promise.all([
    deps.organizations.byId(organizationId),
    deps.workplaces.departments(organizationId),
    deps.workplaces.offices(organizationId),
  ])
  if (!organization) throw new Error(`Organization ${organizationId} is not there`)
  const departmentOf = new Map(departments.map((department) => [department.id, department]))
  const officeOf = new Map(offices.map((office) => [office.id, office]))
  return jobs.map((job) => {
    const department = departmentOf.get(job.departmentId ?? 0)
    const its = (job.details.officeIds ?? []).map((id) => officeOf.get(id)).filter((office) => office !== undefined)
    return { job, organization, ...(department && { department }), offices: its }
  })
}

export async function viewOfJob(deps: ViewDeps, job: Job): Promise<JobView> {
  const [view] = await viewsOfJobs(deps, job.organizationId, [job])
  return view as JobView
}
