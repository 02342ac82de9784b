import type { Client, Credential, CredentialKind } from '../../core/access/client.ts'
import type { ClientReader } from '../../core/ports.ts'
import type { Catalog } from '../catalog.ts'
import type { Engine } from '../engine.ts'
import { query } from '../query.ts'
import type { ClientTable, CredentialTable } from '../schema.ts'
import { first, rows } from './rows.ts'

const byId = query<{ organizationId: number; id: number }, ClientTable>(
  'select * from client where organization_id = :organizationId and id = :id',
)
const byName = query<{ organizationId: number; name: string }, ClientTable>(
  'select * from client where organization_id = :organizationId and name = :name',
)
const ofOrganization = query<{ organizationId: number }, ClientTable>(
  'select * from client where organization_id = :organizationId order by id',
)
const credentialsOf = query<{ organizationId: number; clientId: number }, CredentialTable>(
  'select * from credential where organization_id = :organizationId and client_id = :clientId order by id',
)

export function createClientReader(engine: Engine, catalog: Catalog): ClientReader {
  return {
    byId: (organizationId, id) =>
      catalog.get(`client/${organizationId}/${id}`, async () => {
        const row = await first(engine, byId, { organizationId, id })
        return row && toClient(row)
      }),
    async byName(organizationId, name) {
      const row = await first(engine, byName, { organizationId, name })
      return row && toClient(row)
    },
    own: (organizationId) =>
      catalog.get(`own-client/${organizationId}`, async () =>
        (await rows(engine, ofOrganization, { organizationId })).map(toClient).find(({ grant }) => grant.isOwn),
      ),
    list: async (organizationId) => (await rows(engine, ofOrganization, { organizationId })).map(toClient),
    credentials: async (organizationId, clientId) =>
      (await rows(engine, credentialsOf, { organizationId, clientId })).map(toCredential),
  }
}

export function toClientRow(client: Client): ClientTable {
  return {
    organization_id: client.organizationId,
    id: client.id,
    name: client.name,
    employee_portal: Number(client.employeePortal),
    grant_json: JSON.stringify(client.grant),
    rate_limit: client.rateLimit ?? null,
    created_at: client.createdAt,
    revoked_at: client.revokedAt ?? null,
  }
}

function toClient(row: ClientTable): Client {
  return {
    organizationId: row.organization_id,
    id: row.id,
    name: row.name,
    employeePortal: row.employee_portal === 1,
    grant: JSON.parse(row.grant_json),
    ...(row.rate_limit !== null && { rateLimit: row.rate_limit }),
    createdAt: row.created_at,
    ...(row.revoked_at !== null && { revokedAt: row.revoked_at }),
  }
}

export function toCredentialRow(credential: Credential): CredentialTable {
  return {
    organization_id: credential.organizationId,
    id: credential.id,
    client_id: credential.clientId,
    kind: credential.kind,
    lookup: credential.lookup,
    sealed_secret: credential.sealedSecret ?? null,
    created_at: credential.createdAt,
    expires_at: credential.expiresAt ?? null,
    revoked_at: credential.revokedAt ?? null,
  }
}

export function toCredential(row: CredentialTable): Credential {
  return {
    organizationId: row.organization_id,
    id: row.id,
    clientId: row.client_id,
    kind: row.kind as CredentialKind,
    lookup: row.lookup,
    ...(row.sealed_secret !== null && { sealedSecret: row.sealed_secret }),
    createdAt: row.created_at,
    ...(row.expires_at !== null && { expiresAt: row.expires_at }),
    ...(row.revoked_at !== null && { revokedAt: row.revoked_at }),
  }
}
