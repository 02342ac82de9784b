import { submitApplication } from '../../core/applications/submitApplication.ts'
import { bearerToken } from '../../http/bearer-token.ts'
import type { DialectDeps } from '../../http/dialect-deps.ts'
import { answerOnce } from '../../http/idempotency.ts'
import type { Operation } from '../../http/operation.ts'
import { compileCheck } from '../../http/validate.ts'
import { readCandidateBody } from './candidate-body.ts'
import { CREATE_BODY, type CreateBody } from './candidate-fields.ts'
import { createCandidateDocs } from './openapi.ts'
import { presentWritten } from './present-candidate.ts'
import { toSubmitCommand } from './to-command.ts'

const check: (body: unknown) => asserts body is CreateBody = compileCheck<CreateBody>(CREATE_BODY)

/** `POST /candidates` (documents 000 and 001): creates a candidate for a position. */
export const createCandidate: Operation<DialectDeps> = {
  id: 'createCandidate',
  method: 'POST',
  path: '/candidates',
  docs: createCandidateDocs,

  async handle(deps, request) {
    const principal = await deps.authenticate(bearerToken(request))
    const { raw, json } = await readCandidateBody(request, deps.body)
    return answerOnce(deps.idempotency, request, principal, raw, async (identity) => {
      const body = json.value
      check(body)
      const command = toSubmitCommand(body, json, request.id)
      const answer = (view: Parameters<typeof presentWritten>[2]) => ({
        status: 201,
        body: JSON.stringify(presentWritten(deps, principal, view)),
      })
      const remember = identity && { ...identity, answer }
      return answer(await submitApplication(deps.applications, principal, command, remember))
    })
  },
}
