import { mayKnowJob, type Principal, permit } from '../access/permissions.ts'
import type { Standing, StandingReader, TeamMate, TeamReader } from '../ports.ts'
import type { HiringDeps } from './deps.ts'
import { readJob } from './findJob.ts'
import type { Job, JobStatus } from './job.ts'
import { type JobView, viewsOfJobs } from './job-view.ts'

export type JobSheetDeps = Pick<HiringDeps, 'jobs' | 'organizations' | 'workplaces'> & {
  readonly teams: TeamReader
  readonly standings: StandingReader
}

/** A job with who works on it and, where they are wanted, its figures. */
export type JobSheet = JobView & { readonly team: readonly TeamMate[]; readonly counts?: JobCounts }

export type JobCounts = {
  /** How many stand in each stage, by its id, without those that are archived. */
  readonly inStage: ReadonlyMap<number, number>
  /** Those of them that are on their way: neither hired nor refused. */
  readonly active: number
  /** All, the archived ones too. */
  readonly total: number
}

/**
 * The jobs that the caller may know of, in the order in which they were made.
 *
 * @param withCounts they are left out also for who may not read everybody's applications
 * @throws NotPermitted
 */
export async function listJobs(
  deps: JobSheetDeps,
  principal: Principal,
  { statuses, withCounts = false }: { readonly statuses?: readonly JobStatus[]; readonly withCounts?: boolean },
): Promise<JobSheet[]> {
  permit(principal, 'jobs.read')
  const all = await deps.jobs.list(principal.organizationId)
  const jobs = all.filter(
    (job) => mayKnowJob(principal, { jobId: job.id }) && (!statuses || statuses.includes(job.status)),
  )
  return sheetsOf(deps, principal, jobs, withCounts)
}

/** @throws NotPermitted | NotFound */
export async function readJobSheet(deps: JobSheetDeps, principal: Principal, id: number): Promise<JobSheet> {
  return sheetOf(deps, principal, await readJob(deps, principal, { id }))
}

/** A job with its figures, for who has it. */
export async function sheetOf(deps: JobSheetDeps, principal: Principal, job: Job): Promise<JobSheet> {
  const [sheet] = await sheetsOf(deps, principal, [job], true)
  return sheet as JobSheet
}

async function sheetsOf(
  deps: JobSheetDeps,
  { organizationId, grant }: Principal,
  jobs: readonly Job[],
  withCounts: boolean,
): Promise<JobSheet[]> {
  const mayCount = withCounts && grant.has('applications.read.others')
  const only = jobs.length === 1 ? (jobs[0] as Job).stages.map(({ id }) => id) : undefined
  const [views, teams, standings] = await Promise.all([
    viewsOfJobs(deps, organizationId, jobs),
    deps.teams.ofJobs(organizationId),
    mayCount ? deps.standings.standing(organizationId, only) : undefined,
  ])
  const byStage = standings && new Map(standings.map((standing) => [standing.stageId, standing]))
  return views.map((view) => ({
    ...view,
    team: teams.get(view.job.id) ?? [],
    ...(byStage && { counts: countsOf(view.job, byStage) }),
  }))
}

function countsOf({ stages }: Job, byStage: ReadonlyMap<number, Standing>): JobCounts {
  const inStage = new Map<number, number>()
  let active = 0
  let total = 0
  for (const { id, kind } of stages) {
    const { current = 0, archived = 0 } = byStage.get(id) ?? {}
    inStage.set(id, current)
    total += current + archived
    if (kind === 'new' || kind === 'active') active += current
  }
  return { inStage, active, total }
}
