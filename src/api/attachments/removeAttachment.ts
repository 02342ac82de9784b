import { removeAttachment as remove } from '../../core/applications/removeAttachment.ts'
import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { idInPath } from '../names.ts'
import { ERRORS, inPath, NOT_FOUND } from '../openapi.ts'

export const ATTACHMENT_ID = inPath('id', 'The file')

/** `DELETE /attachments/{id}` */
export const removeAttachment: Operation<ApiDeps> = {
  id: 'removeAttachment',
  method: 'DELETE',
  path: '/attachments/:id',
  docs: {
    tags: ['Files'],
    summary: 'Take a file off its application',
    description: 'The one of its kind before it is the current one again. Needs the right to change the application.',
    parameters: [ATTACHMENT_ID],
    responses: { 204: { description: 'It is gone' }, ...ERRORS, ...NOT_FOUND },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request)
    const id = idInPath((request.params as { id: string }).id, 'file')
    await remove(deps.applications, principal, id, { surface: 'native', requestId: request.id })
    return { status: 204, body: '' }
  },
}
