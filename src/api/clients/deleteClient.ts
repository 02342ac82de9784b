import { byPrincipal } from '../../core/access/account-event.ts'
import { revokeClient } from '../../core/access/manageClients.ts'
import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { idInPath } from '../names.ts'
import { ERRORS, inPath, NOT_FOUND } from '../openapi.ts'

/** `DELETE /clients/:id`: revokes a client; what it sent stays. */
export const deleteClient: Operation<ApiDeps> = {
  id: 'revokeClient',
  method: 'DELETE',
  path: '/clients/:id',
  docs: {
    tags: ['Clients'],
    summary: 'Revoke a client',
    description: 'It is refused from its next request on. What it sent stays. Needs `clients.write`.',
    parameters: [inPath('id', 'The id of the client')],
    responses: { 204: { description: 'Revoked' }, ...ERRORS, ...NOT_FOUND },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request, 'clients.write')
    const id = idInPath((request.params as { id: string }).id, 'client')
    await revokeClient(deps.accounts, byPrincipal(principal, request.id), id)
    return { status: 204, body: '' }
  },
}
