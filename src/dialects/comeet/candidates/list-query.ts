import type { FastifyRequest } from 'fastify'
import type { ApplicationFilter, ListOrder, ListPlace, TimeRange } from '../../../core/applications/application-list.ts'
import type { ListRequest } from '../../../core/applications/listApplications.ts'
import type { Status } from '../../../core/applications/status.ts'
import { InvalidField } from '../../../core/errors.ts'
import { badCursor, one, type Query, readLimit } from '../id-page.ts'
import { readTimeRange } from '../time-range.ts'
import { STATUS_WORDS, statusOf } from '../words.ts'

/** What a list of candidates is asked for, in its query (reference, section 3.4). */

/** The parameters that bound a time, without `:before` and `:after`, and what each bounds. */
export const TIME_FILTERS = {
  time_created: 'created',
  time_last_status_change: 'statusChanged',
  time_hiring_process_updated: 'updated',
  time_person_last_activity: 'personActive',
} as const satisfies Record<string, keyof ApplicationFilter>

/** Every parameter but the place, in the order in which the next page's address names them. */
export const PARAMETERS: readonly string[] = [
  'status',
  ...Object.keys(TIME_FILTERS).flatMap((name) => [`${name}:before`, `${name}:after`]),
  'deleted',
  'include',
  'limit',
]

/** @throws InvalidField naming the first parameter that cannot be taken */
export function readListQuery(request: FastifyRequest): ListRequest {
  const query = request.query as Query
  const statuses = readStatuses(query)
  const times: { [K in (typeof TIME_FILTERS)[keyof typeof TIME_FILTERS]]?: TimeRange } = {}
  for (const [name, field] of Object.entries(TIME_FILTERS)) {
    const range = readTimeRange(request, name)
    if (Object.keys(range).length > 0) times[field] = range
  }
  const deleted = readDeleted(query)
  const after = readPlace(query)
  return {
    filter: { ...(statuses.length > 0 && { statuses }), ...times, ...(deleted !== undefined && { deleted }) },
    limit: readLimit(query),
    ...(after && { after }),
  }
}

/** A place as the `cursor` of an address. */
export function cursorOf({ order, time, id }: ListPlace): string {
  return Buffer.from(`${order} ${time} ${id}`).toString('base64url')
}

function readStatuses(query: Query): Status[] {
  const words = [query['status'] ?? []].flat().flatMap((list) => list.split(','))
  const statuses = words
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .map((word) => {
      const status = statusOf(word)
      const expected = `one or more of: ${Object.values(STATUS_WORDS).join(', ')}`
      if (!status) throw new InvalidField('status', 'choice', { value: word, expected })
      return status
    })
  return [...new Set(statuses)]
}

function readDeleted(query: Query): boolean | undefined {
  const value = one(query, 'deleted')?.toLowerCase()
  if (value === undefined) return undefined
  if (value !== 'true' && value !== 'false') throw new InvalidField('deleted', 'choice', { expected: 'True or False' })
  return value === 'true'
}

const PLACE = /^(created|updated|personActive) (\d{1,15}) (\d{1,15})$/

function readPlace(query: Query): ListPlace | undefined {
  const value = one(query, 'cursor')
  if (value === undefined) return undefined
  const match = PLACE.exec(Buffer.from(value, 'base64url').toString())
  if (!match) throw badCursor()
  const [, order, time, id] = match
  return { order: order as ListOrder, time: Number(time), id: Number(id) }
}
