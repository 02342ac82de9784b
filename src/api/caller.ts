import type { FastifyRequest } from 'fastify'
import { type Permission, type Principal, permit } from '../core/access/permissions.ts'
import { bearerToken } from '../http/bearer-token.ts'
import type { ApiDeps } from './deps.ts'

/**
 * Who sends the request, counted against what it may send.
 *
 * @throws Unauthenticated | NotPermitted | RateLimited
 */
export async function caller(deps: ApiDeps, request: FastifyRequest, permission?: Permission): Promise<Principal> {
  const principal = await deps.authenticate(bearerToken(request))
  await deps.limits.count(principal, request)
  if (permission) permit(principal, permission)
  return principal
}
