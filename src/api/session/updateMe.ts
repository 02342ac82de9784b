import { changeMe } from '../../core/access/changeMe.ts'
import type { ColorScheme, Locale } from '../../core/access/user.ts'
import type { Operation } from '../../http/operation.ts'
import { signedIn } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { colorSchemeField, localeField, nameField, passwordField } from '../fields.ts'
import { answer, BODY_ERRORS, ERRORS, jsonBody } from '../openapi.ts'
import { bodyReader } from '../read-checked.ts'
import { body } from '../schemas/build.ts'
import { presentSession } from './present-session.ts'

const BODY = body({
  name: nameField,
  locale: localeField,
  colorScheme: colorSchemeField,
  password: body({ current: passwordField, new: passwordField }, ['new']),
})
const read = bodyReader<{
  name?: string
  locale?: Locale | null
  colorScheme?: ColorScheme
  password?: { current?: string; new: string }
}>(BODY)

/** `PATCH /me`: what people change of themselves. */
export const updateMe: Operation<ApiDeps> = {
  id: 'updateMe',
  method: 'PATCH',
  path: '/me',
  docs: {
    tags: ['Session'],
    summary: 'Change your name, language, colours or password',
    description:
      'A new password needs the current one, unless there is none yet; it has at least 12 characters, and ends every ' +
      'other session.',
    requestBody: jsonBody(BODY, { locale: 'fr', colorScheme: 'dark' }),
    responses: { 200: answer('The session', 'Session'), ...ERRORS, ...BODY_ERRORS },
  },

  async handle(deps, request) {
    const me = await signedIn(deps, request)
    const changed = await changeMe(deps.accounts, me, { ...(await read(deps, request)), requestId: request.id })
    return { status: 200, body: JSON.stringify(presentSession(deps, changed)) }
  },
}
