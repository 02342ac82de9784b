import { signOut } from '../../core/access/signOut.ts'
import type { Operation } from '../../http/operation.ts'
import { signedIn } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { ERRORS } from '../openapi.ts'
import { withoutSession } from './present-session.ts'

/** `DELETE /session`: signs out here. */
export const signOutHere: Operation<ApiDeps> = {
  id: 'signOut',
  method: 'DELETE',
  path: '/session',
  docs: {
    tags: ['Session'],
    summary: 'Sign out',
    description: 'Ends this session and takes its cookie away.',
    responses: { 204: { description: 'Signed out' }, ...ERRORS },
  },

  async handle(deps, request) {
    await signOut(deps.accounts, await signedIn(deps, request), 'this one', request.id)
    return withoutSession(deps)
  },
}
