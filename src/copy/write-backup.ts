import { createHash, hash } from 'node:crypto'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { pack } from 'tar-stream'
import { HEAD, type Head, MANIFEST, type Manifest, SERVER_KEY } from './backup-format.ts'
import type { Batch } from './batch.ts'
import { Summarizer, type Summary } from './summary.ts'

export type BackupContent = {
  readonly head: Head
  /** Only where it was asked for. */
  readonly serverKey?: Uint8Array | undefined
  readonly batches: AsyncIterable<Batch>
  /** How many files were left out so far. */
  readonly damaged: () => number
  /** Told of each batch that was written. */
  readonly onBatch: (batch: Batch) => void
}

/** Writes a backup and ends the stream. @throws Error of the stream, or of the batches */
export async function writeBackup(to: Writable, content: BackupContent): Promise<Summary> {
  const tar = pack()
  const written = pipeline(tar, to)
  // Both fail when the stream does; the one that is waited for first tells it.
  written.catch(() => {})
  const all = createHash('sha256')
  const mtime = new Date(content.head.createdAt)

  async function add(name: string, bytes: Buffer, sha256 = hash('sha256', bytes, 'hex')): Promise<void> {
    all.update(`${name} ${sha256}\n`)
    await new Promise<void>((resolve, reject) => {
      tar.entry({ name, mtime, mode: 0o600 }, bytes, (error) => (error ? reject(error) : resolve()))
    })
  }

  const summarizer = new Summarizer()
  let count = 0
  try {
    await add(HEAD, asJson(content.head))
    if (content.serverKey) await add(SERVER_KEY, Buffer.from(`${Buffer.from(content.serverKey).toString('hex')}\n`))
    for await (const batch of content.batches) {
      for (const row of batch.rows) {
        const bytes = batch.table === 'attachment' ? batch.files.get(Number(row['id'])) : undefined
        // Compared with its row when it was read.
        if (bytes) await add(`files/${row['id']}`, asBuffer(bytes), String(row['sha256']))
      }
      const lines = batch.rows.map((row) => `${JSON.stringify(row)}\n`).join('')
      await add(`rows/${batch.table}/${++count}.jsonl`, Buffer.from(lines))
      summarizer.add(batch)
      content.onBatch(batch)
    }
    const manifest: Manifest = {
      summary: summarizer.summary,
      damaged: content.damaged(),
      sha256: all.copy().digest('hex'),
    }
    await add(MANIFEST, asJson(manifest))
    tar.finalize()
  } catch (error) {
    tar.destroy(error as Error)
    await written.catch(() => {})
    throw error
  }
  await written
  return summarizer.summary
}

function asJson(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`)
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}
