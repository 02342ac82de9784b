import type { FastifyRequest } from 'fastify'
import { NotFound, type NotFoundThing } from '../../core/errors.ts'

/** A parameter of the path, as the OpenAPI document describes it. */
export const inPath = (name: string, description: string) => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'string' },
  description,
})

/** The number in the path that names something. @throws NotFound when it is no number, as it can name nothing */
export function idInPath(request: FastifyRequest, thing: NotFoundThing): number {
  const { id } = request.params as { id: string }
  if (!/^\d{1,15}$/.test(id)) throw new NotFound(thing)
  return Number(id)
}

/** The reference in the path. */
export function referenceInPath(request: FastifyRequest): { readonly reference: string } {
  return { reference: (request.params as { reference: string }).reference }
}
