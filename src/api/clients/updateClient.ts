import { byPrincipal } from '../../core/access/account-event.ts'
import { changeClient } from '../../core/access/manageClients.ts'
import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { nameField } from '../fields.ts'
import { idInPath } from '../names.ts'
import { answer, BODY_ERRORS, CONFLICT, ERRORS, inPath, jsonBody, NOT_FOUND } from '../openapi.ts'
import { bodyReader } from '../read-checked.ts'
import { body } from '../schemas/build.ts'
import { type GrantBody, grantField, toGrant } from './grant.ts'
import { presentClient } from './present-client.ts'
import { rateLimitField } from './rate-limit.ts'

const BODY = body({
  name: nameField,
  grant: grantField,
  rateLimit: rateLimitField,
  employeePortal: { type: 'boolean' },
})
const read = bodyReader<{
  name?: string
  grant?: GrantBody
  rateLimit?: number | null
  employeePortal?: boolean
}>(BODY)

/** `PATCH /clients/:id`: changes what a client is called and may do. */
export const updateClient: Operation<ApiDeps> = {
  id: 'updateClient',
  method: 'PATCH',
  path: '/clients/:id',
  docs: {
    tags: ['Clients'],
    summary: 'Change a client',
    description:
      'It counts at the next request of the client. A grant is replaced whole. Needs `clients.write`, and whatever the ' +
      'client is allowed.',
    parameters: [inPath('id', 'The id of the client')],
    requestBody: jsonBody(BODY, { rateLimit: 600 }),
    responses: { 200: answer('The client', 'Client'), ...ERRORS, ...BODY_ERRORS, ...NOT_FOUND, ...CONFLICT },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request, 'clients.write')
    const { grant, ...change } = await read(deps, request)
    const id = idInPath((request.params as { id: string }).id, 'client')
    const client = await changeClient(deps.accounts, byPrincipal(principal, request.id), id, {
      ...change,
      ...(grant && { grant: toGrant(deps, principal, grant) }),
    })
    return { status: 200, body: JSON.stringify(await presentClient(deps, client)) }
  },
}
