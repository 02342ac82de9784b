import type { Statement } from './engine.ts'
import { query, statement } from './query.ts'

/** What takes personal data out of the store, so that one place shows what goes and what stays. */

type OfApplication = { organizationId: number; applicationId: number }

/** In this order: a message belongs to a conversation. Moves hold nothing personal and stay. */
const OF_APPLICATION = ['attachment', 'note', 'message', 'conversation', 'match_key', 'match_queue'].map((table) =>
  query<OfApplication>(
    `delete from ${table} where organization_id = :organizationId and application_id = :applicationId`,
  ),
)

const emailOfPerson = query<{ organizationId: number; personId: number }>(
  'update person set email_key = null where organization_id = :organizationId and id = :personId',
)

const lead = query<{ organizationId: number; id: number; at: number }>(
  `update lead set profile_json = '{}', statement_json = '{}', tags_json = '[]', partner_reference = null,
      updated_at = :at, deleted_at = :at
    where organization_id = :organizationId and id = :id and deleted_at is null`,
)

/** The log keeps what happened, and a hash of the values that are gone. */
const detailsOfPerson = query<{ organizationId: number; personId: number }>(
  `update event_details set details_json = '{}'
    where organization_id = :organizationId and event_id in (
      select id from event where organization_id = :organizationId and person_id = :personId)`,
)

export function emptyApplication(change: OfApplication): Statement[] {
  return OF_APPLICATION.map((each) => statement(each, change))
}

export function forgetPersonEmail(change: { organizationId: number; personId: number }): Statement {
  return statement(emailOfPerson, change)
}

export function eraseLead(change: { organizationId: number; id: number; at: number }): Statement {
  return statement(lead, change)
}

export function emptyEventDetails(change: { organizationId: number; personId: number }): Statement {
  return statement(detailsOfPerson, change)
}
