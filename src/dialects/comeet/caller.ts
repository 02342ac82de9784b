import type { FastifyRequest } from 'fastify'
import type { Principal } from '../../core/access/permissions.ts'
import { bearerToken } from '../../http/bearer-token.ts'
import type { DialectDeps } from '../../http/dialect-deps.ts'

/**
 * Who sends the request, counted against what it may send.
 *
 * @throws Unauthenticated | RateLimited
 */
export async function caller(deps: DialectDeps, request: FastifyRequest): Promise<Principal> {
  const principal = await deps.authenticate(bearerToken(request))
  await deps.limits.count(principal, request)
  return principal
}
