import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { ERRORS, json } from '../openapi.ts'
import { ref, whole } from '../schemas/build.ts'
import { presentClient } from './present-client.ts'

/** `GET /clients`: the programs of partners. */
export const listClients: Operation<ApiDeps> = {
  id: 'listClients',
  method: 'GET',
  path: '/clients',
  docs: {
    tags: ['Clients'],
    summary: 'The clients',
    description: 'The programs that may call the APIs, revoked ones too. Needs `clients.read`.',
    responses: { 200: json('All of them', whole(ref('Client'))), ...ERRORS },
  },

  async handle(deps, request) {
    const { organizationId } = await caller(deps, request, 'clients.read')
    const clients = (await deps.accounts.clients.list(organizationId)).filter(({ grant }) => !grant.isOwn)
    const items = await Promise.all(clients.map((client) => presentClient(deps, client)))
    return { status: 200, body: JSON.stringify({ items }) }
  },
}
