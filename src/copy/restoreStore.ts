import { SCHEMA_VERSION } from '../db/migrations/index.ts'
import { type Head, type Manifest, mustBeKnown } from './backup-format.ts'
import { CopyError } from './batch.ts'
import { amountOf, amountOfSummary, type Progress } from './progress.ts'
import { readBackup } from './read-backup.ts'
import { mustHold } from './verify.ts'
import { copyInto, type StoreTarget } from './write-store.ts'

/** A backup that was read to its end and found whole. */
export type WholeBackup = {
  readonly path: string
  readonly head: Head
  readonly manifest: Manifest
  readonly serverKey?: Uint8Array
}

/**
 * Reads a whole backup without writing anything.
 *
 * @throws CopyError when it is no backup, was cut off or changed, or is of a version that this program does not restore
 */
export async function examineBackup(path: string, sizeOnDisk: number, progress: Progress): Promise<WholeBackup> {
  let head: Head | undefined
  let manifest: Manifest | undefined
  let serverKey: Uint8Array | undefined
  progress.begin('Checking', { rows: 0, files: 0, bytes: sizeOnDisk })
  try {
    const told = {
      onHead: (found: Head) => {
        mustBeKnown(found, SCHEMA_VERSION)
        head = found
      },
      onServerKey: (found: Uint8Array) => {
        serverKey = found
      },
      onManifest: (found: Manifest) => {
        manifest = found
      },
    }
    for await (const batch of readBackup(path, told)) progress.add({ ...amountOf(batch), rows: 0 })
  } finally {
    progress.end()
  }
  if (!head || !manifest) throw new CopyError(`${path} is not a backup of Longlist.`)
  return { path, head, manifest, ...(serverKey && { serverKey }) }
}

export type RestoreOptions = {
  /** Equal for the same place of files. */
  readonly place: string
  readonly progress: Progress
  readonly onResume: () => void
  /** Does what must be done before a server may open the store. */
  readonly beforeFinish: () => void
}

/**
 * Fills an empty store from a backup; run again after it was ended, it goes on.
 *
 * @throws CopyError when the store is not empty
 */
export async function restoreStore(backup: WholeBackup, to: StoreTarget, options: RestoreOptions): Promise<void> {
  const { path, head, manifest } = backup
  const { place, progress, onResume } = options
  const copy = await copyInto(to, { id: `${head.id} ${place}`, state: manifest.sha256 })
  const done = Number(copy.after ?? 0)
  if (done > 0) onResume()
  progress.begin('Restoring', amountOfSummary(manifest.summary))
  try {
    for await (const batch of readBackup(path)) {
      if (Number(batch.place) > done) await copy.write(batch)
      progress.add(amountOf(batch))
    }
  } finally {
    progress.end()
  }
  await mustHold(to, manifest.summary, { progress, mayLack: manifest.damaged > 0 })
  await to.engine.followRows()
  options.beforeFinish()
  await copy.finish(head.bookkeeping)
}
