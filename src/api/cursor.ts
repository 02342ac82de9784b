import { InvalidField } from '../core/errors.ts'

/** Where a page begins, as the page before it said: its keys, of which the caller need know nothing. */
export type Keys = readonly (string | number | null)[]

export function cursorOf(keys: Keys): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url')
}

/** @throws InvalidField for what no page gave; `length` is how many keys this list has */
export function keysOf(cursor: string, length: number): Keys {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(keys) && keys.length === length && keys.every(isKey)) return keys
  } catch {
    // It is worded below.
  }
  throw new InvalidField('cursor', 'value', { expected: 'what the page before gave as "next"' })
}

function isKey(key: unknown): key is string | number | null {
  return key === null || typeof key === 'string' || (typeof key === 'number' && Number.isFinite(key))
}
