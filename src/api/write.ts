import type { FastifyRequest } from 'fastify'
import type { Permission, Principal } from '../core/access/permissions.ts'
import type { Answer, Remember } from '../core/idempotency.ts'
import { answerOnce } from '../http/idempotency.ts'
import { compileThoroughCheck } from '../http/validate.ts'
import { caller } from './caller.ts'
import type { ApiDeps } from './deps.ts'
import { readJson } from './read-json.ts'

/** What differs between the writes of this API that have a JSON body. */
export type Write<Body, Result> = {
  readonly schema: object
  readonly permission?: Permission
  /** The status of an answer that is no error. */
  readonly status: number
  readonly write: (
    deps: ApiDeps,
    principal: Principal,
    request: FastifyRequest,
    body: Body,
    remember: Remember<Result> | undefined,
  ) => Promise<Result>
  /** The answer's body, made before the commit. */
  readonly present: (deps: ApiDeps, principal: Principal, result: Result) => unknown
}

/** The steps that every such write takes, in order: nothing is read of a body whose sender is not known. */
export function handleWrite<Body, Result>({ schema, permission, status, write, present }: Write<Body, Result>) {
  const check: (body: unknown) => asserts body is Body = compileThoroughCheck<Body>(schema)

  return async (deps: ApiDeps, request: FastifyRequest): Promise<Answer> => {
    const principal = await caller(deps, request, permission)
    const { raw, value } = await readJson(request, deps.body)
    return answerOnce(deps.idempotency, request, principal, raw, async (identity) => {
      const body: unknown = value
      check(body)
      const answer = (result: Result): Answer => ({
        status,
        body: JSON.stringify(present(deps, principal, result)),
      })
      const remember = identity && { ...identity, answer }
      return answer(await write(deps, principal, request, body, remember))
    })
  }
}
