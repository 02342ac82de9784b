import type { FastifyRequest } from 'fastify'
import { InvalidField, InvalidFields } from '../core/errors.ts'
import { idOfUid } from '../core/ids.ts'
import { parseIsoTime } from '../lib/iso-time.ts'

/** Reads the parameters of a query one by one, and remembers each that cannot be taken. */
export type QueryReader = {
  /** The only value, or undefined where it is not given, or empty. */
  text(name: string): string | undefined
  /** Every value of a parameter that may be repeated; undefined where there is none. */
  texts(name: string): string[] | undefined
  ids(name: string): number[] | undefined
  choice<T extends string>(name: string, allowed: readonly T[]): T | undefined
  choices<T extends string>(name: string, allowed: readonly T[]): T[] | undefined
  /** In milliseconds since 1970. */
  time(name: string): number | undefined
  integer(name: string, range: { readonly least: number; readonly most: number }): number | undefined
  /** What was read of a parameter that must be there. */
  needed<T>(name: string, read: T | undefined): T
}

/** More values of one parameter would help nobody. */
const MOST_VALUES = 500

/** @throws InvalidFields naming every parameter that cannot be taken */
export function readQuery<T>({ query }: Pick<FastifyRequest, 'query'>, read: (from: QueryReader) => T): T {
  const bad: InvalidField[] = []
  const result = read(createReader(query as Record<string, unknown>, bad))
  if (bad.length > 0) throw new InvalidFields(bad)
  return result
}

function createReader(query: Readonly<Record<string, unknown>>, bad: InvalidField[]): QueryReader {
  const each = <T>(
    name: string,
    parse: (text: string) => T | undefined,
    reason: 'value' | 'choice' | 'datetime',
    expected: string,
  ) => {
    const values = all(name)
    if (values.length > MOST_VALUES) bad.push(new InvalidField(name, 'too_many', { limit: MOST_VALUES }))
    const parsed: T[] = []
    for (const value of values) {
      const result = parse(value)
      if (result === undefined) bad.push(new InvalidField(name, reason, { value, expected }))
      else parsed.push(result)
    }
    return values.length > 0 ? parsed : undefined
  }
  const all = (name: string): string[] => [query[name] ?? []].flat().filter((value): value is string => value !== '')
  const only = <T>(name: string, values: readonly T[] | undefined): T | undefined => {
    if (values && values.length > 1) bad.push(new InvalidField(name, 'too_many', { limit: 1 }))
    return values?.[0]
  }
  const oneOf =
    <T extends string>(allowed: readonly T[]) =>
    (text: string) =>
      allowed.find((known) => known === text)
  const choices = <T extends string>(name: string, allowed: readonly T[]) =>
    each(name, oneOf(allowed), 'choice', `one of: ${allowed.join(', ')}`)
  return {
    text: (name) =>
      only(
        name,
        each(name, (text) => text, 'value', ''),
      ),
    texts: (name) => each(name, (text) => text, 'value', ''),
    ids: (name) => each(name, idOfUid, 'value', 'an id, such as A1.5F20'),
    choice: (name, allowed) => only(name, choices(name, allowed)),
    choices,
    time: (name) => only(name, each(name, parseIsoTime, 'datetime', 'ISO 8601')),
    needed<T>(name: string, value: T | undefined): T {
      if (value === undefined && !bad.some(({ field }) => field === name)) bad.push(new InvalidField(name, 'missing'))
      // Where it is missing, what was read is thrown away.
      return value as T
    },
    integer(name, { least, most }) {
      const inRange = (text: string) => {
        const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
        return value >= least && value <= most ? value : undefined
      }
      return only(name, each(name, inRange, 'value', `a number from ${least} to ${most}`))
    },
  }
}
