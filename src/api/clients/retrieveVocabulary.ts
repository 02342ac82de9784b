import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { answer, ERRORS } from '../openapi.ts'

/** `GET /clients/vocabulary`: the names that a grant may hold. */
export const retrieveVocabulary: Operation<ApiDeps> = {
  id: 'retrieveGrantVocabulary',
  method: 'GET',
  path: '/clients/vocabulary',
  docs: {
    tags: ['Clients'],
    summary: 'What a client can be allowed',
    description:
      "Comeet's permissions, Welcome Kit's scopes, and the permissions of this API. A grant in one vocabulary counts on " +
      'every API. Needs `clients.read`.',
    responses: { 200: answer('The names', 'GrantVocabulary'), ...ERRORS },
  },

  async handle(deps, request) {
    await caller(deps, request, 'clients.read')
    return { status: 200, body: JSON.stringify(deps.vocabulary) }
  },
}
