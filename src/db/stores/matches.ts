import type { MatchReader } from '../../core/ports.ts'
import type { Engine } from '../engine.ts'
import { crossingQuery, manyQuery } from '../query.ts'
import type { ApplicationTable, LeadTable, MatchQueueTable } from '../schema.ts'
import { toApplication } from './application-rows.ts'
import { toLead } from './leads.ts'
import { rows, rowsOfMany } from './rows.ts'

const withKeys = manyQuery<{ organizationId: number; limit: number }, ApplicationTable>(
  `select * from application
    where organization_id = :organizationId and deleted_at is null and id in (
      select application_id from match_key where organization_id = :organizationId and match_key in (:values))
    order by id desc limit :limit`,
)

const leadsWithKeys = manyQuery<{ organizationId: number; limit: number }, LeadTable>(
  `select * from lead
    where organization_id = :organizationId and deleted_at is null and id in (
      select application_id from match_key where organization_id = :organizationId and match_key in (:values))
    order by id desc limit :limit`,
)

/** Crosses organizations: one task finds the keys for all. */
const waiting = crossingQuery<{ limit: number }, MatchQueueTable>('select * from match_queue limit :limit')

export function createMatchReader(engine: Engine): MatchReader {
  return {
    withKeys: async (organizationId, keys, limit) =>
      (await rowsOfMany(engine, withKeys, { organizationId, limit }, keys)).map(toApplication),
    leadsWithKeys: async (organizationId, keys, limit) =>
      (await rowsOfMany(engine, leadsWithKeys, { organizationId, limit }, keys)).map(toLead),
    waiting: async (limit) =>
      (await rows(engine, waiting, { limit })).map((row) => ({
        organizationId: row.organization_id,
        applicationId: row.application_id,
        version: row.version,
      })),
  }
}
