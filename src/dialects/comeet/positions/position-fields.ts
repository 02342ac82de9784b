import { NOT_BLANK } from '../../../http/validate.ts'
import { LENGTHS } from '../candidates/candidate-fields.ts'
import { OPENING_FIELDS, type WireOpening } from '../openings/opening-fields.ts'
import { POSITION_STATUS_WORDS, SALARY_PERIODS, WORKPLACE_TYPES } from './words.ts'

/**
 * The request fields of a position (reference, sections 5.2 to 5.4). The lengths are ours. Null stands for "not given" when
 * creating and for "clear" when updating.
 */

/** The largest length of a text under a heading, in characters. */
const LONGEST_DETAIL = 100_000

const text = (maxLength: number, more: object = {}) => ({ type: ['string', 'null'], maxLength, ...more })
const required = (maxLength: number, more: object = {}) => ({ type: 'string', pattern: NOT_BLANK, maxLength, ...more })
const flag = (description: string) => ({ type: ['boolean', 'null'], description })
/** The documents of the update type one flag as a string. */
const loose = (description: string) => ({
  type: ['boolean', 'string', 'null'],
  enum: [true, false, 'true', 'false', null],
  description,
})
const amount = { type: ['integer', 'null'], minimum: 0, maximum: Number.MAX_SAFE_INTEGER }

const named = (maxLength: number, description: string) => ({
  type: ['array', 'null'],
  maxItems: 100,
  items: {
    type: 'object',
    properties: { name: required(LENGTHS.name), value: text(maxLength) },
    required: ['name'],
  },
  description,
})

const user = {
  type: ['object', 'null'],
  properties: {
    email: required(LENGTHS.email, { format: 'email' }),
    first_name: text(LENGTHS.name),
    last_name: text(LENGTHS.name),
  },
  required: ['email'],
}

const OPTIONAL_FIELDS = {
  department: text(LENGTHS.name, { description: 'Its name; one that is not known is added' }),
  experience_level: text(LENGTHS.name),
  employment_type: text(LENGTHS.name),
  is_talent_pool: loose('Collects people, and is never filled'),
  is_template: flag('Made to be cloned'),
  is_published: flag(
    'Whether it is in the Careers API while it is open. When creating: unless it is discreet or a template',
  ),
  location: {
    type: ['object', 'null'],
    properties: { uid: required(LENGTHS.id) },
    required: ['uid'],
    description: 'From GET /locations',
  },
  workplace_type: { type: ['string', 'null'], enum: [...WORKPLACE_TYPES, null] },
  salary_range: {
    type: ['object', 'null'],
    properties: {
      min: amount,
      max: amount,
      currency_code: text(3, { description: 'ISO 4217' }),
      period: { type: ['string', 'null'], enum: [...SALARY_PERIODS, null] },
    },
    description: 'Needs the permission salary-range',
  },
  categories: named(LENGTHS.text, 'Merged by name; a null value removes one'),
  details: named(LONGEST_DETAIL, 'Texts in HTML, merged by name; a null value removes one'),
  users: {
    type: ['object', 'null'],
    properties: { lead_recruiter: user, hiring_manager: user, lead_recruiting_coordinator: user },
  },
  allow_fallback: flag('Accepted. Every e-mail is taken, so that nobody has to stand in'),
  questionnaire_uids: {
    type: ['array', 'null'],
    maxItems: 100,
    items: required(LENGTHS.id),
    description: 'From GET /questionnaires; replaces the list',
  },
  internal_name: text(LENGTHS.name, { description: 'Needs the permission internal-name' }),
  internal_use_custom_id: text(LENGTHS.id),
  picture_url: text(LENGTHS.url, { format: 'url' }),
  url_active_page: text(LENGTHS.url, { format: 'url' }),
}

const STATUS = { type: 'string', enum: Object.values(POSITION_STATUS_WORDS) }

const REQUIRED_FIELDS = {
  name: required(LENGTHS.name),
  status: STATUS,
  is_discreet: { type: 'boolean', description: 'Only those who work on it may know of it' },
}

const OPENINGS = {
  openings: {
    type: ['array', 'null'],
    maxItems: 100,
    items: { type: 'object', properties: OPENING_FIELDS },
    description: 'Left out, one with the name of the position',
  },
}

/** The body of `POST /positions/`. */
export const CREATE_POSITION_BODY = {
  type: 'object',
  properties: { ...REQUIRED_FIELDS, ...OPTIONAL_FIELDS, ...OPENINGS },
  required: ['name', 'status', 'is_discreet'],
}

/** The body of `POST /positions/{uid}/clone`. */
export const CLONE_POSITION_BODY = {
  type: 'object',
  properties: {
    ...CREATE_POSITION_BODY.properties,
    copy_assignees: { type: 'boolean', description: 'Whether the users of the template come along' },
  },
  required: ['name', 'copy_assignees', 'status', 'is_discreet'],
}

/** The body of `PATCH /position/{uid}`: only what is to change. */
export const UPDATE_POSITION_BODY = {
  type: 'object',
  properties: { ...REQUIRED_FIELDS, ...OPTIONAL_FIELDS },
}

type Text = string | null
export type WireNamed = { name: string; value?: Text }
export type WireUser = { email: string; first_name?: Text; last_name?: Text }

/** A position's fields once they have been checked. */
export type WirePosition = {
  name?: string
  status?: string
  is_discreet?: boolean
  department?: Text
  experience_level?: Text
  employment_type?: Text
  is_talent_pool?: boolean | 'true' | 'false' | null
  is_template?: boolean | null
  is_published?: boolean | null
  location?: { uid: string } | null
  workplace_type?: Text
  salary_range?: { min?: number | null; max?: number | null; currency_code?: Text; period?: Text } | null
  categories?: WireNamed[] | null
  details?: WireNamed[] | null
  users?: Record<string, WireUser | null> | null
  questionnaire_uids?: string[] | null
  internal_name?: Text
  internal_use_custom_id?: Text
  picture_url?: Text
  url_active_page?: Text
}

export type CreatePositionBody = WirePosition & {
  name: string
  status: string
  is_discreet: boolean
  openings?: Partial<WireOpening>[] | null
}
export type ClonePositionBody = CreatePositionBody & { copy_assignees: boolean }
export type UpdatePositionBody = WirePosition
