import type { Dialect } from '../http/operation.ts'
import { applicationsOperations } from './applications/index.ts'
import { attachmentsOperations } from './attachments/index.ts'
import { clientsOperations } from './clients/index.ts'
import type { ApiDeps } from './deps.ts'
import { insightOperations } from './insight/index.ts'
import { jobsOperations } from './jobs/index.ts'
import { logOperations } from './log/index.ts'
import { organizationOperations } from './organization/index.ts'
import { peopleOperations } from './people/index.ts'
import { errorAnswer } from './problem.ts'
import { SCHEMAS } from './schemas/index.ts'
import { searchOperations } from './search/index.ts'
import { sessionOperations } from './session/index.ts'
import { usersOperations } from './users/index.ts'
import { viewsOperations } from './views/index.ts'

/** The native API: everything that is stored, for the recruiters' app and for whoever integrates with Longlist itself. */
export const api: Dialect<ApiDeps> = {
  name: 'longlist',
  prefix: '/api/longlist/v1',
  operations: [
    ...organizationOperations,
    ...sessionOperations,
    ...usersOperations,
    ...clientsOperations,
    ...applicationsOperations,
    ...attachmentsOperations,
    ...peopleOperations,
    ...jobsOperations,
    ...viewsOperations,
    ...insightOperations,
    ...logOperations,
    ...searchOperations,
  ],
  errorAnswer,
  headers: { 'cache-control': 'no-store' },
  securitySchemes: {
    session: { type: 'apiKey', in: 'cookie', name: 'longlist_session' },
    bearer: { type: 'http', scheme: 'bearer' },
  },
  schemas: SCHEMAS,
  info: {
    title: 'Longlist: the native API',
    description:
      'Everything that Longlist keeps, in its own words. People sign in with a session, whose writes carry the header X-CSRF-Token; programs send the token of a ' +
      'client. Lists are paged by `cursor`; errors are problem details (RFC 9457) that name every bad field; writes take ' +
      'an `Idempotency-Key`, and changes an `If-Match`.',
  },
}
