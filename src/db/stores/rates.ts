import type { RateReader } from '../../core/ports.ts'
import type { Engine } from '../engine.ts'
import { query } from '../query.ts'
import { first, write } from './rows.ts'

type Window = { started_at: number; used: number }
type Taking = {
  organizationId: number
  clientId: number
  now: number
  oldest: number
  wanted: number
  limit: number
}

/**
 * One statement, so that processes that take at the same time follow each other. It may give out more than the limit: what is
 * above it counts as not taken. A window in which nothing is left is not written.
 */
const take = query<Taking, Window>(
  `insert into rate_window (organization_id, client_id, started_at, used)
    values (:organizationId, :clientId, :now, :wanted)
    on conflict (organization_id, client_id) do update set
      used = case when rate_window.started_at <= :oldest then excluded.used else rate_window.used + excluded.used end,
      started_at = case when rate_window.started_at <= :oldest then excluded.started_at else rate_window.started_at end
      where rate_window.started_at <= :oldest or rate_window.used < :limit
    returning started_at, used`,
)

const current = query<{ organizationId: number; clientId: number }, Window>(
  'select started_at, used from rate_window where organization_id = :organizationId and client_id = :clientId',
)

export function createRateReader(engine: Engine): RateReader {
  return {
    async take({ organizationId, clientId, wanted, limit, windowMs, now }) {
      const oldest = now - windowMs
      for (;;) {
        const [row] = await write(engine, take, { organizationId, clientId, now, oldest, wanted, limit })
        if (row) {
          const before = row.used - wanted
          return { taken: Math.max(0, Math.min(wanted, limit - before)), used: row.used, startedAt: row.started_at }
        }
        const spent = await first(engine, current, { organizationId, clientId })
        // Unless another process began a window meanwhile.
        if (spent && spent.started_at > oldest && spent.used >= limit) {
          return { taken: 0, used: spent.used, startedAt: spent.started_at }
        }
      }
    },
  }
}
