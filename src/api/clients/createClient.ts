import { byPrincipal } from '../../core/access/account-event.ts'
import type { CredentialKind } from '../../core/access/client.ts'
import { addClient } from '../../core/access/manageClients.ts'
import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { nameField, timeField } from '../fields.ts'
import { answer, BODY_ERRORS, CONFLICT, ERRORS, jsonBody } from '../openapi.ts'
import { bodyReader } from '../read-checked.ts'
import { body } from '../schemas/build.ts'
import { endIn, type GrantBody, grantField, toGrant } from './grant.ts'
import { presentClient } from './present-client.ts'
import { rateLimitField } from './rate-limit.ts'

const BODY = body(
  {
    name: nameField,
    employeePortal: { type: 'boolean' },
    grant: grantField,
    credentialKind: { type: 'string', enum: ['bearer', 'jwt'] },
    rateLimit: rateLimitField,
    expiresAt: { ...timeField, type: ['string', 'null'] },
  },
  ['name', 'grant', 'credentialKind'],
)
const read = bodyReader<{
  name: string
  employeePortal?: boolean
  grant: GrantBody
  credentialKind: CredentialKind
  rateLimit?: number | null
  expiresAt?: string | null
}>(BODY)

/** `POST /clients`: adds a client, and shows its secrets once. */
export const createClient: Operation<ApiDeps> = {
  id: 'createClient',
  method: 'POST',
  path: '/clients',
  docs: {
    tags: ['Clients'],
    summary: 'Add a client',
    description:
      'Adds a client and shows its credential, this once: a `bearer` token, or an API key with a secret that signs JSON ' +
      'web tokens (`jwt`). `rateLimit` is how many requests it may send in 60 seconds: 0 for any number, null for as many as ' +
      'the server is set to. Needs `clients.write`, and whatever the client is allowed.',
    requestBody: jsonBody(BODY, { name: 'Job board', grant: { scopes: ['candidates_rw'] }, credentialKind: 'bearer' }),
    responses: { 201: answer('The client and its credential', 'NewClient'), ...ERRORS, ...BODY_ERRORS, ...CONFLICT },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request, 'clients.write')
    const { name, employeePortal = false, grant, credentialKind, rateLimit, expiresAt } = await read(deps, request)
    const ends = endIn(deps, expiresAt)
    const { client, issued } = await addClient(deps.accounts, {
      organizationId: principal.organizationId,
      name,
      employeePortal,
      grant: toGrant(deps, principal, grant),
      credential: { kind: credentialKind },
      by: byPrincipal(principal, request.id),
      ...(rateLimit != null && { rateLimit }),
      ...(ends !== undefined && { expiresAt: ends }),
    })
    return { status: 201, body: JSON.stringify({ client: await presentClient(deps, client), credential: issued }) }
  },
}
