import { readSetup } from '../../core/access/readSetup.ts'
import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { answer, ERRORS, NOT_FOUND } from '../openapi.ts'
import { TOKEN_IN_QUERY, tokenIn } from './token.ts'

/** `GET /setup`: what the setup link is for. */
export const retrieveSetup: Operation<ApiDeps> = {
  id: 'retrieveSetup',
  method: 'GET',
  path: '/setup',
  isPublic: true,
  docs: {
    tags: ['Session'],
    summary: 'What the setup link is for',
    description: 'The organization that its first admin will belong to; null where there is none, which is then made.',
    parameters: [TOKEN_IN_QUERY],
    responses: { 200: answer('The setup', 'Setup'), ...ERRORS, ...NOT_FOUND },
  },

  async handle(deps, request) {
    const organization = await readSetup(deps.accounts, tokenIn(request))
    return { status: 200, body: JSON.stringify({ organization: organization ? { name: organization.name } : null }) }
  },
}
