import { randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { Unavailable } from '../core/errors.ts'
import { HEADER_BYTES, writeHeader } from './record.ts'

/** A pack takes no more blobs after this many milliseconds, so an older one is known to be at rest. */
export const PACK_LIFETIME = 60 * 60 * 1000
/** A pack takes no more blobs once it is this large. */
const PACK_BYTES = 512 * 1024 * 1024
/** The most that one sync makes durable; more would only make the first of a group wait. */
const GROUP_BYTES = 32 * 1024 * 1024

export type Place = { readonly pack: string; readonly offset: number }

type Waiting = {
  readonly header: Buffer
  readonly bytes: Uint8Array
  readonly resolve: (place: Place) => void
  readonly reject: (error: Error) => void
}

type Pack = { readonly name: string; readonly file: FileHandle; readonly expires: number; end: number }

/** When a pack was begun, from its name. */
export function packBirth(name: string): number {
  return Number.parseInt(name.split('-')[0] as string, 36)
}

/** Appends blobs to packs of its own: those that arrive while one group is being synced form the next group. */
export function createPackWriter(folder: string, options: { durable: boolean }) {
  let pack: Pack | undefined
  let waiting: Waiting[] = []
  let running: Promise<void> | undefined

  async function run(): Promise<void> {
    while (waiting.length > 0) await appendGroup(takeGroup())
    running = undefined
  }

  function takeGroup(): Waiting[] {
    let size = 0
    let count = 0
    while (count < waiting.length && (count === 0 || size < GROUP_BYTES)) size += waiting[count++]?.bytes.length ?? 0
    const group = waiting.slice(0, count)
    waiting = waiting.slice(count)
    return group
  }

  async function appendGroup(group: Waiting[]): Promise<void> {
    try {
      const target = await currentPack()
      const places = group.map(({ bytes }) => place(target, bytes.length))
      await writeAll(
        target.file,
        group.flatMap(({ header, bytes }) => [header, bytes]),
        (places[0] as Place).offset - HEADER_BYTES,
      )
      if (options.durable) await target.file.datasync()
      for (const [index, { resolve }] of group.entries()) resolve(places[index] as Place)
    } catch (error) {
      // What a failed write or sync left in the file is unknown, so nothing more is appended to it.
      await pack?.file.close().catch(() => {})
      pack = undefined
      const unavailable = new Unavailable('Files cannot be stored right now', 2, { cause: error })
      for (const { reject } of group) reject(unavailable)
    }
  }

  function place(target: Pack, length: number): Place {
    const offset = target.end + HEADER_BYTES
    target.end = offset + length
    return { pack: target.name, offset }
  }

  async function currentPack(): Promise<Pack> {
    if (pack && pack.end < PACK_BYTES && Date.now() < pack.expires) return pack
    await pack?.file.close()
    pack = undefined
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const now = Date.now()
    const name = `${now.toString(36)}-${randomBytes(6).toString('hex')}`
    const file = await open(join(folder, `${name}.pack`), 'wx', 0o600)
    if (options.durable) await syncFolder(folder)
    pack = { name, file, expires: now + PACK_LIFETIME, end: 0 }
    return pack
  }

  return {
    /** Resolves when the bytes are on disk. @throws Unavailable */
    append(organizationId: number, bytes: Uint8Array, sha256: string): Promise<Place> {
      const header = writeHeader({ organizationId, length: bytes.length, sha256, erased: false })
      return new Promise((resolve, reject) => {
        waiting.push({ header, bytes, resolve, reject })
        running ??= run()
      })
    },
    async close(): Promise<void> {
      await running
      await pack?.file.close()
      pack = undefined
    },
  }
}

/** A single `writev` may write less than it was given, on a disk that is nearly full. */
async function writeAll(file: FileHandle, buffers: Uint8Array[], position: number): Promise<void> {
  const total = buffers.reduce((sum, { length }) => sum + length, 0)
  let { bytesWritten } = await file.writev(buffers, position)
  if (bytesWritten === total) return
  const rest = Buffer.concat(buffers)
  while (bytesWritten < total) {
    const step = await file.write(rest, bytesWritten, total - bytesWritten, position + bytesWritten)
    if (step.bytesWritten === 0) throw new Error('The disk took no more bytes')
    bytesWritten += step.bytesWritten
  }
}

/** A new file survives a crash only once its folder is synced too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
