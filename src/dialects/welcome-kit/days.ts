import { InvalidField } from '../../core/errors.ts'

/**
 * A day of a filter (reference, section 0: `YYYY-MM-DD` and nothing finer) as the time at which it begins in UTC, so that
 * the day itself is part of "after".
 *
 * @returns milliseconds since 1970
 * @throws InvalidField for a day that no calendar has
 */
export function readDay(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  const start = Date.parse(`${value}T00:00:00.000Z`)
  if (Number.isNaN(start) || !new Date(start).toISOString().startsWith(value)) {
    throw new InvalidField(name, 'value', { expected: 'a date as YYYY-MM-DD' })
  }
  return start
}
