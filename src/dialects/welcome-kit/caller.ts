import type { FastifyRequest } from 'fastify'
import type { Principal } from '../../core/access/permissions.ts'
import type { DialectDeps } from '../../http/dialect-deps.ts'
import { accessToken } from './access-token.ts'

/** Who sends the request. The vendor documents no limit of their number. @throws Unauthenticated */
export function caller(deps: DialectDeps, request: FastifyRequest): Promise<Principal> {
  return deps.authenticate(accessToken(request))
}
