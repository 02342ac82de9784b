/**
 * Public names made from numeric ids, so that no index is needed to find a row by them.
 *
 * A **uid** is two groups of hexadecimal digits joined by a dot (`A1.5F20`), the form that Comeet documents: the id's low
 * byte, a dot, the rest in at least four digits. A **reference** is `wttj-` and 24 hexadecimal digits, the form that
 * Welcome Kit documents: 48 random bits kept in the row (so that it cannot be guessed), then the id.
 */

const UID = /^([0-9A-F]{2})\.([0-9A-F]{4,11})$/i
const REFERENCE = /^wttj-([0-9a-f]{12})([0-9a-f]{12})$/

/** The largest id that both forms can carry. */
export const MAX_ID = 2 ** 48 - 1

export function uidOf(id: number): string {
  const low = (id % 256).toString(16).padStart(2, '0')
  const high = Math.floor(id / 256)
    .toString(16)
    .padStart(4, '0')
  return `${low}.${high}`.toUpperCase()
}

/** The id in a uid of ours, or undefined when it has another form. */
export function idOfUid(uid: string): number | undefined {
  const match = UID.exec(uid)
  if (!match) return undefined
  const id = Number.parseInt(match[2] as string, 16) * 256 + Number.parseInt(match[1] as string, 16)
  return id > 0 && id <= MAX_ID && uidOf(id) === uid.toUpperCase() ? id : undefined
}

export function referenceOf(application: { readonly id: number; readonly salt: number }): string {
  return `wttj-${hex12(application.salt)}${hex12(application.id)}`
}

/** The id and the salt in a reference of ours, or undefined when it has another form. */
export function idOfReference(reference: string): { id: number; salt: number } | undefined {
  const match = REFERENCE.exec(reference)
  if (!match) return undefined
  return { salt: Number.parseInt(match[1] as string, 16), id: Number.parseInt(match[2] as string, 16) }
}

function hex12(value: number): string {
  return value.toString(16).padStart(12, '0')
}
