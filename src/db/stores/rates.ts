import type { RateReader } from '../../core/ports.ts'
import type { Engine } from '../engine.ts'
import { query } from '../query.ts'
import { write } from './rows.ts'

type Taking = {
  organizationId: number
  clientId: number
  now: number
  oldest: number
  wanted: number
}

/** One statement, so that processes that take at the same time follow each other. It may give out more than the limit: what is above it counts as not taken. */
const take = query<Taking, { started_at: number; used: number }>(
  `insert into rate_window (organization_id, client_id, started_at, used)
    values (:organizationId, :clientId, :now, :wanted)
    on conflict (organization_id, client_id) do update set
      used = case when rate_window.started_at <= :oldest then excluded.used else rate_window.used + excluded.used end,
      started_at = case when rate_window.started_at <= :oldest then excluded.started_at else rate_window.started_at end
    returning started_at, used`,
)

export function createRateReader(engine: Engine): RateReader {
  return {
    async take({ organizationId, clientId, wanted, limit, windowMs, now }) {
      const values = { organizationId, clientId, now, oldest: now - windowMs, wanted }
      const [row] = await write(engine, take, values)
      if (!row) throw new Error('A rate window was neither made nor found')
      const before = row.used - wanted
      return { taken: Math.max(0, Math.min(wanted, limit - before)), used: row.used, startedAt: row.started_at }
    },
  }
}
