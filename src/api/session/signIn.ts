import { signIn } from '../../core/access/signIn.ts'
import type { Operation } from '../../http/operation.ts'
import { mustBeSameOrigin } from '../browser.ts'
import type { ApiDeps } from '../deps.ts'
import { emailField, idField, passwordField } from '../fields.ts'
import { idInField } from '../names.ts'
import { answer, BODY_ERRORS, CONFLICT, ERRORS, jsonBody } from '../openapi.ts'
import { bodyReader } from '../read-checked.ts'
import { body } from '../schemas/build.ts'
import { answerWithSession } from './present-session.ts'

const BODY = body({ email: emailField, password: passwordField, organizationId: idField }, ['email', 'password'])
const read = bodyReader<{ email: string; password: string; organizationId?: string }>(BODY)

/** `POST /session`: begins a session. */
export const signInOperation: Operation<ApiDeps> = {
  id: 'signIn',
  method: 'POST',
  path: '/session',
  isPublic: true,
  docs: {
    tags: ['Session'],
    summary: 'Sign in',
    description:
      'Begins a session and sets its cookie. Where the same e-mail and password are those of users of several ' +
      'organizations, the answer is 409 `choose_organization` with `organizations`; send it again with one of them.',
    requestBody: jsonBody(BODY, { email: 'mia@example.com', password: 'correct horse battery staple' }),
    responses: { 200: answer('The session', 'Session'), ...ERRORS, ...BODY_ERRORS, ...CONFLICT },
  },

  async handle(deps, request) {
    mustBeSameOrigin(deps, request)
    const { email, password, organizationId } = await read(deps, request)
    const started = await signIn(deps.accounts, {
      email,
      password,
      ...(organizationId !== undefined && { organizationId: idInField(organizationId, 'organizationId') }),
      address: request.ip,
      requestId: request.id,
    })
    return answerWithSession(deps, started, 200)
  },
}
