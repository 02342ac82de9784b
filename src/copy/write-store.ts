import { randomUUID } from 'node:crypto'
import type { Blobs } from '../blobs/blobs.ts'
import type { Engine, Statement } from '../db/engine.ts'
import { crossing } from '../db/pages.ts'
import { finishCopy, insertRows, isEmpty, moveCopyMark } from '../db/stores/copies.ts'
import { claimMark, readMark } from '../db/stores/marks.ts'
import { type Batch, type Bookkeeping, CopyError } from './batch.ts'

export type StoreTarget = { readonly engine: Engine; readonly blobs: Blobs }

/** What is copied, from where and to where: an unfinished copy goes on only with the same. */
export type CopyIdentity = {
  /** Equal for the same source and the same place of files. */
  readonly id: string
  /** Equal as long as nothing was written to the source. */
  readonly state: string
}

/** What the mark of an unfinished copy holds. */
type CopyMark = CopyIdentity & { readonly run: string; readonly place?: unknown }

export type CopyInto = {
  /** Behind which the copy goes on, when it was begun before. */
  readonly after: unknown
  /** Writes the files, then the rows that name them. */
  write(batch: Batch): Promise<void>
  /** Makes it a store like any other. */
  finish(bookkeeping: Bookkeeping): Promise<void>
}

/**
 * Begins to fill an empty store, or goes on with what was begun. Until `finish`, no server opens it. How far it has come is
 * committed with the rows, so it may end at any moment; what is lost then is a few files that no row names.
 *
 * @throws CopyError when the store is not empty, or another copy was begun in it
 */
export async function copyInto({ engine, blobs }: StoreTarget, identity: CopyIdentity): Promise<CopyInto> {
  const fresh = JSON.stringify({ ...identity, run: randomUUID() } satisfies CopyMark)
  let mark = await readMark(engine, 'copy')
  if (mark === undefined) {
    await mustBeEmpty({ engine, blobs })
    mark = await claimMark(engine, 'copy', fresh)
  }
  const { id, state, place } = JSON.parse(mark) as CopyMark
  if (id !== identity.id) {
    throw new CopyError(
      'The target is an unfinished copy of something else, or its files were put elsewhere. Run the command that began ' +
        'it again to finish it, or name an empty target.',
    )
  }
  if (state !== identity.state) {
    throw new CopyError(
      'The source was written after this copy was begun, so it cannot go on. Stop every server on the source, and begin ' +
        'anew with an empty target.',
    )
  }
  const run = randomUUID()
  const noted = (at: unknown) => JSON.stringify({ ...identity, run, ...(at !== undefined && { place: at }) })
  let current = mark

  /** From the first on, a process that wrote to the same copy before finds its note gone. */
  async function commit(next: string, statements: readonly Statement[]): Promise<void> {
    if (await engine.commit(statements)) {
      throw new CopyError(
        'Another process is writing the same copy: let it end, and run this again if it did not finish.',
      )
    }
    current = next
  }

  const first = noted(place)
  await commit(first, [moveCopyMark(current, first)])

  return {
    after: place,
    async write(batch) {
      const { table, files } = batch
      const next = noted(batch.place)
      const rows = table === 'attachment' ? await withNewKeys(blobs, batch.rows, files) : batch.rows
      await commit(next, [...insertRows(table, rows), moveCopyMark(current, next)])
    },
    async finish(bookkeeping) {
      await commit('', finishCopy(current, bookkeeping))
    },
  }
}

async function mustBeEmpty({ engine, blobs }: StoreTarget): Promise<void> {
  if (!(await isEmpty(crossing(engine)))) {
    throw new CopyError(
      'The target is not empty: its database holds an organization. Nothing was changed. Name another.',
    )
  }
  if ((await blobs.packs()).length > 0) {
    throw new CopyError(
      'The target is not empty: files lie where its files would. Nothing was changed. Name another place.',
    )
  }
}

/** A removed attachment names nothing: its content was not copied. */
async function withNewKeys(blobs: Blobs, rows: Batch['rows'], files: Batch['files']) {
  return Promise.all(
    rows.map(async (row) => {
      const bytes = files.get(Number(row['id']))
      return { ...row, blob_key: bytes ? (await blobs.put(Number(row['organization_id']), bytes)).key : '' }
    }),
  )
}
