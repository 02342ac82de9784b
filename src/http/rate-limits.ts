import type { FastifyRequest } from 'fastify'
import type { Principal } from '../core/access/permissions.ts'

/** How many requests a client may send. */
export type RequestLimits = {
  /**
   * Counts one request of a client, and notes on the request what is left, for the headers of its answer.
   *
   * @throws RateLimited
   */
  count(principal: Principal, request: FastifyRequest): Promise<void>
}

/** Nobody is limited. */
export const NO_LIMITS: RequestLimits = { count: async () => {} }
