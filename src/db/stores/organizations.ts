import type { OrganizationReader } from '../../core/ports.ts'
import type { Organization } from '../../core/unit-of-work.ts'
import type { Catalog } from '../catalog.ts'
import type { Engine } from '../engine.ts'
import { crossingQuery, query } from '../query.ts'
import type { CustomFieldTable, OrganizationTable } from '../schema.ts'
import { first, rows } from './rows.ts'

const byId = query<{ organizationId: number }, OrganizationTable>(
  'select * from organization where id = :organizationId',
)
/** Crosses organizations: the reference is what tells which one it is. */
const byReference = crossingQuery<{ reference: string }, OrganizationTable>(
  'select * from organization where reference = :reference',
)
/** Crosses organizations: for the operator, who has them all. */
const all = crossingQuery<Record<never, never>, OrganizationTable>('select * from organization order by id')
const customFields = query<{ organizationId: number }, CustomFieldTable>(
  'select * from custom_field where organization_id = :organizationId',
)

export function createOrganizationReader(engine: Engine, catalog: Catalog): OrganizationReader {
  return {
    byId: (id) =>
      catalog.get(`organization/${id}`, async () => {
        const row = await first(engine, byId, { organizationId: id })
        return row && toOrganization(row)
      }),
    async byReference(reference) {
      const row = await first(engine, byReference, { reference })
      return row && toOrganization(row)
    },
    list: async () => (await rows(engine, all, {})).map(toOrganization),
    customFields: (organizationId) =>
      catalog.get(
        `custom-fields/${organizationId}`,
        async () => new Set((await rows(engine, customFields, { organizationId })).map(({ name }) => name)),
      ),
  }
}

function toOrganization(row: OrganizationTable): Organization {
  return {
    id: row.id,
    reference: row.reference,
    name: row.name,
    linksByEmail: row.links_by_email === 1,
    careersToken: row.careers_token,
    about: JSON.parse(row.about_json),
    createdAt: row.created_at,
  }
}

export function toOrganizationRow(organization: Organization): OrganizationTable {
  return {
    id: organization.id,
    reference: organization.reference,
    name: organization.name,
    links_by_email: Number(organization.linksByEmail),
    careers_token: organization.careersToken,
    about_json: JSON.stringify(organization.about),
    created_at: organization.createdAt,
  }
}
