import { byPrincipal } from '../../core/access/account-event.ts'
import { inviteUser } from '../../core/access/inviteUser.ts'
import { mustNotExceed } from '../../core/access/mustNotExceed.ts'
import type { Role } from '../../core/access/permissions.ts'
import { grantOf } from '../../core/access/roles.ts'
import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { emailField, idsField, roleField } from '../fields.ts'
import { idsInField } from '../names.ts'
import { answer, BODY_ERRORS, CONFLICT, ERRORS, jsonBody } from '../openapi.ts'
import { bodyReader } from '../read-checked.ts'
import { body } from '../schemas/build.ts'
import { linkOf, presentInvitation } from './present-user.ts'

const BODY = body({ email: emailField, role: roleField, jobIds: idsField }, ['email', 'role'])
const read = bodyReader<{ email: string; role: Role; jobIds?: string[] }>(BODY)

/** `POST /invitations`: invites somebody by a link. */
export const createInvitation: Operation<ApiDeps> = {
  id: 'createInvitation',
  method: 'POST',
  path: '/invitations',
  docs: {
    tags: ['Users'],
    summary: 'Invite somebody',
    description:
      'Makes a link that counts once, for seven days, and is shown this once; another invitation of the same e-mail takes ' +
      'its place. Longlist sends no e-mail: pass the link on. Needs `users.write`, and whatever the role allows.',
    requestBody: jsonBody(BODY, { email: 'mia@example.com', role: 'recruiter' }),
    responses: {
      201: answer('The invitation, with its link', 'NewInvitation'),
      ...ERRORS,
      ...BODY_ERRORS,
      ...CONFLICT,
    },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request, 'users.write')
    const { email, role, jobIds = [] } = await read(deps, request)
    mustNotExceed(principal, grantOf(role))
    const { invitation, token } = await inviteUser(deps.accounts, byPrincipal(principal, request.id), {
      email,
      role,
      jobIds: idsInField(jobIds, 'jobIds'),
      invitedBy: principal.user?.id ?? 0,
    })
    const shown = await presentInvitation(deps, invitation)
    return { status: 201, body: JSON.stringify({ ...shown, url: linkOf(deps, token) }) }
  },
}
