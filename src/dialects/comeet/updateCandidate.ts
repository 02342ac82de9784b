import type { ApplicationView } from '../../core/applications/application.ts'
import { updateApplication } from '../../core/applications/updateApplication.ts'
import { NotFound } from '../../core/errors.ts'
import { bearerToken } from '../../http/bearer-token.ts'
import type { DialectDeps } from '../../http/dialect-deps.ts'
import { answerOnce } from '../../http/idempotency.ts'
import type { Operation } from '../../http/operation.ts'
import { compileCheck } from '../../http/validate.ts'
import { readCandidateBody } from './candidate-body.ts'
import { UPDATE_BODY, type UpdateBody } from './candidate-fields.ts'
import { candidateName } from './candidate-name.ts'
import { CandidateNotFound } from './error-body.ts'
import { updateCandidateDocs } from './openapi.ts'
import { presentWritten } from './present-candidate.ts'
import { toUpdateCommand } from './to-command.ts'

const check: (body: unknown) => asserts body is UpdateBody = compileCheck<UpdateBody>(UPDATE_BODY)

/** `PATCH /candidates/{uid}` (document 002): changes what the body names and nothing else. */
export const updateCandidate: Operation<DialectDeps> = {
  id: 'updateCandidate',
  method: 'PATCH',
  path: '/candidates/:uid',
  docs: updateCandidateDocs,

  async handle(deps, request) {
    const principal = await deps.authenticate(bearerToken(request))
    const { raw, json } = await readCandidateBody(request, deps.body)
    return answerOnce(deps.idempotency, request, principal, raw, async (identity) => {
      const body = json.value
      check(body)
      const command = toUpdateCommand(body, json, request.id)
      const answer = (view: ApplicationView) => ({
        status: 200,
        body: JSON.stringify(presentWritten(deps, principal, view)),
      })
      const remember = identity && { ...identity, answer }
      try {
        return answer(await updateApplication(deps.applications, principal, candidateName(request), command, remember))
      } catch (error) {
        if (error instanceof NotFound && error.thing === 'application') throw new CandidateNotFound()
        throw error
      }
    })
  },
}
