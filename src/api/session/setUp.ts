import { setUp } from '../../core/access/setUp.ts'
import type { Operation } from '../../http/operation.ts'
import { mustBeSameOrigin } from '../browser.ts'
import type { ApiDeps } from '../deps.ts'
import { emailField, nameField, passwordField, tokenField } from '../fields.ts'
import { answer, BODY_ERRORS, ERRORS, jsonBody, NOT_FOUND } from '../openapi.ts'
import { bodyReader } from '../read-checked.ts'
import { body } from '../schemas/build.ts'
import { answerWithSession } from './present-session.ts'

const BODY = body(
  { token: tokenField, organizationName: nameField, name: nameField, email: emailField, password: passwordField },
  ['token', 'name', 'email', 'password'],
)
const read = bodyReader<{
  token: string
  organizationName?: string
  name: string
  email: string
  password: string
}>(BODY)

/** `POST /setup`: makes the first admin. */
export const setUpOperation: Operation<ApiDeps> = {
  id: 'setUp',
  method: 'POST',
  path: '/setup',
  isPublic: true,
  docs: {
    tags: ['Session'],
    summary: 'Make the first admin',
    description: 'Makes the first admin by the one-time link that the server has printed, and signs in.',
    requestBody: jsonBody(BODY),
    responses: { 201: answer('The session', 'Session'), ...ERRORS, ...BODY_ERRORS, ...NOT_FOUND },
  },

  async handle(deps, request) {
    mustBeSameOrigin(deps, request)
    const started = await setUp(deps.accounts, { ...(await read(deps, request)), requestId: request.id })
    return answerWithSession(deps, started, 201)
  },
}
