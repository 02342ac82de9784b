import { updateApplication } from '../../../core/applications/updateApplication.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { UPDATE_BODY, type UpdateBody } from './candidate-fields.ts'
import { toCandidate } from './candidate-name.ts'
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
    write: ({ applications }, principal, request, { body, json }, remember) =>
      toCandidate(request, (name) =>
        updateApplication(applications, principal, name, toUpdateCommand(body, json, request.id), remember),
      ),
  }),
}
