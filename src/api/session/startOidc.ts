import { NotFound } from '../../core/errors.ts'
import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { ERRORS, inQuery, NOT_FOUND } from '../openapi.ts'
import { flowCookie, pageOfApp, REDIRECT } from './oidc-flow.ts'

/** `GET /oidc/start`: sends the browser to the provider. */
export const startOidc: Operation<ApiDeps> = {
  id: 'startOidc',
  method: 'GET',
  path: '/oidc/start',
  isPublic: true,
  docs: {
    tags: ['Session'],
    summary: 'Sign in with the provider',
    description: 'Sends the browser to the provider of OpenID Connect, where there is one.',
    parameters: [inQuery('returnTo', 'The page of the app to come back to, such as /app/jobs')],
    responses: { 302: { description: 'To the provider' }, ...ERRORS, ...NOT_FOUND },
  },

  async handle(deps, request) {
    const { provider, baseUrl, accounts } = deps
    if (!provider) throw new NotFound('provider')
    const { url, flow } = await provider.begin(baseUrl() + REDIRECT)
    const { returnTo } = request.query as { returnTo?: unknown }
    const open = { ...flow, returnTo: pageOfApp(returnTo), startedAt: accounts.clock.now() }
    return { status: 302, body: '', headers: { location: url, 'set-cookie': flowCookie(deps, open) } }
  },
}
