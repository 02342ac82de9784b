import { randomUUID } from 'node:crypto'
import type { Writable } from 'node:stream'
import { readBookkeeping, readSize } from '../db/stores/copies.ts'
import { FORMAT } from './backup-format.ts'
import { mustBeWhole } from './migrateStore.ts'
import { amountIn, amountOf, amountOfSummary, type Progress } from './progress.ts'
import { readBackup } from './read-backup.ts'
import { readStore } from './read-store.ts'
import { mustBeEqual, Summarizer, type Summary } from './summary.ts'
import { writeBackup } from './write-backup.ts'
import type { StoreTarget } from './write-store.ts'

export type BackupOptions = {
  /** Of the program that makes it. */
  readonly version: string
  readonly now: number
  readonly serverKey?: Uint8Array | undefined
  readonly progress: Progress
  readonly onDamaged?: ((problem: string) => void) | undefined
}

/**
 * Writes a backup of a store as it is at the moment of the call, while others write to the store. Whoever calls keeps
 * files from being erased meanwhile.
 *
 * @throws CopyError
 */
export async function backupStore(from: StoreTarget, to: Writable, options: BackupOptions): Promise<Summary> {
  const { version, now, serverKey, progress, onDamaged } = options
  await mustBeWhole(from)
  const snapshot = await from.engine.snapshot()
  let damaged = 0
  try {
    progress.begin('Writing', amountIn(await readSize(snapshot)))
    return await writeBackup(to, {
      head: {
        format: FORMAT,
        id: randomUUID(),
        createdAt: new Date(now).toISOString(),
        version,
        engine: from.engine.name,
        bookkeeping: await readBookkeeping(snapshot),
      },
      serverKey,
      batches: readStore(
        { engine: from.engine.name, snapshot, blobs: from.blobs },
        {
          onDamaged:
            onDamaged &&
            ((problem) => {
              damaged++
              onDamaged(problem)
            }),
        },
      ),
      damaged: () => damaged,
      onBatch: (batch) => progress.add(amountOf(batch)),
    })
  } finally {
    progress.end()
    await snapshot.close()
  }
}

/** Reads a backup that was just written, and compares it with what was written. @throws CopyError */
export async function checkBackup(path: string, written: Summary, progress: Progress): Promise<void> {
  const summarizer = new Summarizer()
  progress.begin('Reading back', amountOfSummary(written))
  try {
    for await (const batch of readBackup(path)) {
      summarizer.add(batch)
      progress.add(amountOf(batch))
    }
  } finally {
    progress.end()
  }
  mustBeEqual(path, written, summarizer.summary)
}
