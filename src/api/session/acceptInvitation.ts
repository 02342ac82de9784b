import { acceptInvitation } from '../../core/access/acceptInvitation.ts'
import type { Operation } from '../../http/operation.ts'
import { mustBeSameOrigin } from '../browser.ts'
import type { ApiDeps } from '../deps.ts'
import { nameField, passwordField, tokenField } from '../fields.ts'
import { answer, BODY_ERRORS, CONFLICT, ERRORS, jsonBody, NOT_FOUND } from '../openapi.ts'
import { bodyReader } from '../read-checked.ts'
import { body } from '../schemas/build.ts'
import { answerWithSession } from './present-session.ts'

const BODY = body({ token: tokenField, name: nameField, password: passwordField }, ['token', 'password'])
const read = bodyReader<{ token: string; name?: string; password: string }>(BODY)

/** `POST /invitations/accept`: becomes a user by an invitation. */
export const acceptInvitationOperation: Operation<ApiDeps> = {
  id: 'acceptInvitation',
  method: 'POST',
  path: '/invitations/accept',
  isPublic: true,
  docs: {
    tags: ['Session'],
    summary: 'Accept an invitation',
    description:
      'Makes a user of whoever has the link, or sets the password of a user anew, and signs in. A link counts once. ' +
      '`name` is needed for a new user.',
    requestBody: jsonBody(BODY),
    responses: { 201: answer('The session', 'Session'), ...ERRORS, ...BODY_ERRORS, ...NOT_FOUND, ...CONFLICT },
  },

  async handle(deps, request) {
    mustBeSameOrigin(deps, request)
    const started = await acceptInvitation(deps.accounts, { ...(await read(deps, request)), requestId: request.id })
    return answerWithSession(deps, started, 201)
  },
}
