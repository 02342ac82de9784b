import { MEDIA, PROSPECT_STATUSES } from '../../core/applications/application.ts'
import { STATUSES } from '../../core/applications/status.ts'
import { STAGE_KINDS } from '../../core/jobs/job.ts'
import { boolean, choice, id, integer, list, mapOf, nullable, object, ref, text, time, version } from './build.ts'

/** Applications and what belongs to them, as this API shows them. */

const named = object({ id, name: text })
const stage = object({ id, name: text, kind: choice(STAGE_KINDS) })
export const SURFACES = ['comeet', 'welcome-kit', 'native', 'cli', 'task'] as const
const surface = choice(SURFACES)
/** Who did something: a person, a client, a task of the server, or whoever operates it. */
const actor = object({ type: choice(['user', 'client', 'task', 'operator'] as const), name: text })

const summary = {
  id,
  number: { ...integer, description: 'The id as a number' },
  personId: id,
  name: text,
  headline: nullable(text),
  email: nullable(text),
  phone: nullable(text),
  job: named,
  stage,
  status: choice(STATUSES),
  archived: boolean,
  tags: list(text),
  source: named,
  surface,
  hasResume: boolean,
  hasPicture: boolean,
  pictureId: { ...nullable(text), description: 'The id of the attachment that is the picture' },
  createdAt: time,
  updatedAt: time,
  stageEnteredAt: time,
  version,
}

const address = object({
  country: nullable(text),
  city: nullable(text),
  state: nullable(text),
  zip: nullable(text),
  street: nullable(text),
})

const customFieldValue = {
  anyOf: [text, { type: 'number' }, boolean, { type: 'array', items: { anyOf: [text, { type: 'number' }, boolean] } }],
}

const profile = object({
  firstName: text,
  middleName: nullable(text),
  lastName: text,
  email: nullable(text),
  phone: nullable(text),
  mobilePhone: nullable(text),
  nationalId: nullable(text),
  linkedinUrl: nullable(text),
  headline: nullable(text),
  address: nullable(address),
  links: list(text),
  media: {
    type: 'object',
    properties: Object.fromEntries(MEDIA.map((name) => [name, text])),
    additionalProperties: false,
  },
})

const statement = object({
  salaryExpectations: nullable(text),
  prospectStatus: nullable(choice(PROSPECT_STATUSES)),
  coverLetter: nullable(text),
  referrer: nullable(text),
  customFields: mapOf(customFieldValue),
  sourceContact: nullable(object({ fullName: text, email: text, phone: nullable(text) })),
})

const place = object({ jobId: id, jobName: text, stageId: id, stageName: text })

export const applicationSchemas = {
  Actor: actor,
  ApplicationSummary: object(summary),
  Attachment: object({
    id,
    kind: choice(['resume', 'picture', 'portfolio', 'other'] as const),
    name: text,
    contentType: text,
    size: { ...integer, description: 'In bytes' },
    sha256: text,
    createdAt: time,
    isCurrent: { ...boolean, description: 'It is the newest of its kind' },
    preview: { ...nullable(choice(['pdf', 'image', 'document'] as const)), description: 'How it can be looked at' },
  }),
  Note: object({
    id,
    text,
    format: choice(['text', 'html', 'markdown'] as const),
    html: { ...nullable(text), description: 'Safe to show; null for plain text' },
    author: ref('Actor'),
    createdAt: time,
  }),
  Move: object({ id, from: place, to: place, actor: ref('Actor'), at: time, enteredAt: time }),
  Application: object({
    ...summary,
    profile,
    statement,
    partnerReference: nullable(text),
    references: object({ comeetUid: text, welcomeKitReference: text }),
    attachments: list(ref('Attachment')),
    notes: list(ref('Note')),
    moves: list(ref('Move')),
    otherApplications: list(ref('ApplicationSummary')),
  }),
  HistoryEntry: object({
    id,
    type: text,
    at: time,
    actor: ref('Actor'),
    surface,
    changes: list(object({ field: text, before: {}, after: {} })),
  }),
  BulkResult: object({
    id,
    ok: boolean,
    problem: nullable(ref('Problem')),
    application: nullable(ref('ApplicationSummary')),
  }),
  Person: object({
    id,
    applications: list(ref('ApplicationSummary')),
    likelyDuplicates: list(object({ application: ref('ApplicationSummary'), reasons: list(text) })),
    undo: {
      ...nullable(object({ id: text, expiresAt: time })),
      description: 'What undoes the merging that this is the answer to',
    },
  }),
  SearchHit: object({
    application: ref('ApplicationSummary'),
    highlights: list(
      object({
        field: choice(['name', 'email', 'phone', 'tags', 'notes', 'resume', 'headline'] as const),
        parts: list(object({ text, hit: boolean })),
      }),
    ),
  }),
}
