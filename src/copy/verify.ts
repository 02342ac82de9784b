import type { Snapshot } from '../db/engine.ts'
import { readSize } from '../db/stores/copies.ts'
import { CopyError } from './batch.ts'
import { amountIn, amountOf, type Progress } from './progress.ts'
import { readStore } from './read-store.ts'
import { mustBeEqual, Summarizer, type Summary } from './summary.ts'
import type { StoreTarget } from './write-store.ts'

/** The rows of a store added up, without the content of its files. */
export async function summarizeRows({ engine, blobs }: StoreTarget, snapshot: Snapshot): Promise<Summary> {
  const summarizer = new Summarizer()
  for await (const batch of readStore({ engine: engine.name, snapshot, blobs }, { files: false })) summarizer.add(batch)
  return summarizer.summary
}

/**
 * Reads back everything that a copy wrote, every file too, and compares it with what it was copied from.
 *
 * @param mayLack whether files may have been left out of the copy
 * @throws CopyError that names what differs
 */
export async function mustHold(
  target: StoreTarget,
  expected: Summary,
  { progress, mayLack }: { progress: Progress; mayLack: boolean },
): Promise<void> {
  const { engine, blobs } = target
  const summarizer = new Summarizer()
  const snapshot = await engine.snapshot()
  try {
    progress.begin('Comparing', amountIn(await readSize(snapshot)))
    const onDamaged = (problem: string, row: { readonly [column: string]: unknown }) => {
      if (!mayLack || row['blob_key'] !== '') throw new CopyError(`The copy is not whole: ${problem}`)
    }
    for await (const batch of readStore({ engine: engine.name, snapshot, blobs }, { onDamaged })) {
      summarizer.add(batch)
      progress.add(amountOf(batch))
    }
  } finally {
    progress.end()
    await snapshot.close()
  }
  mustBeEqual('The copy', expected, summarizer.summary)
}
