import type { KeptPart } from '../core/unit-of-work.ts'
import type { Engine, Statement } from './engine.ts'
import { query, statement } from './query.ts'
import { removeFromSearch } from './stores/search.ts'

/** What takes personal data out of the store, so that one place shows what goes and what stays. */

type OfApplication = { organizationId: number; applicationId: number }

const deleteFrom = (table: string, where = '') =>
  query<OfApplication>(
    `delete from ${table} where organization_id = :organizationId and application_id = :applicationId${where}`,
  )

/** First of all, as whoever finds match keys begins there too: of two at the same time one waits for the other. */
const OF_MATCHING = ['match_queue', 'match_key'].map((table) => deleteFrom(table))
const OF_FILES = deleteFrom('attachment')
const OF_MESSAGES = deleteFrom('attachment', ' and message_id is not null')
const OF_NOTES = deleteFrom('note')
/** In this order: a message belongs to a conversation. */
const OF_CONVERSATIONS = ['message', 'conversation'].map((table) => deleteFrom(table))

/** The log keeps what happened, and a hash of the values that are gone. */
const DETAILS = query<OfApplication>(
  `update event_details set details_json = '{}'
    where organization_id = :organizationId and event_id in (
      select id from event where organization_id = :organizationId and application_id = :applicationId)`,
)
const ANSWERS = query<OfApplication>(
  'delete from answer where organization_id = :organizationId and about_id = :applicationId',
)

type OfPerson = { organizationId: number; personId: number }

const emailOfPerson = query<OfPerson>(
  'update person set email_key = null where organization_id = :organizationId and id = :personId',
)
/** Of those that were merged into it. */
const mergedEmails = query<OfPerson>(
  'update person set email_key = null where organization_id = :organizationId and merged_into = :personId',
)

const lead = query<{ organizationId: number; id: number; at: number }>(
  `update lead set profile_json = '{}', statement_json = '{}', tags_json = '[]', partner_reference = null,
      updated_at = :at, deleted_at = :at
    where organization_id = :organizationId and id = :id and deleted_at is null`,
)

const detailsOfPerson = query<{ organizationId: number; personId: number }>(
  `update event_details set details_json = '{}'
    where organization_id = :organizationId and event_id in (
      select id from event where organization_id = :organizationId and person_id = :personId)`,
)

/** Moves hold nothing personal and stay. */
export function emptyApplication(
  on: Engine['name'],
  change: OfApplication & { readonly keep?: readonly KeptPart[] },
): Statement[] {
  const { organizationId, applicationId, keep = [] } = change
  const wanted = [
    ...OF_MATCHING,
    ...(keep.includes('files') ? (keep.includes('conversations') ? [] : [OF_MESSAGES]) : [OF_FILES]),
    ...(keep.includes('notes') ? [] : [OF_NOTES]),
    ...(keep.includes('conversations') ? [] : OF_CONVERSATIONS),
    DETAILS,
    ANSWERS,
  ]
  return [
    ...wanted.map((each) => statement(each, { organizationId, applicationId })),
    ...removeFromSearch(on, { organizationId, applicationId }),
  ]
}

export function forgetPersonEmail(change: OfPerson): Statement[] {
  return [emailOfPerson, mergedEmails].map((each) => statement(each, change))
}

export function eraseLead(change: { organizationId: number; id: number; at: number }): Statement[] {
  const of = { organizationId: change.organizationId, applicationId: change.id }
  return [...[...OF_MATCHING, DETAILS, ANSWERS].map((each) => statement(each, of)), statement(lead, change)]
}

export function emptyEventDetails(change: { organizationId: number; personId: number }): Statement {
  return statement(detailsOfPerson, change)
}
