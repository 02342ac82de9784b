import { LOCATION_SCHEMA } from '../workplaces/present-location.ts'
import { POSITION_STATUS_WORDS, WORKPLACE_TYPES } from './words.ts'

/** The Position as it is answered, in JSON Schema (reference, section 10.2, and what we add). */

const text = { type: 'string' }
const textOrNull = { type: ['string', 'null'] }
const flag = { type: 'boolean' }
export const TIME = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$' }

export function orNull(schema: { readonly type: string }) {
  return { ...schema, type: [schema.type, 'null'] }
}

const user = {
  type: ['object', 'null'],
  properties: { first_name: textOrNull, last_name: textOrNull, email: text },
  required: ['first_name', 'last_name', 'email'],
}

const named = {
  type: 'array',
  items: { type: 'object', properties: { name: text, value: text }, required: ['name', 'value'] },
}

/** What the public feed has too. */
export const SHOWN_PROPERTIES = {
  department: textOrNull,
  email: { ...textOrNull, description: 'Null: applications are not taken by e-mail' },
  url_comeet_hosted_page: textOrNull,
  url_recruit_hosted_page: textOrNull,
  url_active_page: textOrNull,
  experience_level: textOrNull,
  employment_type: textOrNull,
  internal_use_custom_id: textOrNull,
  picture_url: textOrNull,
  time_updated: TIME,
  company_name: text,
  workplace_type: { type: ['string', 'null'], enum: [...WORKPLACE_TYPES, null] },
}

const PROPERTIES = {
  uid: text,
  name: text,
  status: { type: 'string', enum: Object.values(POSITION_STATUS_WORDS) },
  is_discreet: flag,
  is_published: flag,
  ...SHOWN_PROPERTIES,
  URL: text,
  position_url: text,
  is_talent_pool: flag,
  is_template: flag,
  location: orNull(LOCATION_SCHEMA),
  categories: named,
  details: named,
  users: {
    type: 'object',
    properties: { lead_recruiter: user, hiring_manager: user, lead_recruiting_coordinator: user },
    description: 'Each with its permission: lead-recruiter-details, hiring-manager-details',
  },
  questionnaire_uids: { type: 'array', items: text },
  time_created: TIME,
}

export const POSITION_SCHEMA = {
  type: 'object',
  properties: {
    ...PROPERTIES,
    internal_name: { ...textOrNull, description: 'With the permission internal-name' },
    salary_range: {
      type: ['object', 'null'],
      properties: {
        min: { type: ['integer', 'null'] },
        max: { type: ['integer', 'null'] },
        currency_code: textOrNull,
        period: textOrNull,
      },
      required: ['min', 'max', 'currency_code', 'period'],
      description: 'With the permission salary-range',
    },
  },
  required: Object.keys(PROPERTIES),
}
