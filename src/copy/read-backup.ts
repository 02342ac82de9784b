import { createHash, hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { isDeepStrictEqual } from 'node:util'
import { extract, type Header } from 'tar-stream'
import type { Row } from '../db/engine.ts'
import { TENANT_TABLES } from '../db/pages.ts'
import { HEAD, type Head, MANIFEST, type Manifest, SERVER_KEY } from './backup-format.ts'
import { type Batch, CopyError, type TenantTable } from './batch.ts'
import { mustBeEqual, Summarizer } from './summary.ts'

type Entry = AsyncIterable<unknown> & { readonly header: Header }

/** No entry of ours is larger: a batch of rows, or one file. */
const LARGEST_ENTRY = 1024 * 1024 * 1024

export type ReadBackupOptions = {
  /** Told what stands at the beginning, before the first batch. */
  readonly onHead?: (head: Head) => void
  readonly onServerKey?: (key: Uint8Array) => void
  /** Told what stands at the end, once everything was compared with it. */
  readonly onManifest?: (manifest: Manifest) => void
}

/**
 * The batches of a backup, in the order in which they were written; the place of each is its number. When it ends without
 * an error, everything was there, and was what was written.
 *
 * @throws CopyError when the file is no backup, was cut off, or was changed
 */
export async function* readBackup(path: string, options: ReadBackupOptions = {}): AsyncGenerator<Batch> {
  const tar = extract()
  // What goes wrong is told by the entries, too.
  const piped = pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), tar).catch(() => {})
  try {
    yield* batchesIn(tar as AsyncIterable<Entry>, path, options)
  } catch (error) {
    throw error instanceof CopyError || isOfTheSystem(error) ? error : damaged(path, (error as Error).message)
  } finally {
    tar.destroy()
    await piped
  }
}

async function* batchesIn(entries: AsyncIterable<Entry>, path: string, options: ReadBackupOptions) {
  const all = createHash('sha256')
  const summarizer = new Summarizer()
  let files = new Map<number, { readonly bytes: Uint8Array; readonly sha256: string }>()
  let hasHead = false
  let manifest: Manifest | undefined
  let place = 0
  let whole = 0

  for await (const entry of entries) {
    const { name } = entry.header
    if (!hasHead && name !== HEAD) throw new CopyError(`${path} is not a backup of Longlist.`)
    if (manifest) throw damaged(path, 'something comes after its end')
    const bytes = await contentOf(entry, path)
    const sha256 = hash('sha256', bytes, 'hex')
    if (name === MANIFEST) {
      manifest = fromJson(bytes) as Manifest
      continue
    }
    all.update(`${name} ${sha256}\n`)
    const [kind, what = ''] = name.split('/')
    if (name === HEAD) {
      options.onHead?.(fromJson(bytes) as Head)
      hasHead = true
    } else if (name === SERVER_KEY) {
      options.onServerKey?.(Buffer.from(bytes.toString('utf8').trim(), 'hex'))
    } else if (kind === 'files') {
      files.set(Number(what), { bytes, sha256 })
    } else if (kind === 'rows' && isTable(what)) {
      const rows = rowsIn(bytes)
      const batch: Batch = { table: what, rows, files: filesOf(rows, files, path), place: ++place }
      files = new Map()
      whole += batch.files.size
      summarizer.add(batch)
      yield batch
    } else {
      throw damaged(path, `it holds "${name}", which is none of ours`)
    }
  }
  if (!manifest)
    throw new CopyError(`${path} is cut off: its end is missing. Nothing of it can be trusted to be whole.`)
  if (manifest.sha256 !== all.digest('hex')) throw damaged(path, 'its content is not what was written')
  mustBeEqual(path, manifest.summary, summarizer.summary)
  if (!isDeepStrictEqual(manifest.summary, summarizer.summary))
    throw damaged(path, 'its manifest is not what was written')
  const missing = manifest.summary.files - manifest.damaged - whole
  if (missing !== 0) throw damaged(path, `${missing} files are missing`)
  options.onManifest?.(manifest)
}

async function contentOf(entry: Entry, path: string): Promise<Buffer> {
  const { size } = entry.header
  if (size > LARGEST_ENTRY) throw damaged(path, 'an entry is larger than any of ours')
  const chunks: Uint8Array[] = []
  for await (const chunk of entry) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}

function rowsIn(bytes: Buffer): Row[] {
  const lines = bytes.toString('utf8').split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line) as Row)
}

function fromJson(bytes: Buffer): unknown {
  return JSON.parse(bytes.toString('utf8'))
}

/** Each file with the row that names it. */
function filesOf(
  rows: readonly Row[],
  files: ReadonlyMap<number, { bytes: Uint8Array; sha256: string }>,
  path: string,
): Map<number, Uint8Array> {
  const content = new Map<number, Uint8Array>()
  for (const { id, sha256 } of rows) {
    const file = files.get(Number(id))
    if (!file) continue
    if (file.sha256 !== sha256) throw damaged(path, `the content of file ${id} is not what its row says`)
    content.set(Number(id), file.bytes)
  }
  if (content.size !== files.size) throw damaged(path, 'it holds files that no row names')
  return content
}

function isTable(name: string): name is TenantTable {
  return (TENANT_TABLES as readonly string[]).includes(name)
}

function damaged(path: string, reason: string): CopyError {
  return new CopyError(`${path} is damaged or was changed: ${reason}.`)
}

function isOfTheSystem(error: unknown): boolean {
  return typeof (error as NodeJS.ErrnoException).syscall === 'string'
}
