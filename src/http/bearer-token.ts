import type { FastifyRequest } from 'fastify'
import { Unauthenticated } from '../core/errors.ts'

/** The token of `Authorization: Bearer …`, the word in any case (RFC 6750). @throws Unauthenticated */
export function bearerToken(request: FastifyRequest): string {
  const header = request.headers.authorization
  if (header === undefined) throw new Unauthenticated('Send the header "Authorization: Bearer <token>"')
  const match = /^bearer +([^\s]+)$/i.exec(header)
  if (!match) throw new Unauthenticated('The Authorization header must have the form "Bearer <token>"')
  return match[1] as string
}
