import { readLog } from '../../../core/log/readLog.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation, OperationDocs } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { nextPage, PAGE_PARAMETERS, readIdPage } from '../id-page.ts'
import { COMMON_ERRORS, error, json } from '../openapi.ts'
import { readTimeRange, timeRangeParameters } from '../time-range.ts'
import { presentEvent } from './present-event.ts'

const text = { type: 'string' }
const textOrNull = { type: ['string', 'null'] }

const ENTRY_SCHEMA = {
  type: 'object',
  properties: {
    uid: text,
    time_created: text,
    action: { type: 'string', description: 'What it is about, a dot, and what happened: `candidate.created`' },
    candidate_uid: textOrNull,
    lead_uid: textOrNull,
    person_uid: textOrNull,
    position_uid: textOrNull,
    fields: { type: 'array', items: text, description: 'The names of the fields that were set or changed' },
    app: {
      type: ['object', 'null'],
      properties: { uid: text, name: text },
      required: ['uid', 'name'],
      description: 'The client; null for the operator',
    },
    performed_by: {
      type: ['object', 'null'],
      properties: { type: text, name: text, email: textOrNull },
      required: ['type', 'name', 'email'],
      description: 'For whom the client says that it acted',
    },
    surface: text,
    request_id: text,
  },
  required: [
    'uid',
    'time_created',
    'action',
    'candidate_uid',
    'lead_uid',
    'person_uid',
    'position_uid',
    'fields',
    'app',
    'performed_by',
    'surface',
    'request_id',
  ],
}

/** `GET /audit-logs`: the documents name it and show nothing of it (reference, section 5.5). */
export const listAuditLogs: Operation<DialectDeps> = {
  id: 'listAuditLogs',
  method: 'GET',
  path: '/audit-logs',
  docs: {
    tags: ['Audit logs'],
    summary: 'List audit logs',
    description: 'What happened in the organization, oldest first: who did what to whom and when, without any value.',
    parameters: [...timeRangeParameters('time_created', 'what happened'), ...PAGE_PARAMETERS],
    responses: {
      200: json('A page of the log; `next_page` is the address of the next one, or null', {
        type: 'object',
        properties: { audit_logs: { type: 'array', items: ENTRY_SCHEMA }, next_page: textOrNull },
        required: ['audit_logs', 'next_page'],
      }),
      400: error('A time, `limit` or `cursor` cannot be taken'),
      ...COMMON_ERRORS,
    },
  } satisfies OperationDocs,

  async handle(deps, request) {
    const principal = await caller(deps, request)
    const { afterId, limit } = readIdPage(request)
    const range = readTimeRange(request, 'time_created')
    const { log, applications } = deps
    const { events, next } = await readLog({ ...applications, log }, principal, range, { after: afterId, limit })
    const parameters = ['time_created:after', 'time_created:before']
    const body = {
      audit_logs: events.map(presentEvent),
      next_page: next === undefined ? null : nextPage(deps, request, { id: next }, parameters),
    }
    return { status: 200, body: JSON.stringify(body) }
  },
}
