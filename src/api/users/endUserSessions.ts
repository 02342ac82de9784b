import { byPrincipal } from '../../core/access/account-event.ts'
import { endSessionsOf } from '../../core/access/endSessionsOf.ts'
import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { idInPath } from '../names.ts'
import { ERRORS, inPath, NOT_FOUND } from '../openapi.ts'

/** `DELETE /users/:id/sessions`: signs a user out everywhere. */
export const endUserSessions: Operation<ApiDeps> = {
  id: 'endUserSessions',
  method: 'DELETE',
  path: '/users/:id/sessions',
  docs: {
    tags: ['Users'],
    summary: 'Sign a user out everywhere',
    description: 'Ends every session of the user. Needs `users.write`.',
    parameters: [inPath('id', 'The id of the user')],
    responses: { 204: { description: 'Signed out' }, ...ERRORS, ...NOT_FOUND },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request, 'users.write')
    const id = idInPath((request.params as { id: string }).id, 'user')
    await endSessionsOf(deps.accounts, byPrincipal(principal, request.id), id)
    return { status: 204, body: '' }
  },
}
