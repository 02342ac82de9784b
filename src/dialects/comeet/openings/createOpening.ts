import { addOpening, type OpeningView } from '../../../core/jobs/addOpening.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { handleWrite } from '../write.ts'
import { createOpeningDocs } from './openapi.ts'
import { CREATE_OPENING_BODY, type CreateOpeningBody, toOpeningFields } from './opening-fields.ts'
import { presentOpening } from './present-opening.ts'

/** `POST /openings/` (reference, section 5.5). */
export const createOpening: Operation<DialectDeps> = {
  id: 'createOpening',
  method: 'POST',
  path: '/openings',
  docs: createOpeningDocs,

  handle: handleWrite<CreateOpeningBody, OpeningView>({
    schema: CREATE_OPENING_BODY,
    status: 201,
    write({ hiring }, principal, request, { body }, remember) {
      const command = { surface: 'comeet', requestId: request.id, ...toOpeningFields(body, '', body.name) } as const
      return addOpening(hiring, principal, { uid: body.position_uid }, command, remember)
    },
    present: (_deps, _principal, view) => presentOpening(view),
  }),
}
