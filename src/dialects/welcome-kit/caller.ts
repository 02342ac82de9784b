import type { FastifyRequest } from 'fastify'
import type { Principal } from '../../core/access/permissions.ts'
import type { DialectDeps } from '../../http/dialect-deps.ts'
import { accessToken } from './access-token.ts'

/**
 * Who sends the request. The vendor documents no limit of their number, so only a client with a limit of its own is counted.
 *
 * @throws Unauthenticated | RateLimited
 */
export async function caller(deps: DialectDeps, request: FastifyRequest): Promise<Principal> {
  const principal = await deps.authenticate(accessToken(request))
  await deps.limits.count(principal, request, 0)
  return principal
}
