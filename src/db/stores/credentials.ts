import type { CredentialKind } from '../../core/access/client.ts'
import type { CredentialDirectory, KnownCaller } from '../../core/access/directory.ts'
import type { Catalog } from '../catalog.ts'
import type { Engine } from '../engine.ts'
import { crossingQuery } from '../query.ts'
import { first, rows } from './rows.ts'

type CallerRow = {
  credential_id: number
  sealed_secret: string | null
  organization_id: number
  organization_reference: string
  client_id: number
  client_name: string
  employee_portal: number
  grant_json: string
  rate_limit: number | null
  expires_at: number | null
}

/** Crosses organizations on purpose: a credential is what tells the organization. */
const byLookup = crossingQuery<{ kind: string; lookup: string }, CallerRow>(
  `select credential.id as credential_id, credential.sealed_secret, credential.expires_at,
      organization.id as organization_id, organization.reference as organization_reference,
      client.id as client_id, client.name as client_name, client.employee_portal, client.grant_json,
      client.rate_limit
    from credential
    join client on client.organization_id = credential.organization_id and client.id = credential.client_id
    join organization on organization.id = credential.organization_id
    where credential.kind = :kind and credential.lookup = :lookup
      and credential.revoked_at is null and client.revoked_at is null`,
)

/** Crosses organizations: it checks the store as a whole. */
const sealed = crossingQuery<Record<never, never>, { clientName: string; sealedSecret: string }>(
  `select client.name as "clientName", credential.sealed_secret as "sealedSecret"
    from credential
    join client on client.organization_id = credential.organization_id and client.id = credential.client_id
    where credential.sealed_secret is not null and credential.revoked_at is null`,
)

/** Every secret in use, still sealed, of every organization. */
export async function* sealedSecrets(engine: Engine): AsyncGenerator<{ clientName: string; sealedSecret: string }> {
  yield* await rows(engine, sealed, {})
}

export function createCredentialDirectory(engine: Engine, catalog: Catalog): CredentialDirectory {
  return {
    find: (kind: CredentialKind, lookup: string): Promise<KnownCaller | undefined> =>
      catalog.get(`credential/${kind}/${lookup}`, async () => {
        const row = await first(engine, byLookup, { kind, lookup })
        return row && toCaller(row)
      }),
  }
}

function toCaller(row: CallerRow): KnownCaller {
  return {
    credentialId: row.credential_id,
    ...(row.sealed_secret !== null && { sealedSecret: row.sealed_secret }),
    ...(row.expires_at !== null && { expiresAt: row.expires_at }),
    organizationId: row.organization_id,
    organizationReference: row.organization_reference,
    clientId: row.client_id,
    clientName: row.client_name,
    employeePortal: row.employee_portal === 1,
    grantJson: row.grant_json,
    ...(row.rate_limit !== null && { rateLimit: row.rate_limit }),
  }
}
