import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import type { BlobsConfig } from '../config/config.ts'
import { NotFound } from '../core/errors.ts'
import type { Store } from '../store.ts'
import { inFull } from './outcome.ts'

/** The doctor's look at the files: nothing here holds more than one group of them at a time. */

/** What is wrong, and what to do about it where the problem's own sentence does not say it. */
export type Finding = { readonly problem: string; readonly remedy?: string }
export type Check = { readonly name: string; readonly findings: readonly Finding[]; readonly note?: string }

type Named = {
  readonly id: number
  readonly key: string
  readonly size: number
  readonly sha256: string
  readonly name: string
}

/** How many files are looked at at once, and how many bytes of them at most. */
const GROUP = 100
const GROUP_BYTES = 16 * 1024 * 1024

/** Whether files can be stored, listed, read and erased. */
export async function checkFileStore({ blobs }: Store): Promise<Check> {
  const findings: Finding[] = []
  for await (const problem of blobs.examine()) findings.push({ problem })
  return { name: 'place of files', findings }
}

/** Reads every file that a candidate has, compares it with what its row says, and counts those that no candidate has. */
export async function checkFiles(store: Store, config: BlobsConfig): Promise<Check> {
  const findings: Finding[] = []
  let count = 0
  let bytes = 0
  for await (const group of groups(store.namedBlobs(), ({ size }: Named) => size)) {
    const problems = await Promise.all(group.map((blob) => wrongIn(store, blob)))
    for (const [index, blob] of group.entries()) {
      const problem = problems[index]
      if (problem)
        findings.push({
          problem: `File ${blob.id} "${blob.name}" (${blob.key}) ${problem}`,
          remedy: remedy(config, blob),
        })
      count++
      bytes += blob.size
    }
    progress(`${count} files read`)
  }
  const nameless = await countNameless(store)
  progress('')
  const left =
    nameless.count > 0
      ? `; ${nameless.count} more with ${nameless.bytes} bytes that no candidate has, which the server removes in time`
      : ''
  return { name: 'files', findings, note: `${count} files, ${bytes} bytes${left}` }
}

function remedy(config: BlobsConfig, { key }: Named): string {
  if (key === '')
    return 'It was left out when this store was copied or restored: only where that came from may it be found.'
  if (config.kind === 's3') {
    const object = `${config.prefix}${key}`
    return `Restore the object ${object} of the bucket ${config.bucket}, from an older version of it or from a backup.`
  }
  const pack = `${key.split('/', 1)[0]}.pack`
  return `Restore ${join(basename(config.folder), pack)} from a backup.`
}

/** A file that arrives meanwhile may be among them until its candidate is committed. */
async function countNameless(store: Store): Promise<{ count: number; bytes: number }> {
  let count = 0
  let bytes = 0
  for (const pack of await store.blobs.packs()) {
    try {
      for await (const group of groups(store.blobs.blobsIn(pack), () => 0)) {
        for (const [organizationId, some] of Map.groupBy(group, (blob) => blob.organizationId)) {
          const live = some.filter(({ erased }) => !erased)
          const named = await store.namedAmong(
            organizationId,
            live.map(({ key }) => key),
          )
          for (const { length } of live.filter(({ key }) => !named.has(key))) {
            count++
            bytes += length
          }
        }
      }
    } catch (error) {
      // Removed by the sweep of a running server.
      if (!(error instanceof NotFound)) throw error
    }
  }
  return { count, bytes }
}

async function* groups<T>(items: AsyncIterable<T>, sizeOf: (item: T) => number): AsyncGenerator<T[]> {
  let group: T[] = []
  let bytes = 0
  for await (const item of items) {
    const size = sizeOf(item)
    if (group.length >= GROUP || (group.length > 0 && bytes + size > GROUP_BYTES)) {
      yield group
      group = []
      bytes = 0
    }
    group.push(item)
    bytes += size
  }
  if (group.length > 0) yield group
}

async function wrongIn({ blobs }: Store, { key, size, sha256 }: Named): Promise<string | undefined> {
  let content: Uint8Array
  try {
    content = await blobs.read(key)
  } catch (error) {
    return error instanceof NotFound ? 'is missing.' : `cannot be read: ${inFull(error as Error)}.`
  }
  if (content.length !== size) return `has ${content.length} bytes and should have ${size}.`
  if (createHash('sha256').update(content).digest('hex') !== sha256) return 'is damaged: its SHA-256 is another one.'
  return undefined
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
}
