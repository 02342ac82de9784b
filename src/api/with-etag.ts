import type { FastifyRequest } from 'fastify'
import type { OperationAnswer } from '../http/operation.ts'
import type { ApiDeps } from './deps.ts'

type Handle = (deps: ApiDeps, request: FastifyRequest) => Promise<OperationAnswer>

/** The answer with the version that its body tells of in the header as well, also when it was remembered. */
export function withEtag(handle: Handle): Handle {
  return async (deps, request) => {
    const answer = await handle(deps, request)
    const { version } = JSON.parse(answer.body as string) as { version: string }
    return { ...answer, headers: { ...answer.headers, etag: `"${version}"` } }
  }
}
