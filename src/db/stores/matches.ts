import type { MatchReader } from '../../core/ports.ts'
import type { Engine } from '../engine.ts'
import { crossingQuery, manyQuery } from '../query.ts'
import type { ApplicationTable, MatchQueueTable } from '../schema.ts'
import { toApplication } from './application-rows.ts'
import { rows, rowsOfMany } from './rows.ts'

const withKeys = manyQuery<{ organizationId: number; limit: number }, ApplicationTable>(
  `select * from application
    where organization_id = :organizationId and deleted_at is null and id in (
      select application_id from match_key where organization_id = :organizationId and match_key in (:values))
    order by id limit :limit`,
)

/** Crosses organizations: one task finds the keys for all. */
const waiting = crossingQuery<{ limit: number }, MatchQueueTable>('select * from match_queue limit :limit')

export function createMatchReader(engine: Engine): MatchReader {
  return {
    withKeys: async (organizationId, keys, limit) =>
      (await rowsOfMany(engine, withKeys, { organizationId, limit }, keys)).map(toApplication),
    waiting: async (limit) =>
      (await rows(engine, waiting, { limit })).map((row) => ({
        organizationId: row.organization_id,
        applicationId: row.application_id,
        version: row.version,
      })),
  }
}
