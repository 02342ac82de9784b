import { NOTE_SCHEMA } from '../notes/note-fields.ts'
import { PROSPECT_STATUS_WORDS, STATUS_WORDS } from '../words.ts'

/** The Candidate as it is answered, in JSON Schema (reference, section 10.1, and what we add). */

const text = { type: 'string' }
const textOrNull = { type: ['string', 'null'] }
const time = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$' }
const link = { type: ['object', 'null'], properties: { name: text, url: text }, required: ['name', 'url'] }

function step(properties: object, required: readonly string[]) {
  return {
    type: 'object',
    properties: { position_step_uid: text, name: text, type: text, ...properties },
    required: ['name', 'type', ...required],
  }
}

export const CANDIDATE_SCHEMA = {
  type: 'object',
  properties: {
    uid: text,
    person_uid: text,
    first_name: text,
    middle_name: textOrNull,
    last_name: text,
    email: textOrNull,
    phone: textOrNull,
    mobile_phone: textOrNull,
    id_number: textOrNull,
    linkedin_url: textOrNull,
    deleted: { type: 'boolean' },
    position_uid: text,
    source_contact: {
      type: ['object', 'null'],
      properties: {
        uid: text,
        first_name: text,
        last_name: text,
        full_name: text,
        email: text,
        phone: textOrNull,
      },
    },
    source: { type: 'object', properties: { uid: text, name: text, type: text }, required: ['uid', 'name', 'type'] },
    time_created: time,
    URL: text,
    current_steps: { type: 'array', items: step({ time_scheduled: { type: ['string', 'null'] } }, ['time_scheduled']) },
    completed_steps: { type: 'array', items: step({ time_scheduled: time, time_completed: time }, ['time_completed']) },
    future_steps: { type: 'array', items: step({}, []) },
    status: { type: 'string', enum: Object.values(STATUS_WORDS) },
    prospect_status: { type: ['string', 'null'], enum: [...Object.values(PROSPECT_STATUS_WORDS), null] },
    opening: {
      type: 'object',
      properties: { uid: text, time_start_to_work: textOrNull, hired_candidate_hire_date: time },
      required: ['uid', 'time_start_to_work', 'hired_candidate_hire_date'],
    },
    disposition_reason: { type: 'null' },
    time_last_status_changed: time,
    resume: link,
    tags: { type: 'array', items: { type: 'object', properties: { name: text }, required: ['name'] } },
    custom_fields: { type: 'object' },
    partner_candidate_id: textOrNull,
    salary_expectations: textOrNull,
    picture: link,
    links: { type: 'array', items: { type: 'object', properties: { url: text }, required: ['url'] } },
    files: { type: 'array', items: { ...link, type: 'object' } },
    address: { type: ['object', 'null'] },
    notes: {
      type: 'array',
      items: { ...NOTE_SCHEMA, required: ['text', 'time_created'] },
    },
  },
  required: [
    'uid',
    'person_uid',
    'first_name',
    'last_name',
    'deleted',
    'position_uid',
    'time_created',
    'current_steps',
    'completed_steps',
    'status',
    'time_last_status_changed',
  ],
}

/** All that is left of a candidate that was deleted. */
export const DELETED_SCHEMA = {
  type: 'object',
  properties: { uid: text, deleted: { type: 'boolean', const: true } },
  required: ['uid', 'deleted'],
  additionalProperties: false,
}

/** A candidate where it may be a deleted one. */
export const CANDIDATE_OR_DELETED_SCHEMA = { anyOf: [CANDIDATE_SCHEMA, DELETED_SCHEMA] }

export const PAGE_SCHEMA = {
  type: 'object',
  properties: {
    candidates: { type: 'array', items: CANDIDATE_OR_DELETED_SCHEMA },
    next_page: { ...textOrNull, description: 'The address of the next page; null on the last one' },
  },
  required: ['candidates', 'next_page'],
}
