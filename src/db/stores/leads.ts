import type { Lead } from '../../core/leads/lead.ts'
import type { LeadReader } from '../../core/ports.ts'
import type { Engine } from '../engine.ts'
import { query } from '../query.ts'
import type { LeadTable } from '../schema.ts'
import { first, rows } from './rows.ts'

const byId = query<{ organizationId: number; id: number }, LeadTable>(
  'select * from lead where organization_id = :organizationId and id = :id',
)
const list = query<{ organizationId: number; afterId: number; limit: number }, LeadTable>(
  `select * from lead where organization_id = :organizationId and id > :afterId and deleted_at is null
    order by id limit :limit`,
)
const listOfClient = query<{ organizationId: number; clientId: number; afterId: number; limit: number }, LeadTable>(
  `select * from lead
    where organization_id = :organizationId and client_id = :clientId and id > :afterId and deleted_at is null
    order by id limit :limit`,
)
const ofPerson = query<{ organizationId: number; personId: number }, LeadTable>(
  'select * from lead where organization_id = :organizationId and person_id = :personId order by id',
)
type Deleted = { organizationId: number; from: number; until: number }

const deletedIn = query<Deleted, { id: number }>(
  `select id from lead
    where organization_id = :organizationId and deleted_at is not null and deleted_at >= :from and deleted_at < :until
    order by deleted_at, id`,
)
const deletedOfClient = query<Deleted & { clientId: number }, { id: number }>(
  `select id from lead
    where organization_id = :organizationId and deleted_at is not null and deleted_at >= :from and deleted_at < :until
      and client_id = :clientId
    order by deleted_at, id`,
)

export const linkLead = query<{ organizationId: number; id: number; personId: number }>(
  'update lead set person_id = :personId where organization_id = :organizationId and id = :id',
)

export function createLeadReader(engine: Engine): LeadReader {
  return {
    async byId(organizationId, id) {
      const row = await first(engine, byId, { organizationId, id })
      return row && toLead(row)
    },
    async list(organizationId, { clientId, ...page }) {
      const values = { organizationId, ...page }
      const found =
        clientId === undefined
          ? await rows(engine, list, values)
          : await rows(engine, listOfClient, { ...values, clientId })
      return found.map(toLead)
    },
    ofPerson: async (organizationId, personId) =>
      (await rows(engine, ofPerson, { organizationId, personId })).map(toLead),
    async deletedIn(organizationId, { from = 0, until = Number.MAX_SAFE_INTEGER }, clientId) {
      const values = { organizationId, from, until }
      const found =
        clientId === undefined
          ? await rows(engine, deletedIn, values)
          : await rows(engine, deletedOfClient, { ...values, clientId })
      return found.map(({ id }) => id)
    },
  }
}

export function toLeadRow(lead: Lead): LeadTable {
  return {
    organization_id: lead.organizationId,
    id: lead.id,
    person_id: lead.personId,
    client_id: lead.clientId,
    partner_reference: lead.partnerReference ?? null,
    profile_json: JSON.stringify(lead.profile),
    statement_json: JSON.stringify(lead.statement),
    tags_json: JSON.stringify(lead.tags),
    created_at: lead.createdAt,
    updated_at: lead.updatedAt,
    deleted_at: lead.deletedAt ?? null,
  }
}

export function toLead(row: LeadTable): Lead {
  return {
    organizationId: row.organization_id,
    id: row.id,
    personId: row.person_id,
    clientId: row.client_id,
    ...(row.partner_reference !== null && { partnerReference: row.partner_reference }),
    profile: JSON.parse(row.profile_json),
    statement: JSON.parse(row.statement_json),
    tags: JSON.parse(row.tags_json),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    ...(row.deleted_at !== null && { deletedAt: row.deleted_at }),
  }
}
