import type { FastifyRequest } from 'fastify'
import type { ApplicationFilter, ListOrder, ListPlace, TimeRange } from '../../../core/applications/application-list.ts'
import type { ListRequest } from '../../../core/applications/listApplications.ts'
import type { Status } from '../../../core/applications/status.ts'
import { InvalidField } from '../../../core/errors.ts'
import { parseIsoTime } from '../../../lib/iso-time.ts'
import { STATUS_WORDS, statusOf } from '../words.ts'

/** What a list of candidates is asked for, in its query (reference, section 3.4). */

export const DEFAULT_LIMIT = 100
export const MOST = 1000

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
    const range = readRange(query, name)
    if (range) times[field] = range
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

type Query = Readonly<Record<string, string | string[] | undefined>>

/** An empty value is none, as forms send it. */
function one(query: Query, name: string): string | undefined {
  const value = query[name]
  if (Array.isArray(value)) throw new InvalidField(name, 'value', { expected: 'one value' })
  return value === '' ? undefined : value
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

function readRange(query: Query, name: string): TimeRange | undefined {
  const from = readTime(query, `${name}:after`)
  const until = readTime(query, `${name}:before`)
  if (from === undefined && until === undefined) return undefined
  return { ...(from !== undefined && { from }), ...(until !== undefined && { until }) }
}

function readTime(query: Query, name: string): number | undefined {
  const value = one(query, name)
  if (value === undefined) return undefined
  const time = parseIsoTime(value)
  if (time === undefined) throw new InvalidField(name, 'datetime', { value })
  return time
}

function readDeleted(query: Query): boolean | undefined {
  const value = one(query, 'deleted')?.toLowerCase()
  if (value === undefined) return undefined
  if (value !== 'true' && value !== 'false') throw new InvalidField('deleted', 'choice', { expected: 'True or False' })
  return value === 'true'
}

function readLimit(query: Query): number {
  const value = one(query, 'limit')
  if (value === undefined) return DEFAULT_LIMIT
  const limit = /^\d{1,9}$/.test(value) ? Number(value) : 0
  if (limit < 1) throw new InvalidField('limit', 'value', { expected: `a number from 1 to ${MOST}` })
  return Math.min(limit, MOST)
}

const PLACE = /^(created|updated|personActive) (\d{1,15}) (\d{1,15})$/

function readPlace(query: Query): ListPlace | undefined {
  const value = one(query, 'cursor')
  if (value === undefined) return undefined
  const match = PLACE.exec(Buffer.from(value, 'base64url').toString())
  if (!match) throw new InvalidField('cursor', 'value', { expected: 'the whole address that the page before gave' })
  const [, order, time, id] = match
  return { order: order as ListOrder, time: Number(time), id: Number(id) }
}
