import type { FastifyRequest } from 'fastify'
import { bearerToken } from '../../http/bearer-token.ts'

/** The token of the `Authorization` header, or of the query's `access_token` (reference, section 1.1). @throws Unauthenticated */
export function accessToken(request: FastifyRequest): string {
  const { access_token: inQuery } = request.query as { access_token?: unknown }
  if (request.headers.authorization === undefined && typeof inQuery === 'string' && inQuery !== '') return inQuery
  return bearerToken(request)
}
