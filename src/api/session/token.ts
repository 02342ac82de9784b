import type { FastifyRequest } from 'fastify'
import { text } from '../schemas/build.ts'

/** The token of a link, which stands behind the # there, so that no server sees it before it is used. */
export const TOKEN_IN_QUERY = {
  name: 'token',
  in: 'query',
  required: true,
  description: 'What stands behind the # of the link',
  schema: text,
} as const

export function tokenIn(request: FastifyRequest): string {
  const { token } = request.query as { token?: unknown }
  return typeof token === 'string' ? token : ''
}
