import type { Operation } from '../../http/operation.ts'
import { signedIn } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { answer, ERRORS } from '../openapi.ts'
import { presentSession } from './present-session.ts'

/** `GET /session`: who is signed in. */
export const retrieveSession: Operation<ApiDeps> = {
  id: 'retrieveSession',
  method: 'GET',
  path: '/session',
  docs: {
    tags: ['Session'],
    summary: 'Who is signed in',
    description: 'The person behind the cookie, what that person may do, and the token that every write needs.',
    responses: { 200: answer('The session', 'Session'), ...ERRORS },
  },

  async handle(deps, request) {
    return { status: 200, body: JSON.stringify(presentSession(deps, await signedIn(deps, request))) }
  },
}
