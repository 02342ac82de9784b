import { byPrincipal } from '../../core/access/account-event.ts'
import { mustNotExceed } from '../../core/access/mustNotExceed.ts'
import { offerReset } from '../../core/access/offerReset.ts'
import { grantOf } from '../../core/access/roles.ts'
import { NotFound } from '../../core/errors.ts'
import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { idInPath, timeOf } from '../names.ts'
import { answer, CONFLICT, ERRORS, inPath, NOT_FOUND } from '../openapi.ts'
import { linkOf } from './present-user.ts'

/** `POST /users/:id/reset-links`: lets somebody choose a new password by a link. */
export const createResetLink: Operation<ApiDeps> = {
  id: 'createResetLink',
  method: 'POST',
  path: '/users/:id/reset-links',
  docs: {
    tags: ['Users'],
    summary: 'Let a user choose a new password',
    description:
      'Makes a link that counts once, for seven days, and is shown this once; the one before counts no more. Longlist sends ' +
      'no e-mail: pass the link on. Until it is followed nothing changes; then the user is signed out everywhere else. ' +
      'Refused for whoever is deactivated (409 `user_deactivated`). Needs `users.write`, and whatever the user may.',
    parameters: [inPath('id', 'The id of the user')],
    responses: { 201: answer('The link', 'ResetLink'), ...ERRORS, ...NOT_FOUND, ...CONFLICT },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request, 'users.write')
    const id = idInPath((request.params as { id: string }).id, 'user')
    const user = await deps.accounts.users.byId(principal.organizationId, id)
    if (!user) throw new NotFound('user')
    // Whoever has the link can sign in as the user.
    mustNotExceed(principal, grantOf(user.role))
    const { token, expiresAt } = await offerReset(deps.accounts, byPrincipal(principal, request.id), user)
    return { status: 201, body: JSON.stringify({ expiresAt: timeOf(expiresAt), url: linkOf(deps, token) }) }
  },
}
