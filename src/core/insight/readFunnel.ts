import type { Principal } from '../access/permissions.ts'
import type { TimeRange } from '../applications/application-list.ts'
import type { Stage } from '../jobs/job.ts'
import type { InsightReader, JobReader } from '../ports.ts'
import { jobFor } from './scopeOf.ts'

export type FunnelStep = { readonly stage: Stage; readonly reached: number; readonly current: number }

/**
 * How far those came who applied to a job: for each stage how many stand in it now, and how many ever stood in it.
 *
 * @throws NotPermitted | NotFound (job)
 */
export async function readFunnel(
  deps: { readonly jobs: JobReader; readonly insight: InsightReader },
  principal: Principal,
  jobId: number,
  created: TimeRange,
): Promise<FunnelStep[]> {
  const { stages } = await jobFor(deps, principal, jobId)
  const [reached, current] = await Promise.all([
    deps.insight.reached(principal.organizationId, jobId, created),
    deps.insight.current(principal.organizationId, jobId, created),
  ])
  return stages.map((stage) => ({
    stage,
    reached: reached.get(stage.id) ?? 0,
    current: current.get(stage.id) ?? 0,
  }))
}
