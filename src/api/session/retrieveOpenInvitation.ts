import { readInvitation } from '../../core/access/readInvitation.ts'
import { NotFound } from '../../core/errors.ts'
import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { answer, ERRORS, NOT_FOUND } from '../openapi.ts'
import { TOKEN_IN_QUERY, tokenIn } from './token.ts'

/** `GET /invitations/accept`: what the link of an invitation is for. */
export const retrieveOpenInvitation: Operation<ApiDeps> = {
  id: 'retrieveOpenInvitation',
  method: 'GET',
  path: '/invitations/accept',
  isPublic: true,
  docs: {
    tags: ['Session'],
    summary: 'What an invitation is for',
    description: 'Who is invited by the link, by whom and where; or whose password it sets anew.',
    parameters: [TOKEN_IN_QUERY],
    responses: { 200: answer('The invitation', 'OpenInvitation'), ...ERRORS, ...NOT_FOUND },
  },

  async handle({ accounts }, request) {
    const { organizationId, email, role, invitedBy, userId } = await readInvitation(accounts, tokenIn(request))
    const organization = await accounts.organizations.byId(organizationId)
    if (!organization) throw new NotFound('invitation')
    const inviter = invitedBy === 0 ? undefined : await accounts.users.byId(organizationId, invitedBy)
    const user = userId === undefined ? undefined : await accounts.users.byId(organizationId, userId)
    const invitation = {
      email,
      name: user?.name ?? null,
      organization: { name: organization.name },
      role,
      invitedBy: inviter?.name ?? null,
    }
    return { status: 200, body: JSON.stringify(invitation) }
  },
}
