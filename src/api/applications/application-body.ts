import type { Address, CustomFieldValue, Medium, ProspectStatus } from '../../core/applications/application.ts'
import { MEDIA, PROSPECT_STATUSES } from '../../core/applications/application.ts'
import type { Status } from '../../core/applications/status.ts'
import { STATUSES } from '../../core/applications/status.ts'
import { NOT_BLANK } from '../../http/validate.ts'
import { body, boolean, choice, list, text } from '../schemas/build.ts'

/** What bodies about applications may say. A null, or a text with nothing in it, clears; what is left out stays. */

const NAME = 255
const LONG = 30_000
const MOST_TAGS = 100

const needed = (maxLength: number) => ({ type: 'string', pattern: NOT_BLANK, maxLength })
const clearable = (maxLength: number, more: object = {}) => ({ type: ['string', 'null'], maxLength, ...more })

const PROFILE = {
  middleName: clearable(NAME),
  email: clearable(254, { format: 'email' }),
  phone: clearable(64),
  mobilePhone: clearable(64),
  nationalId: clearable(64),
  linkedinUrl: clearable(2048, { format: 'linkedin_url' }),
  headline: clearable(1000),
  address: {
    type: ['object', 'null'],
    properties: {
      country: clearable(NAME, { format: 'country', description: 'Two letters of ISO 3166' }),
      city: clearable(NAME),
      state: clearable(NAME),
      zip: clearable(64),
      street: clearable(1000),
    },
    additionalProperties: false,
    description: 'Merged key by key; null clears it whole',
  },
  links: {
    type: ['array', 'null'],
    maxItems: 100,
    items: { type: 'string', format: 'url', maxLength: 2048 },
    description: 'They replace those that are there',
  },
  media: {
    type: 'object',
    properties: Object.fromEntries(MEDIA.map((medium) => [medium, clearable(2048, { format: 'url' })])),
    additionalProperties: false,
    description: 'Merged key by key',
  },
} as const

const STATEMENT = {
  salaryExpectations: clearable(NAME, { description: 'Needs `applications.salary`' }),
  prospectStatus: { type: ['string', 'null'], enum: [...PROSPECT_STATUSES, null] },
  coverLetter: clearable(100_000),
  referrer: clearable(2048),
  customFields: {
    type: 'object',
    maxProperties: 200,
    additionalProperties: {
      type: ['string', 'number', 'boolean', 'array', 'null'],
      maxLength: LONG,
      maxItems: 100,
      items: { type: ['string', 'number', 'boolean'], maxLength: 1000 },
    },
    description: 'Names of custom fields of the organization with their values; merged key by key',
  },
} as const

const TAGS = { ...list(needed(NAME)), maxItems: MOST_TAGS }

const names = { firstName: needed(NAME), lastName: needed(NAME) }

export const CREATE_BODY = body(
  {
    jobId: text,
    stageId: { ...text, description: "Left out: the job's first stage" },
    profile: body({ ...names, ...PROFILE }, ['firstName', 'lastName']),
    statement: body(STATEMENT),
    tags: TAGS,
    note: needed(LONG),
  },
  ['jobId', 'profile'],
)

export const PATCH_BODY = body({
  profile: body({ ...names, ...PROFILE }),
  statement: body(STATEMENT),
  tags: { ...TAGS, description: 'They replace those that are there' },
  status: choice(STATUSES),
  archived: boolean,
  jobId: { ...text, description: 'Moves it to another job: to `stageId`, or to its first stage' },
  stageId: text,
})

export const NOTE_BODY = body({ text: needed(LONG) }, ['text'])
export const MOVE_BODY = body({ stageId: text }, ['stageId'])

type Text = string | null

export type ProfileFields = {
  firstName?: string
  lastName?: string
  middleName?: Text
  email?: Text
  phone?: Text
  mobilePhone?: Text
  nationalId?: Text
  linkedinUrl?: Text
  headline?: Text
  address?: { [K in keyof Address]?: Text } | null
  links?: string[] | null
  media?: { [K in Medium]?: Text }
}

export type StatementFields = {
  salaryExpectations?: Text
  prospectStatus?: ProspectStatus | null
  coverLetter?: Text
  referrer?: Text
  customFields?: Record<string, CustomFieldValue | null>
}

export type CreateBody = {
  jobId: string
  stageId?: string
  profile: ProfileFields & { firstName: string; lastName: string }
  statement?: StatementFields
  tags?: string[]
  note?: string
}

export type PatchBody = {
  profile?: ProfileFields
  statement?: StatementFields
  tags?: string[]
  status?: Status
  archived?: boolean
  jobId?: string
  stageId?: string
}
