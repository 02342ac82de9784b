import type { Engine } from '../engine.ts'
import { query } from '../query.ts'
import { rows } from './rows.ts'

const namingRow = query<{ organizationId: number; key: string }, { id: number }>(
  `select id from attachment
    where organization_id = :organizationId and blob_key = :key and removed_at is null
    limit 1`,
)

const named = query<{ after: number }, NamedBlob>(
  `select id, organization_id as "organizationId", blob_key as key, sha256, size, name from attachment
    where id > :after and removed_at is null
    order by id
    limit 500`,
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

/** Every blob that an attachment names, in pages. It crosses organizations: it checks the store as a whole. */
export async function* namedBlobs(engine: Engine): AsyncGenerator<NamedBlob> {
  for (let after = 0; ; ) {
    const page = await rows(engine, named, { after })
    yield* page
    const last = page.at(-1)
    if (!last) return
    after = last.id
  }
}
