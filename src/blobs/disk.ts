import { access, constants, mkdtemp, open, readdir, rmdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { NotFound } from '../core/errors.ts'
import type { Blobs } from './blobs.ts'
import { createPackWriter, PACK_LIFETIME, packBirth } from './pack-writer.ts'
import { HEADER_BYTES, readHeader, writeHeader } from './record.ts'
import { sha256Of } from './sha256.ts'

/** Blobs in packs under a folder. A key is `pack/offset/length`. */
export function openDiskBlobs(folder: string, options: { durable: boolean } = { durable: true }): Blobs {
  const writer = createPackWriter(folder, options)
  const pathOf = (pack: string) => join(folder, `${pack}.pack`)

  async function packs(): Promise<string[]> {
    const names = await readdir(folder).catch(noneIfAbsent)
    return names.filter((name) => name.endsWith('.pack')).map((name) => name.slice(0, -'.pack'.length))
  }

  return {
    async put(organizationId, bytes) {
      const sha256 = await sha256Of(bytes)
      const { pack, offset } = await writer.append(organizationId, bytes, sha256)
      return { key: `${pack}/${offset}/${bytes.length}`, sha256 }
    },

    async read(key) {
      const { pack, offset, length } = parseKey(key)
      const file = await open(pathOf(pack), 'r').catch(notFoundIfAbsent)
      try {
        // Before room is made for it: a key may ask for more than there is memory.
        if ((await file.stat()).size < offset + length) throw new NotFound('file')
        const { buffer, bytesRead } = await file.read(Buffer.allocUnsafeSlow(length), 0, length, offset)
        if (bytesRead < length) throw new NotFound('file')
        return buffer
      } finally {
        await file.close()
      }
    },

    packs,

    async restingPacks(now) {
      return (await packs()).filter((pack) => packBirth(pack) < now - 2 * PACK_LIFETIME)
    },

    async *blobsIn(pack) {
      const file = await open(pathOf(pack), 'r').catch(notFoundIfAbsent)
      try {
        const header = Buffer.alloc(HEADER_BYTES)
        for (let position = 0; ; ) {
          const { bytesRead } = await file.read(header, 0, HEADER_BYTES, position)
          const record = bytesRead === HEADER_BYTES ? readHeader(header) : undefined
          if (!record) return
          yield { ...record, key: `${pack}/${position + HEADER_BYTES}/${record.length}` }
          position += HEADER_BYTES + record.length
        }
      } finally {
        await file.close()
      }
    },

    async erase(key) {
      const { pack, offset, length } = parseKey(key)
      const file = await open(pathOf(pack), 'r+').catch(notFoundIfAbsent)
      try {
        const header = Buffer.alloc(HEADER_BYTES)
        await file.read(header, 0, HEADER_BYTES, offset - HEADER_BYTES)
        const record = readHeader(header)
        if (record?.length !== length) throw new NotFound('file')
        // A crash may have torn the blob: what is missing of it is not made.
        const held = Math.max(0, Math.min(length, (await file.stat()).size - offset))
        await file.write(Buffer.alloc(held), 0, held, offset)
        await file.write(writeHeader({ ...record, erased: true }), 0, HEADER_BYTES, offset - HEADER_BYTES)
        await file.datasync()
      } finally {
        await file.close()
      }
    },

    removePack: (pack) => unlink(pathOf(pack)),

    async check() {
      try {
        await access(folder, constants.W_OK)
      } catch (error) {
        // It is made with the first file.
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
          return { ok: false, reason: 'files cannot be stored', cause: error }
        }
      }
      return { ok: true }
    },

    async *examine() {
      try {
        await rmdir(await mkdtemp(join(folder, '.doctor-')))
        await packs()
      } catch (error) {
        const { code, message } = error as NodeJS.ErrnoException
        // It is made with the first file.
        if (code === 'ENOENT') return
        yield `${folder} cannot be written: ${message}. Free space on its disk, or give this user the right to write it.`
      }
    },

    close: () => writer.close(),
  }
}

const KEY = /^([0-9a-z]+-[0-9a-f]+)\/(\d+)\/(\d+)$/

function parseKey(key: string): { pack: string; offset: number; length: number } {
  const match = KEY.exec(key)
  if (!match) throw new NotFound('file')
  return { pack: match[1] as string, offset: Number(match[2]), length: Number(match[3]) }
}

function noneIfAbsent(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return []
  throw error
}

function notFoundIfAbsent(error: NodeJS.ErrnoException): never {
  if (error.code === 'ENOENT') throw new NotFound('file')
  throw error
}
