import { submitApplication } from '../../../core/applications/submitApplication.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { CREATE_BODY, type CreateBody } from './candidate-fields.ts'
import { createCandidateDocs } from './openapi.ts'
import { toSubmitCommand } from './to-command.ts'
import { writeCandidate } from './write-candidate.ts'

/** `POST /candidates` (documents 000 and 001): creates a candidate for a position. */
export const createCandidate: Operation<DialectDeps> = {
  id: 'createCandidate',
  method: 'POST',
  path: '/candidates',
  docs: createCandidateDocs,

  handle: writeCandidate<CreateBody>({
    schema: CREATE_BODY,
    status: 201,
    write: ({ applications }, principal, request, { body, json }, remember) =>
      submitApplication(applications, principal, toSubmitCommand(body, json, request.id), remember),
  }),
}
