import { Inflate } from 'fflate'
import { FileUnreadable } from '../../core/errors.ts'
import { asBuffer, startsWith } from '../bytes.ts'
import { MOST_ENTRIES, MOST_INFLATED } from './limits.ts'

/** An entry of a ZIP archive, as its directory names it. */
export type ZipEntry = { readonly name: string; readonly method: number; readonly packed: Uint8Array }

const END_SIZE = 22
const ENTRY_SIZE = 46
const LOCAL_SIZE = 30
const LONGEST_COMMENT = 0xffff
const STORED = 0
const DEFLATED = 8
/** Small, as a thousand times as much may come out of it. */
const STEP = 4 * 1024

/**
 * The entries in the directory of an archive; nothing is inflated yet.
 *
 * @throws FileUnreadable when there are too many, or the directory is not where it says
 */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  const zip = asBuffer(bytes)
  const tail = Math.max(0, zip.length - END_SIZE - LONGEST_COMMENT)
  const end = zip.subarray(tail).lastIndexOf('PK\x05\x06')
  if (end < 0 || tail + end + END_SIZE > zip.length) throw new FileUnreadable('The archive has no directory')
  const count = zip.readUInt16LE(tail + end + 10)
  if (count > MOST_ENTRIES) throw new FileUnreadable('The archive has too many entries')
  let at = zip.readUInt32LE(tail + end + 16)
  const entries: ZipEntry[] = []
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_SIZE > zip.length || !startsWith(zip, 'PK\x01\x02', at)) break
    const nameLength = zip.readUInt16LE(at + 28)
    const name = zip.toString('utf8', at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength)
    const packed = contentAt(zip, zip.readUInt32LE(at + 42), zip.readUInt32LE(at + 20))
    if (packed) entries.push({ name, method: zip.readUInt16LE(at + 10), packed })
    at += ENTRY_SIZE + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return entries
}

function contentAt(zip: Buffer, at: number, size: number): Uint8Array | undefined {
  if (at + LOCAL_SIZE > zip.length || !startsWith(zip, 'PK\x03\x04', at)) return undefined
  const from = at + LOCAL_SIZE + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28)
  return from + size > zip.length ? undefined : zip.subarray(from, from + size)
}

/** Inflates entries one after another and counts what comes out of all of them, whatever the archive says of their sizes. */
export class Inflater {
  #inflated = 0

  /**
   * @param take gets each piece, and says whether it wants more
   * @throws FileUnreadable
   */
  read({ method, packed }: ZipEntry, take: (piece: Uint8Array) => boolean): void {
    let wantsMore = true
    const count = (piece: Uint8Array) => {
      this.#inflated += piece.length
      if (this.#inflated > MOST_INFLATED) throw new FileUnreadable('The archive is too large when it is unpacked')
      if (wantsMore && piece.length > 0) wantsMore = take(piece)
    }
    if (method === STORED) count(packed)
    else if (method === DEFLATED) {
      const inflate = new Inflate(count)
      for (let at = 0; at < packed.length && wantsMore; at += STEP) {
        const isLast = at + STEP >= packed.length
        // It keeps a view of what it is given.
        inflate.push(Uint8Array.from(packed.subarray(at, at + STEP)), isLast)
      }
    } else throw new FileUnreadable('The archive is packed in a way that is not known')
  }
}
