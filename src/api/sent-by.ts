import type { FastifyRequest } from 'fastify'
import { actorOf } from '../core/access/actorOf.ts'
import type { Principal } from '../core/access/permissions.ts'
import type { Sent } from '../core/jobs/job-command.ts'

/** What a use case notes in the log of where a write comes from. */
export function sentBy(principal: Principal, request: FastifyRequest): Sent {
  const actor = actorOf(principal)
  return { surface: 'native', requestId: request.id, ...(actor && { actor }) }
}
