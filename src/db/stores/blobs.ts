import type { Engine } from '../engine.ts'
import { crossing, pages } from '../pages.ts'
import { query } from '../query.ts'
import type { AttachmentTable } from '../schema.ts'
import { rows } from './rows.ts'

const namingRow = query<{ organizationId: number; key: string }, { id: number }>(
  `select id from attachment
    where organization_id = :organizationId and blob_key = :key and removed_at is null
    limit 1`,
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

/** Whether an attachment names the blob. */
export async function isNamed(engine: Engine, organizationId: number, key: string): Promise<boolean> {
  return (await rows(engine, namingRow, { organizationId, key })).length > 0
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
