import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { answer, ERRORS } from '../openapi.ts'

/** `GET /sign-in-options`: how one can sign in. */
export const listSignInOptions: Operation<ApiDeps> = {
  id: 'listSignInOptions',
  method: 'GET',
  path: '/sign-in-options',
  isPublic: true,
  docs: {
    tags: ['Session'],
    summary: 'How one can sign in',
    description: 'Whether there is a provider of OpenID Connect, and whether the first admin is still to be made.',
    responses: { 200: answer('The options', 'SignInOptions'), ...ERRORS },
  },

  async handle({ provider, accounts }) {
    const oidc = provider ? { name: provider.name } : null
    return { status: 200, body: JSON.stringify({ oidc, needsSetup: !(await accounts.users.isThereAnAdmin()) }) }
  },
}
