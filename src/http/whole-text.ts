import { InvalidField } from '../core/errors.ts'
import { joinPath } from '../lib/field-path.ts'

/** No field is nested even half as deep; much deeper, and looking would exhaust the stack. */
const DEEPEST = 32

/**
 * Refuses text that no store keeps as it is: a NUL character, or half of a surrogate pair.
 *
 * @throws InvalidField naming the first such value
 */
export function refuseBrokenText(value: unknown, path = '', depth = 0): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) {
      throw new InvalidField(path, 'value', { expected: 'text without NUL characters and without half characters' })
    }
  } else if (typeof value === 'object' && value !== null) {
    if (depth > DEEPEST) throw new InvalidField(path, 'value', { expected: 'values that are nested less deeply' })
    for (const [name, item] of Object.entries(value)) refuseBrokenText(item, joinPath(path, name), depth + 1)
  }
}
