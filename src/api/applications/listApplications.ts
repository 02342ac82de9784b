import { countApplications, searchApplications } from '../../core/applications/searchApplications.ts'
import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { ERRORS, inQuery, json, PAGING, QUERY_ERRORS } from '../openapi.ts'
import { readQuery } from '../query.ts'
import { choice, integer, list, nullable, object, ref, text } from '../schemas/build.ts'
import { cursorAt, FILTERS, placeAt, readFilter, readSort, SORTING } from './list-query.ts'
import { presentSummaries } from './present-summary.ts'

/** Counting goes no further. */
const MOST_COUNTED = 10_000

/** `GET /applications`: those that the filters let through, a page at a time. */
export const listApplications: Operation<ApiDeps> = {
  id: 'listApplications',
  method: 'GET',
  path: '/applications',
  docs: {
    tags: ['Applications'],
    summary: 'List applications',
    description:
      'Those that the filters let through, without deleted ones and removed duplicates. A parameter that names something may ' +
      'be repeated: any of them will do. Needs `applications.read.others`, or `applications.read.own` for its own.',
    parameters: [
      ...FILTERS,
      SORTING,
      ...PAGING,
      inQuery('withTotal', 'Counts them as well', choice(['true', 'false'] as const)),
    ],
    responses: {
      200: json(
        'A page',
        object({
          items: list(ref('ApplicationSummary')),
          next: { ...nullable(text), description: 'Send it as `cursor` for the next page; null on the last one' },
          total: {
            ...nullable(integer),
            description: `Null unless asked for, and when there are more than ${MOST_COUNTED}`,
          },
        }),
      ),
      ...ERRORS,
      ...QUERY_ERRORS,
    },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request)
    const { filter, sort, limit, cursor, withTotal } = readQuery(request, (from) => ({
      filter: readFilter(from),
      sort: readSort(from),
      limit: from.integer('limit', { least: 1, most: 200 }) ?? 50,
      cursor: from.text('cursor'),
      withTotal: from.choice('withTotal', ['true', 'false']) === 'true',
    }))
    const page = { sort, limit, ...(cursor !== undefined && { after: placeAt(sort, cursor) }) }
    const [found, count] = await Promise.all([
      searchApplications(deps.applications, principal, filter, page),
      withTotal ? countApplications(deps.applications, principal, filter, MOST_COUNTED + 1) : undefined,
    ])
    const items = await presentSummaries(deps, principal, found.applications)
    const next = found.next ? cursorAt(sort, found.next) : null
    const total = count !== undefined && count <= MOST_COUNTED ? count : null
    return { status: 200, body: JSON.stringify({ items, next, total }) }
  },
}
