import type { FastifyRequest } from 'fastify'

/** The position in the path: its uid. */
export function positionName(request: FastifyRequest): { readonly uid: string } {
  return { uid: (request.params as { uid: string }).uid }
}
