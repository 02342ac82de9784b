import { InvalidField, NotFound, type NotFoundThing } from '../core/errors.ts'
import { idOfUid, uidOf } from '../core/ids.ts'

/** Ids as this API names them, and times as it writes them. */

export const nameOf = uidOf

/** The id in a path. @throws NotFound for what cannot be one */
export function idInPath(name: string, thing: NotFoundThing): number {
  const id = idOfUid(name)
  if (id === undefined) throw new NotFound(thing)
  return id
}

/** The id in a field of a body or a query. @throws InvalidField for what cannot be one */
export function idInField(name: string, field: string): number {
  const id = idOfUid(name)
  if (id === undefined) throw new InvalidField(field, 'value', { value: name, expected: 'an id, such as A1.5F20' })
  return id
}

export function timeOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}

export function timeOrNull(milliseconds: number | undefined): string | null {
  return milliseconds === undefined ? null : timeOf(milliseconds)
}

/** The ids in a list of a body. @throws InvalidField for the first that cannot be one */
export function idsInField(names: readonly string[], field: string): number[] {
  return names.map((name, place) => idInField(name, `${field}[${place}]`))
}
