import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { ERRORS, json } from '../openapi.ts'
import { ref, whole } from '../schemas/build.ts'
import { presentUser } from './present-user.ts'

/** `GET /users`: everybody who can sign in, or could. */
export const listUsers: Operation<ApiDeps> = {
  id: 'listUsers',
  method: 'GET',
  path: '/users',
  docs: {
    tags: ['Users'],
    summary: 'The users',
    description: 'Everybody who can sign in, or could before being deactivated. Needs `users.read`.',
    responses: { 200: json('All of them', whole(ref('User'))), ...ERRORS },
  },

  async handle(deps, request) {
    const { organizationId } = await caller(deps, request, 'users.read')
    const users = await deps.accounts.users.list(organizationId)
    return { status: 200, body: JSON.stringify({ items: users.map(presentUser) }) }
  },
}
