import { updateView as change } from '../../core/views/updateView.ts'
import type { OwnedView } from '../../core/views/view.ts'
import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { idInPath } from '../names.ts'
import { answer, BODY_ERRORS, ERRORS, IDEMPOTENCY_KEY, inPath, jsonBody, NOT_FOUND } from '../openapi.ts'
import { sentBy } from '../sent-by.ts'
import { handleWrite } from '../write.ts'
import { presentView } from './present-view.ts'
import { UPDATE_VIEW, type ViewBody } from './view-fields.ts'

/** `PATCH /views/{id}` */
export const updateView: Operation<ApiDeps> = {
  id: 'updateView',
  method: 'PATCH',
  path: '/views/:id',
  docs: {
    tags: ['Views'],
    summary: 'Change a view',
    description:
      'Its owner may, and an admin if it is shared. What is left out stays; the definition is replaced whole.',
    parameters: [inPath('id', "The view's id"), IDEMPOTENCY_KEY],
    requestBody: jsonBody(UPDATE_VIEW, { name: 'New this week' }),
    responses: { 200: answer('The view', 'View'), ...ERRORS, ...BODY_ERRORS, ...NOT_FOUND },
  },

  handle: handleWrite<ViewBody, OwnedView>({
    schema: UPDATE_VIEW,
    status: 200,
    write: ({ savedViews }, principal, request, { name, ...rest }, remember) => {
      const id = idInPath((request.params as { id: string }).id, 'view')
      const command = { ...rest, ...(name !== undefined && { name: name.trim() }), ...sentBy(principal, request) }
      return change(savedViews, principal, id, command, remember)
    },
    present: (_deps, principal, view) => presentView(principal, view),
  }),
}
