import type { FastifyRequest } from 'fastify'
import { type Permission, type Principal, permit } from '../../core/access/permissions.ts'
import type { Answer, Remember } from '../../core/idempotency.ts'
import type { DialectDeps } from '../../http/dialect-deps.ts'
import { answerOnce } from '../../http/idempotency.ts'
import { caller } from './caller.ts'
import { checkMember } from './membership.ts'
import { type Params, readParams } from './read-params.ts'

/** What differs between the writes on what belongs to an organization. */
export type Write<P, Result> = {
  readonly check: (params: Params) => P
  readonly permission: Permission
  /** The status of an answer that is no error. */
  readonly status: number
  readonly write: (
    deps: DialectDeps,
    principal: Principal,
    request: FastifyRequest,
    params: P,
    remember: Remember<Result> | undefined,
  ) => Promise<Result>
  /** The answer's body, made before the commit. */
  readonly present: (principal: Principal, result: Result) => unknown
}

/** The steps that such a write takes, in order: parameters, credential, scope, organization. */
export function handleWrite<P extends { readonly organization_reference?: string }, Result>(of: Write<P, Result>) {
  return async (deps: DialectDeps, request: FastifyRequest): Promise<Answer> => {
    const { params, payload } = await readParams(request, deps.body)
    const checked = of.check(params)
    const principal = await caller(deps, request)
    permit(principal, of.permission)
    checkMember(principal, checked.organization_reference)
    return answerOnce(deps.idempotency, request, principal, payload, async (identity) => {
      const answer = (result: Result): Answer => ({
        status: of.status,
        body: JSON.stringify(of.present(principal, result)),
      })
      const remember = identity && { ...identity, answer }
      return answer(await of.write(deps, principal, request, checked, remember))
    })
  }
}
