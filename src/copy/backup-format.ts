import { type Bookkeeping, CopyError } from './batch.ts'
import type { Summary } from './summary.ts'

/**
 * A backup is a tar file. First comes `longlist-backup.json` (the head), then `server.key` if it was asked for, then the
 * rows as `rows/TABLE/NUMBER.jsonl`, one JSON object a line, each part after the files that its rows name, as
 * `files/ATTACHMENT`. Last comes `manifest.json`, so a backup without one was cut off.
 */
export const FORMAT = 1
export const HEAD = 'longlist-backup.json'
export const SERVER_KEY = 'server.key'
export const MANIFEST = 'manifest.json'

export type Head = {
  readonly format: number
  /** Random: tells one backup from another. */
  readonly id: string
  readonly createdAt: string
  /** Of the program that made it. */
  readonly version: string
  readonly engine: string
  readonly bookkeeping: Bookkeeping
}

export type Manifest = {
  readonly summary: Summary
  /** Files that were missing or damaged when the backup was made, and were left out. */
  readonly damaged: number
  /** Over `NAME SHA256\n` of every entry before this one. */
  readonly sha256: string
}

/** @throws CopyError when this program cannot restore it */
export function mustBeKnown({ format, version, bookkeeping }: Head, schemaVersion: number): void {
  if (format > FORMAT || bookkeeping.schemaVersion > schemaVersion) {
    throw new CopyError(
      `The backup was made by Longlist ${version}, whose store is at version ${bookkeeping.schemaVersion}; this one knows ` +
        `versions up to ${schemaVersion}. Restore it with Longlist ${version} or a newer one.`,
    )
  }
  if (bookkeeping.schemaVersion < schemaVersion) {
    throw new CopyError(
      `The backup is of a store at version ${bookkeeping.schemaVersion}, and this Longlist writes version ${schemaVersion}. ` +
        `Restore it with Longlist ${version}, and start the newer one on the store that it made, which upgrades it.`,
    )
  }
}
