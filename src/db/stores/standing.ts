import type { StandingReader } from '../../core/ports.ts'
import type { Engine } from '../engine.ts'
import { manyQuery, query } from '../query.ts'
import { rows, rowsOfMany } from './rows.ts'

/** All of it is in the index of the stages: no row is read. */

type StandingRow = { stage_id: number; archived: number; count: number }

const everywhere = query<{ organizationId: number }, StandingRow>(
  `select stage_id, archived, count(*) as count from application
    where organization_id = :organizationId and deleted_at is null group by stage_id, archived`,
)

const inStages = manyQuery<{ organizationId: number }, StandingRow>(
  `select stage_id, archived, count(*) as count from application
    where organization_id = :organizationId and stage_id in (:values) and deleted_at is null
    group by stage_id, archived`,
)

export function createStandingReader(engine: Engine): StandingReader {
  return {
    async standing(organizationId, stageIds) {
      const found = stageIds
        ? await rowsOfMany(engine, inStages, { organizationId }, stageIds)
        : await rows(engine, everywhere, { organizationId })
      return found.map(({ stage_id, archived, count }) => ({ stageId: stage_id, archived: archived === 1, count }))
    },
  }
}
