import type { UndoReader } from '../core/ports.ts'
import type { DialectDeps } from '../http/dialect-deps.ts'

/** What this API is given: what every dialect has, and what only people need. */
export type ApiDeps = DialectDeps & {
  readonly undo: UndoReader
  /** The bytes of a stored file. @throws NotFound | Unavailable */
  readonly readBlob: (blobKey: string) => Promise<Uint8Array>
}
