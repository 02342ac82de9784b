import type { FastifyRequest } from 'fastify'
import type { TimeRange } from '../../core/applications/application-list.ts'
import { InvalidField } from '../../core/errors.ts'
import { parseIsoTime } from '../../lib/iso-time.ts'
import { one, type Query } from './id-page.ts'

/** The filters `NAME:after` and `NAME:before` of a list (reference, section 3.4). @throws InvalidField */
export function readTimeRange(request: FastifyRequest, name: string): TimeRange {
  const from = readTime(request.query as Query, `${name}:after`)
  const until = readTime(request.query as Query, `${name}:before`)
  return { ...(from !== undefined && { from }), ...(until !== undefined && { until }) }
}

function readTime(query: Query, name: string): number | undefined {
  const value = one(query, name)
  if (value === undefined) return undefined
  const time = parseIsoTime(value)
  if (time === undefined) throw new InvalidField(name, 'datetime', { value })
  return time
}

/** What the two filters say of themselves in the OpenAPI document. */
export function timeRangeParameters(name: string, what: string): object[] {
  return [
    ['after', `Only ${what} at this time or later`],
    ['before', `Only ${what} earlier than this`],
  ].map(([end, description]) => ({
    name: `${name}:${end}`,
    in: 'query',
    required: false,
    description: `${description}. ISO 8601; UTC unless it has an offset`,
    schema: { type: 'string' },
  }))
}
