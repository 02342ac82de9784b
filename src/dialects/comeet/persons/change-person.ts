import type { FastifyRequest } from 'fastify'
import type { Principal } from '../../../core/access/permissions.ts'
import type { ErasureDeps } from '../../../core/applications/deps.ts'
import type { Answer, Remember } from '../../../core/idempotency.ts'
import { uidOf } from '../../../core/ids.ts'
import type { ByRequest, PersonRecord } from '../../../core/persons/person-record.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import { answerOnce } from '../../../http/idempotency.ts'
import { caller } from '../caller.ts'

type UseCase = (
  deps: ErasureDeps,
  principal: Principal,
  uid: string,
  by: ByRequest,
  remember: Remember<PersonRecord> | undefined,
) => Promise<PersonRecord>

/**
 * The steps that both operations on a person take (reference, section 3.12). Neither has a body.
 *
 * @param present the answer, from the uids of the candidates that were changed
 */
export function changePerson(useCase: UseCase, present: (uids: readonly string[]) => object) {
  return async (deps: DialectDeps, request: FastifyRequest): Promise<Answer> => {
    const principal = await caller(deps, request)
    const { uid } = request.params as { uid: string }
    return answerOnce(deps.idempotency, request, principal, '', async (identity) => {
      const answer = ({ applications }: PersonRecord): Answer => ({
        status: 200,
        body: JSON.stringify(present(applications.map(({ id }) => uidOf(id)))),
      })
      const by = { surface: 'comeet', requestId: request.id } as const
      return answer(await useCase(deps.erasure, principal, uid, by, identity && { ...identity, answer }))
    })
  }
}
