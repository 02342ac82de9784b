import type { DialectDeps } from '../../http/dialect-deps.ts'
import type { Dialect } from '../../http/operation.ts'
import { createCandidate } from './candidates/createCandidate.ts'
import { retrieveCandidate } from './candidates/retrieveCandidate.ts'
import { errorAnswer } from './error-body.ts'

/** Welcome Kit (Welcome to the Jungle): the external API, under the vendor's path. */
export const welcomeKit: Dialect<DialectDeps> = {
  name: 'welcome-kit',
  prefix: '/api/v1',
  operations: [createCandidate, retrieveCandidate],
  errorAnswer,
  // As observed on the vendor's server. It opens nothing: the token is the only credential, and a page must hold it.
  headers: {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
    'access-control-allow-headers': 'Authorization, Content-Type, Idempotency-Key',
  },
  securitySchemes: {
    bearer: { type: 'http', scheme: 'bearer' },
    query: { type: 'apiKey', in: 'query', name: 'access_token' },
  },
  info: {
    title: 'Longlist: the Welcome Kit external API',
    description:
      'What Longlist answers of the Welcome Kit (Welcome to the Jungle) external API. Authenticate with an access token, ' +
      'in the Authorization header or as `access_token` in the query. Writes take an `Idempotency-Key`.',
  },
}
