import { NOT_BLANK } from '../../../http/validate.ts'
import { PROSPECT_STATUS_WORDS } from '../words.ts'

/**
 * The request fields of a candidate, as documents 000 to 002 list them. The lengths are ours: the documents have an error
 * for them but no numbers. Null stands for "not given" when creating and for "clear" when updating.
 */

/** Largest lengths, in characters. */
export const LENGTHS = {
  name: 255,
  email: 254,
  phone: 64,
  id: 255,
  url: 2048,
  text: 1000,
  note: 30_000,
  fileName: 255,
  message: 100_000,
} as const

export const nullable = { string: ['string', 'null'], object: ['object', 'null'], array: ['array', 'null'] } as const

export function text(maxLength: number, more: object = {}): object {
  return { type: nullable.string, maxLength, ...more }
}

export function required(maxLength: number, more: object = {}): object {
  return { type: 'string', pattern: NOT_BLANK, maxLength, ...more }
}

export function object(properties: Record<string, object>, requiredKeys: readonly string[], more: object = {}): object {
  return { type: nullable.object, properties, required: requiredKeys, ...more }
}

const file = {
  properties: {
    name: required(LENGTHS.fileName, { description: 'The file name. Without an extension, the content decides.' }),
    file: required(Number.MAX_SAFE_INTEGER, { contentEncoding: 'base64', description: 'The content, in base64.' }),
  },
  required: ['name', 'file'],
}

export const CONTACT_FIELDS: Record<string, object> = {
  partner_candidate_id: text(LENGTHS.id, { description: "Unique ID of the candidate on the partner's system" }),
  middle_name: text(LENGTHS.name),
  email: text(LENGTHS.email, { format: 'email' }),
  phone: text(LENGTHS.phone),
  mobile_phone: text(LENGTHS.phone),
  national_id: text(LENGTHS.phone),
  linkedin_url: text(LENGTHS.url, { format: 'linkedin_url' }),
  salary_expectations: text(LENGTHS.name, { description: 'Needs the permission salary-expectations' }),
  prospect_status: { type: nullable.string, enum: [...Object.values(PROSPECT_STATUS_WORDS), null] },
  resume: { type: nullable.object, ...file, description: '.pdf, .doc or .docx, up to 6 MB' },
  picture: { type: nullable.object, ...file, description: 'Profile photo: an image, up to 6 MB' },
  links: {
    type: nullable.array,
    maxItems: 100,
    items: { type: 'object', properties: { url: required(LENGTHS.url, { format: 'url' }) }, required: ['url'] },
  },
  files: {
    type: nullable.array,
    maxItems: 20,
    items: { type: 'object', ...file },
    description: 'Up to 6 MB each, of the documented types',
  },
  source_contact: object(
    {
      full_name: required(LENGTHS.name),
      email: required(LENGTHS.email, { format: 'email' }),
      phone: text(LENGTHS.phone),
    },
    ['full_name', 'email'],
    { description: 'Required for employee portals' },
  ),
  address: object(
    {
      country: text(LENGTHS.name, { format: 'country', description: 'ISO 3166-1 alpha-2' }),
      city: text(LENGTHS.name),
      state: text(LENGTHS.name),
      zip: text(LENGTHS.phone),
      street: text(LENGTHS.text),
    },
    [],
  ),
  custom_fields: {
    type: nullable.object,
    maxProperties: 200,
    additionalProperties: {
      type: ['string', 'number', 'boolean', 'array', 'null'],
      maxLength: LENGTHS.note,
      maxItems: 100,
      items: { type: ['string', 'number', 'boolean'], maxLength: LENGTHS.text },
    },
    description: 'Names of existing custom candidate fields, each with its value',
  },
  note: text(LENGTHS.note, { description: 'Plain text, no formatting.' }),
  tags: {
    type: nullable.array,
    maxItems: 100,
    items: {
      type: ['string', 'object'],
      pattern: NOT_BLANK,
      maxLength: LENGTHS.name,
      properties: { name: required(LENGTHS.name) },
      required: ['name'],
    },
    description: 'Names, or objects with a name. They replace the tags that are there.',
  },
}

/** The body of `POST /candidates/{uid}/files` and `/resume`: one file. */
export const FILE_BODY = { type: 'object', ...file }

/** The body of `POST /candidates`. */
export const CREATE_BODY = {
  type: 'object',
  properties: {
    position_uid: required(LENGTHS.id, { description: 'Unique ID of the position' }),
    first_name: required(LENGTHS.name),
    last_name: required(LENGTHS.name),
    ...CONTACT_FIELDS,
  },
  required: ['position_uid', 'first_name', 'last_name'],
}

/** The body of `PATCH /candidates/{uid}`: only what is to change. */
export const UPDATE_BODY = {
  type: 'object',
  properties: {
    updated_by: object(
      {
        type: { type: 'string', enum: ['user', 'source_contact', 'other', 'app'] },
        name: required(LENGTHS.name),
        email: text(LENGTHS.email, { format: 'email' }),
      },
      ['type', 'name'],
    ),
    first_name: required(LENGTHS.name),
    last_name: required(LENGTHS.name),
    ...CONTACT_FIELDS,
  },
}

export type Text = string | null
export type WireFile = { name: string; file: string }

/** A candidate's fields once they have been checked. */
export type WireFields = {
  partner_candidate_id?: Text
  first_name?: string
  middle_name?: Text
  last_name?: string
  email?: Text
  phone?: Text
  mobile_phone?: Text
  national_id?: Text
  linkedin_url?: Text
  salary_expectations?: Text
  prospect_status?: Text
  resume?: WireFile | null
  picture?: WireFile | null
  links?: { url: string }[] | null
  files?: WireFile[] | null
  source_contact?: { full_name: string; email: string; phone?: Text } | null
  address?: { country?: Text; city?: Text; state?: Text; zip?: Text; street?: Text } | null
  custom_fields?: Record<string, string | number | boolean | (string | number | boolean)[] | null> | null
  note?: Text
  tags?: (string | { name: string })[] | null
}

export type CreateBody = WireFields & { position_uid: string; first_name: string; last_name: string }
export type UpdateBody = WireFields & {
  updated_by?: { type: 'user' | 'source_contact' | 'other' | 'app'; name: string; email?: Text } | null
}
