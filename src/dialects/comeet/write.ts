import type { FastifyRequest } from 'fastify'
import type { Principal } from '../../core/access/permissions.ts'
import type { Answer, Remember } from '../../core/idempotency.ts'
import type { DialectDeps } from '../../http/dialect-deps.ts'
import { answerOnce } from '../../http/idempotency.ts'
import { compileCheck } from '../../http/validate.ts'
import type { JsonWithBytes } from '../../lib/json-with-bytes.ts'
import { caller } from './caller.ts'
import { readCandidateBody } from './candidates/candidate-body.ts'

/** What differs between the writes of this wire. */
export type Write<Body, Result> = {
  readonly schema: object
  /** The status of an answer that is no error. */
  readonly status: number
  readonly write: (
    deps: DialectDeps,
    principal: Principal,
    request: FastifyRequest,
    sent: { readonly body: Body; readonly json: JsonWithBytes },
    remember: Remember<Result> | undefined,
  ) => Promise<Result>
  /** The answer's body, made before the commit. */
  readonly present: (deps: DialectDeps, principal: Principal, result: Result) => unknown
}

/** The steps that every write takes, in order: nothing is read of a body whose sender is not known. */
export function handleWrite<Body, Result>({ schema, status, write, present }: Write<Body, Result>) {
  const check: (body: unknown) => asserts body is Body = compileCheck<Body>(schema)

  return async (deps: DialectDeps, request: FastifyRequest): Promise<Answer> => {
    const principal = await caller(deps, request)
    const { raw, json } = await readCandidateBody(request, deps.body)
    return answerOnce(deps.idempotency, request, principal, raw, async (identity) => {
      const body = json.value
      check(body)
      const answer = (result: Result): Answer => ({
        status,
        body: JSON.stringify(present(deps, principal, result)),
      })
      const remember = identity && { ...identity, answer }
      return answer(await write(deps, principal, request, { body, json }, remember))
    })
  }
}
