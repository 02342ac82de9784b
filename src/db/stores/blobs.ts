import type { Engine } from '../engine.ts'
import { crossing, pages } from '../pages.ts'
import { query } from '../query.ts'
import type { AttachmentTable } from '../schema.ts'
import { rows } from './rows.ts'

/** One text for any number of keys, so that it stays prepared. */
const PLACES = 100
const placeNames = Array.from({ length: PLACES }, (_, place) => `key_${letters(place)}`)

const naming = query<{ organizationId: number; [place: string]: string | number }, { key: string }>(
  `select distinct blob_key as key from attachment
    where organization_id = :organizationId and removed_at is null
      and blob_key in (${placeNames.map((name) => `:${name}`).join(', ')})`,
)

/** A blob as the row that names it knows it. */
export type NamedBlob = {
  readonly id: number
  readonly organizationId: number
  readonly key: string
  readonly sha256: string
  readonly size: number
  readonly name: string
}

/** Those of the keys that an attachment of the organization names. */
export async function namedAmong(
  engine: Engine,
  organizationId: number,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (let from = 0; from < keys.length; from += PLACES) {
    const part = keys.slice(from, from + PLACES)
    const places = Object.fromEntries(placeNames.map((name, place) => [name, part[place] ?? '']))
    for (const { key } of await rows(engine, naming, { ...places, organizationId })) found.add(key)
  }
  return found
}

/** Names of parameters hold no digits. */
function letters(place: number): string {
  return String.fromCharCode(97 + Math.floor(place / 10), 97 + (place % 10))
}

/** Every blob that an attachment names, in every organization: it checks the store as a whole. */
export async function* namedBlobs(engine: Engine): AsyncGenerator<NamedBlob> {
  for await (const { rows } of pages(crossing(engine), engine.name, 'attachment', { where: 'removed_at is null' })) {
    for (const row of rows as AttachmentTable[]) {
      const { id, organization_id: organizationId, blob_key: key, sha256, size, name } = row
      yield { id, organizationId, key, sha256, size, name }
    }
  }
}
