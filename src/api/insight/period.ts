import type { TimeRange } from '../../core/applications/application-list.ts'
import { InvalidField } from '../../core/errors.ts'
import { inQuery } from '../openapi.ts'
import type { QueryReader } from '../query.ts'

/** The parameters that the figures share. */

export const PERIOD = [
  inQuery('from', 'Of applications that came in at this time or later (ISO 8601)'),
  inQuery('until', 'Of applications that came in before this time (ISO 8601)'),
]

export const JOB = inQuery('jobId', 'Of this job; left out, of all jobs')
export const ONE_JOB = { ...inQuery('jobId', "The job's id"), required: true }

export function periodIn(from: QueryReader): TimeRange {
  const [start, until] = [from.time('from'), from.time('until')]
  return { ...(start !== undefined && { from: start }), ...(until !== undefined && { until }) }
}

/** @throws InvalidField when it is given more than once */
export function jobIn(from: QueryReader): number | undefined {
  const ids = from.ids('jobId')
  if (ids && ids.length > 1) throw new InvalidField('jobId', 'too_many', { limit: 1 })
  return ids?.[0]
}

/** @throws InvalidField when it is not given */
export function oneJobIn(from: QueryReader): number {
  if (from.texts('jobId') === undefined) throw new InvalidField('jobId', 'missing')
  // One that is no id is refused with whatever else cannot be taken.
  return jobIn(from) ?? 0
}
