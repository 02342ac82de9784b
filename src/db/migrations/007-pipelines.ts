import { type EngineName, TYPES } from './table.ts'

/**
 * Stages can be taken out of a pipeline; what names one can still be read. What is counted is
 * counted in an index alone: how many stand in each stage, what came from where and when, how long stays in a stage were.
 */

function statements(on: EngineName): string[] {
  const { int } = TYPES[on]
  return [
    `alter table stage add column removed_at ${int}`,
    `drop index application_by_stage`,
    `create index application_by_stage on application (organization_id, stage_id, stage_entered_at, id, archived, deleted_at)`,
    `drop index application_by_job`,
    `create index application_by_job
      on application (organization_id, job_id, created_at, id, stage_id, client_id, surface, status, deleted_at)`,
    `drop index application_by_creation`,
    `create index application_by_creation
      on application (organization_id, created_at, id, job_id, client_id, surface, status, deleted_at)`,
    `create index move_by_stay on move (organization_id, from_stage_id, (at - entered_at))`,
  ]
}

export const sqlite: readonly string[] = statements('sqlite')

export const postgres: readonly string[] = statements('postgres')
