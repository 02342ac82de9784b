import type { Client, Credential } from '../../core/access/client.ts'
import type { ApiDeps } from '../deps.ts'
import { nameOf, timeOf, timeOrNull } from '../names.ts'

/** As the schema `Client`, with its credentials, newest first. */
export async function presentClient({ accounts }: ApiDeps, client: Client): Promise<object> {
  const { organizationId, id, name, employeePortal, grant, rateLimit = null, createdAt, revokedAt } = client
  const credentials = (await accounts.clients.credentials(organizationId, id)).toReversed()
  const current = credentials.find((each) => each.revokedAt === undefined)
  const { permissions = null, scopes = null, native = null } = grant
  return {
    id: nameOf(id),
    name,
    employeePortal,
    grant: { permissions, scopes, native },
    rateLimit,
    createdAt: timeOf(createdAt),
    revokedAt: timeOrNull(revokedAt),
    expiresAt: timeOrNull(current?.expiresAt),
    credentials: credentials.map(presentCredential),
  }
}

function presentCredential({ id, kind, lookup, createdAt, expiresAt, revokedAt }: Credential): object {
  return {
    id: nameOf(id),
    kind,
    lookup: kind === 'jwt' ? lookup : null,
    createdAt: timeOf(createdAt),
    expiresAt: timeOrNull(expiresAt),
    revokedAt: timeOrNull(revokedAt),
  }
}
