import type { Engine } from '../engine.ts'
import { crossing, pages } from '../pages.ts'
import { manyQuery } from '../query.ts'
import type { AttachmentTable } from '../schema.ts'
import { rowsOfMany } from './rows.ts'

const naming = manyQuery<{ organizationId: number }, { key: string }>(
  `select distinct blob_key as key from attachment
    where organization_id = :organizationId and removed_at is null and blob_key in (:values)`,
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
  return new Set((await rowsOfMany(engine, naming, { organizationId }, keys)).map(({ key }) => key))
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
