import { NOT_BLANK } from '../../../http/validate.ts'
import { CONTACT_FIELDS, LENGTHS, type WireFields } from '../candidates/candidate-fields.ts'

/** The request fields of a lead: a candidate's, without a position and without what hangs on an application. */

const FIELDS = [
  'partner_candidate_id',
  'middle_name',
  'email',
  'phone',
  'mobile_phone',
  'national_id',
  'linkedin_url',
  'salary_expectations',
  'prospect_status',
  'links',
  'address',
  'custom_fields',
] as const

const name = { type: 'string', pattern: NOT_BLANK, maxLength: LENGTHS.name }

/** The body of `POST /leads`. */
export const LEAD_BODY = {
  type: 'object',
  properties: {
    first_name: name,
    last_name: name,
    ...Object.fromEntries(FIELDS.map((field) => [field, CONTACT_FIELDS[field] as object])),
    tags: {
      type: ['array', 'null'],
      maxItems: 100,
      items: {
        type: ['string', 'object'],
        maxLength: LENGTHS.name,
        pattern: NOT_BLANK,
        properties: { name },
        required: ['name'],
      },
      description: 'Names, or objects with a name',
    },
  },
  required: ['first_name', 'last_name'],
}

export type LeadBody = Pick<WireFields, (typeof FIELDS)[number]> & {
  first_name: string
  last_name: string
  tags?: (string | { name: string })[] | null
}

/** What a body may hold of a candidate's fields; a lead has no room for the rest. */
export function leadFields(body: LeadBody): Pick<WireFields, (typeof FIELDS)[number]> {
  return Object.fromEntries(FIELDS.filter((field) => field in body).map((field) => [field, body[field]]))
}
