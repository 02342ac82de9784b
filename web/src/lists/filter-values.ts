import type { ApplicationFilter } from '../api/types.ts'
import { type ChoiceField, type FilterField, SINGLE } from './use-filter-options.ts'

/** A filter, field by field, as the controls see it. */

export function valuesOf(filter: ApplicationFilter, field: ChoiceField): readonly string[] {
  const value = filter[field]
  if (value === undefined) return []
  return Array.isArray(value) ? value : [String(value)]
}

export function isSet(filter: ApplicationFilter, field: FilterField): boolean {
  if (field === 'created') return filter.createdFrom !== undefined || filter.createdUntil !== undefined
  if (field === 'updatedFrom') return filter.updatedFrom !== undefined
  return valuesOf(filter, field).length > 0
}

/** What is to be put into the address for these values; undefined takes the field out. */
export function withValues(field: ChoiceField, values: readonly string[]): ApplicationFilter {
  const [first] = values
  if (field === 'hasResume') return { hasResume: first === undefined ? undefined : first === 'true' }
  if (field === 'archived') return { archived: first === undefined || first === 'false' ? undefined : (first as 'any') }
  return { [field]: values.length === 0 ? undefined : values }
}

export const without = (field: FilterField): ApplicationFilter =>
  field === 'created'
    ? { createdFrom: undefined, createdUntil: undefined }
    : field === 'updatedFrom'
      ? { updatedFrom: undefined }
      : withValues(field, [])

/** The values after one was pressed. */
export function toggled(field: ChoiceField, values: readonly string[], value: string): readonly string[] {
  if (values.includes(value)) return values.filter((one) => one !== value)
  return SINGLE.includes(field) ? [value] : [...values, value]
}

/** A day of a date field, where the viewer is, as the instant that it begins or ends. */
export const startOfDay = (day: string): string => new Date(`${day}T00:00`).toISOString()
export function endOfDay(day: string): string {
  const next = new Date(`${day}T00:00`)
  next.setDate(next.getDate() + 1)
  return next.toISOString()
}
/** The day of an instant for a date field; of an end, the last day that is still in. */
export function dayOf(time: string | undefined, isEnd = false): string {
  if (time === undefined) return ''
  const at = new Date(Date.parse(time) - (isEnd ? 1 : 0))
  if (Number.isNaN(at.getTime())) return ''
  const two = (value: number) => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}
