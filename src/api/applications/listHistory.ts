import type { Principal } from '../../core/access/permissions.ts'
import { type HistoryEntry, readHistory } from '../../core/applications/readHistory.ts'
import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import { cursorOf, keysOf } from '../cursor.ts'
import type { ApiDeps } from '../deps.ts'
import { idInPath, nameOf, timeOf } from '../names.ts'
import { ERRORS, PAGING, pageOf, QUERY_ERRORS } from '../openapi.ts'
import { readQuery } from '../query.ts'
import { presentActor } from './present-parts.ts'
import { APPLICATION_ID, NO_APPLICATION } from './retrieveApplication.ts'

/** `GET /applications/{id}/history` */
export const listHistory: Operation<ApiDeps> = {
  id: 'listHistory',
  method: 'GET',
  path: '/applications/:id/history',
  docs: {
    tags: ['Applications'],
    summary: 'What happened to an application',
    description:
      'Newest first: who changed what, when, and through which API. Values that were erased are null. People may read it of ' +
      'what they see; a client needs `log.read`.',
    parameters: [APPLICATION_ID, ...PAGING],
    responses: { 200: pageOf('A page', 'HistoryEntry'), ...ERRORS, ...QUERY_ERRORS, ...NO_APPLICATION },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request)
    const id = idInPath((request.params as { id: string }).id, 'application')
    const { limit, cursor } = readQuery(request, (from) => ({
      limit: from.integer('limit', { least: 1, most: 200 }) ?? 50,
      cursor: from.text('cursor'),
    }))
    const before = cursor === undefined ? undefined : Number(keysOf(cursor, 1)[0])
    const readDeps = { ...deps.applications, log: deps.log }
    const { entries, next } = await readHistory(readDeps, principal, id, { before, limit })
    const items = entries.map((entry) => present(principal, entry))
    return { status: 200, body: JSON.stringify({ items, next: next === undefined ? null : cursorOf([next]) }) }
  },
}

/** Fields whose values not everybody sees who sees the application, by what they need. */
const GUARDED = { salaryExpectations: 'applications.salary', sourceContact: 'applications.source-contact' } as const

/** Values that are ids. */
const IDS: ReadonlySet<string> = new Set(['jobId', 'stageId', 'personId', 'duplicateOf'])

/** The ids of files, notes and contacts as this API names them. */
function withNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNames)
  if (typeof value !== 'object' || value === null || !('id' in value) || typeof value.id !== 'number') return value
  return { ...value, id: nameOf(value.id) }
}

function present({ grant }: Principal, { event, details, clientName }: HistoryEntry) {
  const { actor, clientId, surface } = event
  const shown = (field: string, value: unknown) => {
    const needed = GUARDED[field as keyof typeof GUARDED]
    if (value === undefined || (needed && !grant.has(needed))) return null
    return IDS.has(field) && typeof value === 'number' ? nameOf(value) : withNames(value)
  }
  return {
    id: nameOf(event.id),
    type: event.type,
    at: timeOf(event.at),
    actor: presentActor({ actor, clientId, clientName, surface }),
    surface,
    changes: event.fields.map((field) => ({
      field,
      before: shown(field, details.before?.[field]),
      after: shown(field, details.after?.[field]),
    })),
  }
}
