import { crossing } from '../db/pages.ts'
import { isEmpty, readBookkeeping, readSize, readState } from '../db/stores/copies.ts'
import { readMark } from '../db/stores/marks.ts'
import { CopyError } from './batch.ts'
import { amountIn, amountOf, type Progress } from './progress.ts'
import { readStore, type StorePlace } from './read-store.ts'
import type { Summary } from './summary.ts'
import { mustHold, summarizeRows } from './verify.ts'
import { copyInto, type StoreTarget } from './write-store.ts'

export type MigrateOptions = {
  /** Equal for the same source and target. */
  readonly id: string
  readonly progress: Progress
  /** Told that an earlier run had begun. */
  readonly onResume: () => void
  /** Does what must be done before a server may open the copy. */
  readonly beforeFinish: () => void
  /** Told of each file that is missing or damaged; without it, the first one ends the copy. */
  readonly onDamaged?: ((problem: string) => void) | undefined
}

/** How often it is looked whether somebody writes to the source, in milliseconds. */
const LOOK_EVERY = 30_000

/**
 * Copies a whole store into an empty one, as it is at the moment of the call; run again after it was ended, it goes on.
 * Nothing may be written to the source until it is done.
 *
 * @throws CopyError
 */
export async function migrateStore(from: StoreTarget, to: StoreTarget, options: MigrateOptions): Promise<Summary> {
  const { id, progress, onResume, onDamaged } = options
  await mustBeWhole(from)
  const snapshot = await from.engine.snapshot()
  try {
    const state = await readState(snapshot)
    const copy = await copyInto(to, { id, state })
    if (copy.after !== undefined) onResume()
    const mustBeQuiet = async () => {
      if ((await readState(crossing(from.engine))) !== state) throw new CopyError(WRITTEN)
    }
    const source = { engine: from.engine.name, snapshot, blobs: from.blobs }

    progress.begin('Copying', amountIn(await readSize(snapshot)))
    progress.add(amountIn(await readSize(crossing(to.engine))))
    let looked = performance.now()
    for await (const batch of readStore(source, { after: copy.after as StorePlace | undefined, onDamaged })) {
      await copy.write(batch)
      progress.add(amountOf(batch))
      if (performance.now() - looked < LOOK_EVERY) continue
      await mustBeQuiet()
      looked = performance.now()
    }
    progress.end()

    const expected = await summarizeRows(from, snapshot)
    await mustHold(to, expected, { progress, mayLack: onDamaged !== undefined })
    await to.engine.followRows()
    await mustBeQuiet()
    options.beforeFinish()
    await copy.finish(await readBookkeeping(snapshot))
    return expected
  } finally {
    progress.end()
    await snapshot.close()
  }
}

const WRITTEN =
  'The source was written while it was copied, so the copy lacks something and is not finished. Stop every server on the ' +
  'source, and begin anew with an empty target.'

/** @throws CopyError when there is nothing in it to copy, or not everything */
export async function mustBeWhole({ engine }: StoreTarget): Promise<void> {
  if ((await readMark(engine, 'copy')) !== undefined) {
    throw new CopyError('The source is an unfinished copy itself: finish it first.')
  }
  if (await isEmpty(crossing(engine)))
    throw new CopyError('The source holds no organization: there is nothing to copy.')
}
