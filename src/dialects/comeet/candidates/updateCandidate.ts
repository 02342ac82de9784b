import { updateApplication } from '../../../core/applications/updateApplication.ts'
import { NotFound } from '../../../core/errors.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { CandidateNotFound } from '../error-body.ts'
import { UPDATE_BODY, type UpdateBody } from './candidate-fields.ts'
import { candidateName } from './candidate-name.ts'
import { updateCandidateDocs } from './openapi.ts'
import { toUpdateCommand } from './to-command.ts'
import { writeCandidate } from './write-candidate.ts'

/** `PATCH /candidates/{uid}` (document 002): changes what the body names and nothing else. */
export const updateCandidate: Operation<DialectDeps> = {
  id: 'updateCandidate',
  method: 'PATCH',
  path: '/candidates/:uid',
  docs: updateCandidateDocs,

  handle: writeCandidate<UpdateBody>({
    schema: UPDATE_BODY,
    status: 200,
    write: async ({ applications }, principal, request, { body, json }, remember) => {
      try {
        const command = toUpdateCommand(body, json, request.id)
        return await updateApplication(applications, principal, candidateName(request), command, remember)
      } catch (error) {
        if (error instanceof NotFound && error.thing === 'application') throw new CandidateNotFound()
        throw error
      }
    },
  }),
}
