import { signInWithProvider } from '../../core/access/signInWithProvider.ts'
import { DomainError, NotFound, Unavailable } from '../../core/errors.ts'
import type { Operation, OperationAnswer } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { ERRORS, NOT_FOUND } from '../openapi.ts'
import { flowIn, REDIRECT, withoutFlow } from './oidc-flow.ts'
import { sessionCookie } from './present-session.ts'

/** `GET /oidc/callback`: where the provider sends the browser back to. */
export const finishOidc: Operation<ApiDeps> = {
  id: 'finishOidc',
  method: 'GET',
  path: '/oidc/callback',
  isPublic: true,
  docs: {
    tags: ['Session'],
    summary: 'Come back from the provider',
    description:
      'Signs in whom the provider vouches for: a user whom it vouched for before, else a user or an open invitation with ' +
      'the verified e-mail. Without success it goes to /app/sign-in with `problem=provider_failed`, ' +
      '`problem=provider_unknown` or `problem=provider_unavailable`.',
    responses: { 302: { description: 'To the app' }, ...ERRORS, ...NOT_FOUND },
  },

  async handle(deps, request) {
    const { provider, baseUrl, accounts } = deps
    if (!provider) throw new NotFound('provider')
    const flow = flowIn(deps, request, accounts.clock.now())
    if (!flow) return failed(deps, 'provider_failed')
    try {
      const query = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : ''
      const vouched = await provider.finish(`${baseUrl()}${REDIRECT}${query}`, flow)
      const started = await signInWithProvider(accounts, vouched, request.id)
      if (!started) return failed(deps, 'provider_unknown')
      const headers = { location: flow.returnTo, 'set-cookie': [sessionCookie(deps, started), withoutFlow(deps)] }
      return { status: 302, body: '', headers }
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      request.log.info({ reason: error.message }, 'a sign-in with the provider failed')
      return failed(deps, error instanceof Unavailable ? 'provider_unavailable' : 'provider_failed')
    }
  },
}

function failed(
  deps: ApiDeps,
  problem: 'provider_failed' | 'provider_unknown' | 'provider_unavailable',
): OperationAnswer {
  const headers = { location: `/app/sign-in?problem=${problem}`, 'set-cookie': withoutFlow(deps) }
  return { status: 302, body: '', headers }
}
