import { readEvents } from '../../core/log/readEvents.ts'
import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import { cursorOf, keysOf } from '../cursor.ts'
import type { ApiDeps } from '../deps.ts'
import { ERRORS, inQuery, PAGING, pageOf, QUERY_ERRORS } from '../openapi.ts'
import { readQuery } from '../query.ts'
import { presentEvent } from './present-event.ts'

/** `GET /events`: the log, newest first. */
export const listEvents: Operation<ApiDeps> = {
  id: 'listEvents',
  method: 'GET',
  path: '/events',
  docs: {
    tags: ['Log'],
    summary: 'The log',
    description:
      'Every change that was made in the organization, newest first: who, when, through which API, and which fields, without ' +
      'their values. Needs `log.read`.',
    parameters: [
      inQuery('since', 'From this time on; ISO 8601'),
      inQuery('until', 'Before this time; ISO 8601'),
      ...PAGING,
    ],
    responses: { 200: pageOf('A page of the log', 'LogEntry'), ...ERRORS, ...QUERY_ERRORS },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request, 'log.read')
    const { range, page } = readQuery(request, (from) => {
      const [since, until, cursor] = [from.time('since'), from.time('until'), from.text('cursor')]
      const before = cursor === undefined ? undefined : Number(keysOf(cursor, 1)[0])
      return {
        range: { ...(since !== undefined && { from: since }), ...(until !== undefined && { until }) },
        page: {
          ...(before !== undefined && { before }),
          limit: from.integer('limit', { least: 1, most: 200 }) ?? 50,
        },
      }
    })
    const readDeps = { log: deps.log, clients: deps.applications.clients }
    const { events, next } = await readEvents(readDeps, principal, range, page)
    const items = events.map(presentEvent)
    return { status: 200, body: JSON.stringify({ items, next: next === undefined ? null : cursorOf([next]) }) }
  },
}
