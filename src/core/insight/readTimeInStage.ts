import type { Principal } from '../access/permissions.ts'
import type { Stage } from '../jobs/job.ts'
import type { InsightReader, JobReader } from '../ports.ts'
import { jobFor } from './scopeOf.ts'

/** Of the stays in a stage that have ended; in milliseconds. */
export type StageTime = {
  readonly stage: Stage
  readonly count: number
  readonly median?: number
  readonly p90?: number
}

/**
 * How long applications stay in each stage of a job. The median of an even number is the mean of the middle two; nine of ten
 * stays are no longer than the 90th percentile.
 *
 * @throws NotPermitted | NotFound (job)
 */
export async function readTimeInStage(
  deps: { readonly jobs: JobReader; readonly insight: InsightReader },
  principal: Principal,
  jobId: number,
): Promise<StageTime[]> {
  const { organizationId } = principal
  const { stages } = await jobFor(deps, principal, jobId)
  const counts = await deps.insight.stays(
    organizationId,
    stages.map(({ id }) => id),
  )
  return Promise.all(
    stages.map(async (stage) => {
      const count = counts.get(stage.id) ?? 0
      if (count === 0) return { stage, count }
      // Stays that end meanwhile only come behind.
      const at = (place: number) => deps.insight.stayAt(organizationId, stage.id, place)
      const [lower, upper, p90] = await Promise.all([
        at(Math.ceil(count / 2) - 1),
        at(Math.floor(count / 2)),
        at(Math.ceil(count * 0.9) - 1),
      ])
      return { stage, count, median: (lower + upper) / 2, p90 }
    }),
  )
}
