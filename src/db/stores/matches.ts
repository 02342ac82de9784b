import type { MatchReader } from '../../core/ports.ts'
import type { Engine } from '../engine.ts'
import { crossingQuery, manyQuery } from '../query.ts'
import type { ApplicationTable, LeadTable, MatchQueueTable } from '../schema.ts'
import { toApplication } from './application-rows.ts'
import { toLead } from './leads.ts'
import { rows, rowsOfMany } from './rows.ts'

/** From the keys, as SQLite would sooner go through all of an organization than look up what they lead to. */
const withKeys = manyQuery<{ organizationId: number; limit: number }, ApplicationTable>(
  `with found (id) as (select distinct application_id from match_key
      where organization_id = :organizationId and match_key in (:values))
    select application.* from found cross join application
      where application.organization_id = :organizationId and application.id = found.id
        and application.deleted_at is null
      order by application.id desc limit :limit`,
)

const leadsWithKeys = manyQuery<{ organizationId: number; limit: number }, LeadTable>(
  `with found (id) as (select distinct application_id from match_key
      where organization_id = :organizationId and match_key in (:values))
    select lead.* from found cross join lead
      where lead.organization_id = :organizationId and lead.id = found.id and lead.deleted_at is null
      order by lead.id desc limit :limit`,
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
