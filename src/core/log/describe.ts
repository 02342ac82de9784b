import type { Application, Attachment, Note } from '../applications/application.ts'
import type { Actor } from './actor.ts'
import type { Event } from './event.ts'

/** What a change of an application looks like in the log: names of fields there, values in the details. */

type Described = Record<string, unknown>

/** What tells one event from all others. */
export type EventMark = { readonly id: number; readonly salt: number; readonly requestId: string }

/** The event of a new application. Its details hold every value as it was sent. */
export function submittedEvent(
  mark: EventMark,
  application: Application,
  attachments: readonly Attachment[],
  notes: readonly Note[],
  actor?: Actor,
): Event {
  const after = { ...describe(application), ...describeAdditions(attachments, notes) }
  return {
    ...eventHead(mark, application),
    type: 'application.submitted',
    surface: application.surface,
    clientId: application.clientId,
    ...(actor && { actor }),
    fields: Object.keys(after),
    details: { salt: mark.salt, before: {}, after },
  }
}

/** The event of a change: only what differs is described. */
export function updatedEvent(
  mark: EventMark,
  from: Application,
  to: Application,
  additions: {
    readonly attachments: readonly Attachment[]
    readonly notes: readonly Note[]
    readonly removed: readonly string[]
  },
  by: Pick<Event, 'clientId' | 'surface'> & { readonly actor?: Actor },
): Event {
  const before = describe(from)
  const after: Described = { ...describe(to), ...describeAdditions(additions.attachments, additions.notes) }
  for (const kind of additions.removed) after[`attachments.${kind}`] = null
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  )
  return {
    ...eventHead(mark, to),
    type: 'application.updated',
    surface: by.surface,
    clientId: by.clientId,
    ...(by.actor && { actor: by.actor }),
    fields,
    details: { salt: mark.salt, before: pick(before, fields), after: pick(after, fields) },
  }
}

/** The event of a move to another stage, with the status that followed from it. */
export function movedEvent(
  mark: EventMark,
  from: Application,
  to: Application,
  by: Pick<Event, 'clientId' | 'surface'> & { readonly actor?: Actor },
): Event {
  return { ...updatedEvent(mark, from, to, { attachments: [], notes: [], removed: [] }, by), type: 'application.moved' }
}

function eventHead({ id, requestId }: EventMark, application: Application) {
  const { organizationId, personId, updatedAt: at } = application
  return { organizationId, id, applicationId: application.id, personId, at, requestId }
}

/** The values that a caller can set, flat, without what is left out. */
function describe(application: Application): Described {
  const { profile, statement, jobId, stageId, status, archived, tags, partnerReference } = application
  const all: Described = { ...profile, ...statement, jobId, stageId, status, archived, partnerReference }
  if (tags.length > 0) all['tags'] = tags
  for (const key of Object.keys(all)) if (all[key] === undefined) delete all[key]
  return all
}

function describeAdditions(attachments: readonly Attachment[], notes: readonly Note[]): Described {
  const additions: Described = {}
  if (attachments.length > 0) {
    additions['attachments'] = attachments.map(({ id, kind, name, size, sha256 }) => ({ id, kind, name, size, sha256 }))
  }
  if (notes.length > 0) additions['notes'] = notes.map(({ id, text }) => ({ id, text }))
  return additions
}

function pick(values: Described, fields: readonly string[]): Described {
  return Object.fromEntries(fields.filter((field) => field in values).map((field) => [field, values[field]]))
}
