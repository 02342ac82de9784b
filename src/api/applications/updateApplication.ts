import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { IDEMPOTENCY_KEY, IF_MATCH, jsonBody } from '../openapi.ts'
import { PATCH_BODY } from './application-body.ts'
import { CHANGE_RESPONSES, handleChange } from './handle-change.ts'
import { APPLICATION_ID } from './retrieveApplication.ts'

/** `PATCH /applications/{id}` */
export const updateApplication: Operation<ApiDeps> = {
  id: 'updateApplication',
  method: 'PATCH',
  path: '/applications/:id',
  docs: {
    tags: ['Applications'],
    summary: 'Change an application',
    description:
      'Changes what is named and nothing else; null clears. A status that is set by hand stays until a move decides another ' +
      'one. Needs `applications.update.others`, or `applications.update.own` for its own.',
    parameters: [APPLICATION_ID, IDEMPOTENCY_KEY, IF_MATCH],
    requestBody: jsonBody(PATCH_BODY),
    responses: CHANGE_RESPONSES,
  },

  handle: handleChange(PATCH_BODY),
}
