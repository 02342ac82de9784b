import type { Blobs } from '../blobs/blobs.ts'
import { sha256Of } from '../blobs/sha256.ts'
import { NotFound } from '../core/errors.ts'
import type { Engine, Row, Snapshot } from '../db/engine.ts'
import { type Place, pages, placeOf, TENANT_TABLES } from '../db/pages.ts'
import { ahead } from '../lib/ahead.ts'
import { type Batch, CopyError, hasFile, type TenantTable } from './batch.ts'

/** A store as it was at one moment. */
export type StoreSource = { readonly engine: Engine['name']; readonly snapshot: Snapshot; readonly blobs: Blobs }

export type StorePlace = { readonly table: TenantTable; readonly key: Place }

export type ReadOptions = {
  /** Begin behind this place. */
  readonly after?: StorePlace | undefined
  /** Whether the content of files is read, and compared with what the rows say. */
  readonly files?: boolean
  /** Told of each file that is missing or damaged, which is then left out; without it, the first one ends the reading. */
  readonly onDamaged?: ((problem: string, row: Row) => void) | undefined
}

/** How much one batch holds at most, unless a single row or file is larger. In bytes, or in characters of rows. */
const BATCH_FILES = 8 * 1024 * 1024
const BATCH_ROWS = 4 * 1024 * 1024
const PAGE = 250

/**
 * Every row of every organization, each table after those that its rows refer to, with the files. One batch is read while
 * the one before it is being used.
 *
 * @throws CopyError when a file is not what its row says
 */
export function readStore(source: StoreSource, options: ReadOptions = {}): AsyncGenerator<Batch> {
  return ahead(batches(source, options))
}

async function* batches(source: StoreSource, { after, files = true, onDamaged }: ReadOptions): AsyncGenerator<Batch> {
  const start = after ? TENANT_TABLES.indexOf(after.table) : 0
  for (const table of TENANT_TABLES.slice(start)) {
    const from = table === after?.table ? after.key : undefined
    for await (const page of pages(source.snapshot, source.engine, table, {
      size: PAGE,
      ...(from && { after: from }),
    })) {
      for (const rows of portions(page.rows, files)) {
        const place: StorePlace = { table, key: placeOf(source.engine, table, rows.at(-1) as Row) }
        const content = files && table === 'attachment' ? await contentOf(source.blobs, rows, onDamaged) : new Map()
        yield { table, rows, files: content, place }
      }
    }
  }
}

function* portions(rows: readonly Row[], files: boolean): Generator<Row[]> {
  let portion: Row[] = []
  let [text, content] = [0, 0]
  for (const row of rows) {
    const size = hasFile(row) && files ? Number(row['size']) : 0
    let length = 0
    for (const value of Object.values(row)) length += typeof value === 'string' ? value.length : 8
    if (portion.length > 0 && (text + length > BATCH_ROWS || content + size > BATCH_FILES)) {
      yield portion
      portion = []
      text = 0
      content = 0
    }
    portion.push(row)
    text += length
    content += size
  }
  if (portion.length > 0) yield portion
}

async function contentOf(
  blobs: Blobs,
  rows: readonly Row[],
  onDamaged: ReadOptions['onDamaged'],
): Promise<Map<number, Uint8Array>> {
  const read = rows.filter(hasFile).map(async (row): Promise<[number, Uint8Array] | undefined> => {
    const found = await wholeFile(blobs, row)
    if (found instanceof Uint8Array) return [Number(row['id']), found]
    if (!onDamaged) {
      const advice = 'See `longlist doctor`. To go on without such files, add --skip-damaged.'
      throw new CopyError(`${found} ${advice}`)
    }
    onDamaged(found, row)
    return undefined
  })
  return new Map((await Promise.all(read)).filter((entry) => entry !== undefined))
}

/** The content, or a sentence that says what is wrong with it. */
async function wholeFile(blobs: Blobs, row: Row): Promise<Uint8Array | string> {
  const name = `File ${row['id']} "${row['name']}" (${row['blob_key']})`
  try {
    const bytes = await blobs.read(String(row['blob_key']))
    if (bytes.length !== row['size']) return `${name} has ${bytes.length} bytes and should have ${row['size']}.`
    return (await sha256Of(bytes)) === row['sha256'] ? bytes : `${name} is damaged: its SHA-256 is another one.`
  } catch (error) {
    if (error instanceof NotFound) return `${name} is missing.`
    throw error
  }
}
