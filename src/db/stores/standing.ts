import type { StandingReader } from '../../core/ports.ts'
import type { Engine } from '../engine.ts'
import { manyQuery, query } from '../query.ts'
import { rows, rowsOfMany } from './rows.ts'

/** All of it is in the index of the stages, in its order: no row is read, and nothing is sorted. */

type StandingRow = { stage_id: number; count: number; archived_count: number }

const COUNTS = 'select stage_id, count(*) as count, sum(archived) as archived_count from application'

const everywhere = query<{ organizationId: number }, StandingRow>(
  `${COUNTS} where organization_id = :organizationId and deleted_at is null group by stage_id`,
)

const inStages = manyQuery<{ organizationId: number }, StandingRow>(
  `${COUNTS} where organization_id = :organizationId and stage_id in (:values) and deleted_at is null
    group by stage_id`,
)

export function createStandingReader(engine: Engine): StandingReader {
  return {
    async standing(organizationId, stageIds) {
      const found = stageIds
        ? await rowsOfMany(engine, inStages, { organizationId }, stageIds)
        : await rows(engine, everywhere, { organizationId })
      return found.map(({ stage_id, count, archived_count }) => ({
        stageId: stage_id,
        current: count - archived_count,
        archived: archived_count,
      }))
    },
  }
}
