import { removeView } from '../../core/views/removeView.ts'
import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { idInPath } from '../names.ts'
import { ERRORS, inPath, NOT_FOUND } from '../openapi.ts'
import { sentBy } from '../sent-by.ts'

/** `DELETE /views/{id}` */
export const deleteView: Operation<ApiDeps> = {
  id: 'deleteView',
  method: 'DELETE',
  path: '/views/:id',
  docs: {
    tags: ['Views'],
    summary: 'Remove a view',
    description: 'Its owner may, and an admin if it is shared.',
    parameters: [inPath('id', "The view's id")],
    responses: { 204: { description: 'It is gone' }, ...ERRORS, ...NOT_FOUND },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request)
    const id = idInPath((request.params as { id: string }).id, 'view')
    await removeView(deps.savedViews, principal, id, sentBy(principal, request))
    return { status: 204, body: '' }
  },
}
