import { signOut } from '../../core/access/signOut.ts'
import type { Operation } from '../../http/operation.ts'
import { signedIn } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { ERRORS } from '../openapi.ts'
import { withoutSession } from './present-session.ts'

/** `DELETE /sessions`: signs out everywhere. */
export const signOutEverywhere: Operation<ApiDeps> = {
  id: 'signOutEverywhere',
  method: 'DELETE',
  path: '/sessions',
  docs: {
    tags: ['Session'],
    summary: 'Sign out everywhere',
    description: 'Ends every session of who is signed in, this one too.',
    responses: { 204: { description: 'Signed out' }, ...ERRORS },
  },

  async handle(deps, request) {
    await signOut(deps.accounts, await signedIn(deps, request), 'all', request.id)
    return withoutSession(deps)
  },
}
