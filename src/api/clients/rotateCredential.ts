import { byPrincipal } from '../../core/access/account-event.ts'
import { rotateClient } from '../../core/access/manageClients.ts'
import { mustNotExceed } from '../../core/access/mustNotExceed.ts'
import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { timeField } from '../fields.ts'
import { idInPath } from '../names.ts'
import { answer, BODY_ERRORS, ERRORS, inPath, jsonBody, NOT_FOUND } from '../openapi.ts'
import { bodyReader } from '../read-checked.ts'
import { body } from '../schemas/build.ts'
import { endIn } from './grant.ts'

const BODY = body({ expiresAt: { ...timeField, type: ['string', 'null'] } })
const read = bodyReader<{ expiresAt?: string | null }>(BODY)

/** `POST /clients/:id/credentials`: gives a client a new credential. */
export const rotateCredential: Operation<ApiDeps> = {
  id: 'rotateCredential',
  method: 'POST',
  path: '/clients/:id/credentials',
  docs: {
    tags: ['Clients'],
    summary: 'Give a client a new credential',
    description:
      'Of the kind that it has, shown this once; the old one is refused from then on. Needs `clients.write`, and whatever ' +
      'the client is allowed.',
    parameters: [inPath('id', 'The id of the client')],
    requestBody: jsonBody(BODY, { expiresAt: '2027-01-31T12:00:00Z' }),
    responses: { 201: answer('The credential', 'NewCredential'), ...ERRORS, ...BODY_ERRORS, ...NOT_FOUND },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request, 'clients.write')
    const { expiresAt } = await read(deps, request)
    const id = idInPath((request.params as { id: string }).id, 'client')
    const client = await deps.accounts.clients.byId(principal.organizationId, id)
    // Whoever gets the credential could do what the client may do.
    if (client) mustNotExceed(principal, deps.expandGrant(client.grant))
    const ends = endIn(deps, expiresAt)
    const credential = await rotateClient(deps.accounts, byPrincipal(principal, request.id), id, ends)
    return { status: 201, body: JSON.stringify({ credential }) }
  },
}
