import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { ERRORS, json } from '../openapi.ts'
import { ref, whole } from '../schemas/build.ts'
import { presentInvitation } from './present-user.ts'

/** `GET /invitations`: who is invited and has not accepted yet. */
export const listInvitations: Operation<ApiDeps> = {
  id: 'listInvitations',
  method: 'GET',
  path: '/invitations',
  docs: {
    tags: ['Users'],
    summary: 'The open invitations',
    description: 'Those that nobody has accepted yet, expired ones too. Needs `users.read`.',
    responses: { 200: json('All of them', whole(ref('Invitation'))), ...ERRORS },
  },

  async handle(deps, request) {
    const { organizationId } = await caller(deps, request, 'users.read')
    const open = (await deps.accounts.invitations.unused(organizationId)).filter(({ userId }) => userId === undefined)
    const items = await Promise.all(open.map((each) => presentInvitation(deps, each)))
    return { status: 200, body: JSON.stringify({ items }) }
  },
}
