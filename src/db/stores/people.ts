import type { PersonReader } from '../../core/ports.ts'
import type { KnownSourceContact, Person } from '../../core/unit-of-work.ts'
import type { Engine, Statement } from '../engine.ts'
import { query, statement } from '../query.ts'
import type { PersonTable, SourceContactTable } from '../schema.ts'
import { first, rows } from './rows.ts'

type EmailKey = { organizationId: number; emailKey: string }

/** Whoever was merged into another one leads there. */
const byEmail = query<EmailKey, PersonTable>(
  `select leads.* from person
    join person leads on leads.organization_id = person.organization_id
      and leads.id = coalesce(person.merged_into, person.id)
    where person.organization_id = :organizationId and person.email_key = :emailKey`,
)
const byId = query<{ organizationId: number; id: number }, PersonTable>(
  'select * from person where organization_id = :organizationId and id = :id',
)
const sourceContactByEmail = query<EmailKey, SourceContactTable>(
  'select * from source_contact where organization_id = :organizationId and email_key = :emailKey',
)

const mergedInto = query<{ organizationId: number; personId: number }, { id: number }>(
  'select id from person where organization_id = :organizationId and merged_into = :personId order by id',
)
const mergeInto = query<{ organizationId: number; personId: number; into: number | null }>(
  'update person set merged_into = :into where organization_id = :organizationId and id = :personId',
)

export function mergePerson(change: { organizationId: number; personId: number; into: number | undefined }): Statement {
  return statement(mergeInto, { ...change, into: change.into ?? null })
}

export function createPersonReader(engine: Engine): PersonReader {
  return {
    async byId(organizationId, id) {
      const row = await first(engine, byId, { organizationId, id })
      return row && toPerson(row)
    },
    async byEmail(organizationId, emailKey) {
      const row = await first(engine, byEmail, { organizationId, emailKey })
      return row && toPerson(row)
    },
    mergedInto: async (organizationId, personId) =>
      (await rows(engine, mergedInto, { organizationId, personId })).map(({ id }) => id),
    async sourceContactByEmail(organizationId, emailKey) {
      const row = await first(engine, sourceContactByEmail, { organizationId, emailKey })
      return row && { organizationId, id: row.id, clientId: row.client_id, emailKey, createdAt: row.created_at }
    },
  }
}

function toPerson(row: PersonTable): Person {
  return {
    organizationId: row.organization_id,
    id: row.id,
    ...(row.email_key !== null && { emailKey: row.email_key }),
    activeAt: row.active_at,
    createdAt: row.created_at,
  }
}

export function toPersonRow(person: Person): PersonTable {
  return {
    organization_id: person.organizationId,
    id: person.id,
    email_key: person.emailKey ?? null,
    active_at: person.activeAt,
    created_at: person.createdAt,
    merged_into: null,
  }
}

export function toSourceContactRow(contact: KnownSourceContact): SourceContactTable {
  return {
    organization_id: contact.organizationId,
    id: contact.id,
    client_id: contact.clientId,
    email_key: contact.emailKey,
    created_at: contact.createdAt,
  }
}
