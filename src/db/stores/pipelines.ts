import type { Application } from '../../core/applications/application.ts'
import type { Job } from '../../core/jobs/job.ts'
import type { Statement } from '../engine.ts'
import { insertText, query, statement } from '../query.ts'
import type { StageTable } from '../schema.ts'
import { toStageRow } from './jobs.ts'

/** Changes of a pipeline, and what keeps applications out of a stage that is taken out of one. */

/** Out of the way of every position that is given anew: places are unique in a job. */
const FAR = 1_000_000

/**
 * The first statement of a change. The position is a part of a key, so that on PostgreSQL this waits for every transaction that
 * puts an application into one of the stages, and whatever comes later waits for this one.
 */
const putAside = query<{ organizationId: number; jobId: number }>(
  `update stage set position = position + ${FAR}
    where organization_id = :organizationId and job_id = :jobId and removed_at is null`,
)

const IS_EMPTY = `not exists (select 1 from application
  where application.organization_id = stage.organization_id and application.stage_id = stage.id
    and application.deleted_at is null)`

const keep = query<StageTable>(
  `update stage set position = :position, name = :name, reference = :reference, kind = :kind, visible = :visible
    where organization_id = :organization_id and id = :id and (kind = :kind or ${IS_EMPTY})`,
)

const remove = query<{ organizationId: number; id: number; position: number; at: number }>(
  `update stage set position = :position, removed_at = :at
    where organization_id = :organizationId and id = :id and ${IS_EMPTY}`,
)

const isThere = query<{ organizationId: number; stageId: number }>(
  'select 1 from stage where organization_id = :organizationId and id = :stageId and removed_at is null',
)

/** Those that stay, with their new places; those that are new; those that go. */
export function changePipeline({ job, from }: { readonly job: Job; readonly from: Job }): Statement[] {
  const { organizationId } = job
  const there = new Set(from.stages.map(({ id }) => id))
  const after = new Set(job.stages.map(({ id }) => id))
  // Behind those that were taken out before.
  const gone = from.removedStages?.length ?? 0
  const removed = from.stages
    .filter(({ id }) => !after.has(id))
    .map(({ id }, index) => statement(remove, { organizationId, id, position: -1 - gone - index, at: job.updatedAt }))
  const written = job.stages.map((stage, position) => {
    const row = toStageRow(job, stage, position)
    return there.has(stage.id)
      ? ({ ...statement(keep, row), guard: 'stage_in_use', mustChange: true } as const)
      : ({ ...added(row), guard: 'name_taken' } as const)
  })
  return [
    statement(putAside, { organizationId, jobId: job.id }),
    ...removed.map((one) => ({ ...one, guard: 'stage_in_use', mustChange: true }) as const),
    ...written,
  ]
}

/**
 * Refuses an application in a stage that is there no more. It stands behind the statement that wrote the application, which has
 * waited for whoever was removing the stage.
 */
export function requireStage({ organizationId, stageId }: Application): Statement {
  return { ...statement(isThere, { organizationId, stageId }), guard: 'stage_removed', mustFind: true }
}

function added(row: StageTable): Statement {
  return {
    sql: insertText('stage', Object.keys(row)),
    params: Object.values(row),
    reach: row.organization_id,
  }
}
