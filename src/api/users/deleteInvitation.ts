import { byPrincipal } from '../../core/access/account-event.ts'
import { removeInvitation } from '../../core/access/removeInvitation.ts'
import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { idInPath } from '../names.ts'
import { ERRORS, inPath, NOT_FOUND } from '../openapi.ts'

/** `DELETE /invitations/:id`: takes an invitation back. */
export const deleteInvitation: Operation<ApiDeps> = {
  id: 'deleteInvitation',
  method: 'DELETE',
  path: '/invitations/:id',
  docs: {
    tags: ['Users'],
    summary: 'Take an invitation back',
    description: 'Its link counts no more. Needs `users.write`.',
    parameters: [inPath('id', 'The id of the invitation')],
    responses: { 204: { description: 'Taken back' }, ...ERRORS, ...NOT_FOUND },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request, 'users.write')
    const id = idInPath((request.params as { id: string }).id, 'invitation')
    await removeInvitation(deps.accounts, byPrincipal(principal, request.id), id)
    return { status: 204, body: '' }
  },
}
