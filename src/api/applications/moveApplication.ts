import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { IDEMPOTENCY_KEY, IF_MATCH, jsonBody } from '../openapi.ts'
import { MOVE_BODY } from './application-body.ts'
import { CHANGE_RESPONSES, handleChange } from './handle-change.ts'
import { APPLICATION_ID } from './retrieveApplication.ts'

/** `POST /applications/{id}/moves` */
export const moveApplication: Operation<ApiDeps> = {
  id: 'moveApplication',
  method: 'POST',
  path: '/applications/:id/moves',
  docs: {
    tags: ['Applications'],
    summary: 'Move an application',
    description:
      'To another stage of its job. A stage that is an end decides the status; where it stands already, nothing happens but ' +
      'a new version. `POST /bulk` does the same for many, and can be undone.',
    parameters: [APPLICATION_ID, IDEMPOTENCY_KEY, IF_MATCH],
    requestBody: jsonBody(MOVE_BODY),
    responses: CHANGE_RESPONSES,
  },

  handle: handleChange(MOVE_BODY),
}
