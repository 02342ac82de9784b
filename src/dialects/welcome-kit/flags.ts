import { InvalidField } from '../../core/errors.ts'

/** A boolean of the query, false when left out. @throws InvalidField */
export function readFlag(query: Record<string, unknown>, name: string): boolean {
  const value = query[name]
  if (value === undefined || value === '' || value === 'false') return false
  if (value === 'true') return true
  throw new InvalidField(name, 'choice', { expected: 'true or false' })
}
