import type { Row } from '../db/engine.ts'
import type { TENANT_TABLES } from '../db/pages.ts'

export type TenantTable = (typeof TENANT_TABLES)[number]

/**
 * A store on its way: some rows of one table, with the content of the files that they name. Whatever a copy is read from
 * (a store, a backup) is read as batches, and whatever it is written to takes them.
 */
export type Batch = {
  readonly table: TenantTable
  readonly rows: readonly Row[]
  /** By the id of the attachment; those that were removed have none. */
  readonly files: ReadonlyMap<number, Uint8Array>
  /** Where reading stands after this batch: what the reader takes to go on behind it. */
  readonly place: unknown
}

/** Whether the row is an attachment that was not removed. */
export function hasFile(row: Row): boolean {
  return row['blob_key'] !== undefined && row['removed_at'] === null
}

/** What a store says of itself beside the rows of its organizations. */
export type Bookkeeping = {
  readonly schemaVersion: number
  readonly nextId: number
  readonly catalogVersion: number
  /** A word that only the store's server key opens; see `src/store.ts`. */
  readonly serverKeyMark?: string
}

/** What a copy cannot do or found wrong, and what to do instead: whole sentences for an operator. */
export class CopyError extends Error {}
