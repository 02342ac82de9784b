import type { FastifyRequest } from 'fastify'
import { compileThoroughCheck } from '../http/validate.ts'
import type { ApiDeps } from './deps.ts'
import { readJson } from './read-json.ts'

/**
 * Reads bodies of a schema, for writes whose answers are not remembered: those that anybody may send, and those that answer
 * with a secret, of which the store would then have a copy.
 */
export function bodyReader<Body>(schema: object): (deps: ApiDeps, request: FastifyRequest) => Promise<Body> {
  const check: (body: unknown) => asserts body is Body = compileThoroughCheck<Body>(schema)
  return async (deps, request) => {
    const { value } = await readJson(request, deps.body)
    const body: unknown = value
    check(body)
    return body
  }
}
