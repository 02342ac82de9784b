import { SIGNALS } from '../../../core/applications/match-keys.ts'
import { STATUS_WORDS } from '../words.ts'

/** A candidate or a lead that may be the one that is looked for; its form is ours, as the documents show none. */

const text = { type: 'string' }
const textOrNull = { type: ['string', 'null'] }

export const DUPLICATE_SCHEMA = {
  type: 'object',
  properties: {
    uid: text,
    person_uid: text,
    type: { type: 'string', enum: ['candidate', 'lead'] },
    position_uid: textOrNull,
    position_name: textOrNull,
    first_name: text,
    last_name: text,
    email: textOrNull,
    phone: textOrNull,
    mobile_phone: textOrNull,
    linkedin_url: textOrNull,
    status: { type: ['string', 'null'], enum: [...Object.values(STATUS_WORDS), null] },
    time_created: text,
    matched_by: { type: 'array', items: { type: 'string', enum: SIGNALS }, minItems: 1 },
  },
  required: [
    'uid',
    'person_uid',
    'type',
    'position_uid',
    'position_name',
    'first_name',
    'last_name',
    'email',
    'phone',
    'mobile_phone',
    'linkedin_url',
    'status',
    'time_created',
    'matched_by',
  ],
}
