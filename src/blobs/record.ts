/**
 * The header before each blob in a pack, 64 bytes: the magic, a flag, the organization, the length of the content, its
 * SHA-256, and zeros. Numbers are big-endian.
 */
export const HEADER_BYTES = 64

const MAGIC = 0x4c4c4231 // "LLB1"
const ERASED = 1

export type RecordHeader = {
  readonly organizationId: number
  readonly length: number
  /** Lower-case hexadecimal. */
  readonly sha256: string
  readonly erased: boolean
}

export function writeHeader(header: RecordHeader): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES)
  bytes.writeUInt32BE(MAGIC, 0)
  bytes.writeUInt8(header.erased ? ERASED : 0, 4)
  bytes.writeUIntBE(header.organizationId, 10, 6)
  bytes.writeUIntBE(header.length, 18, 6)
  bytes.write(header.sha256, 24, 'hex')
  return bytes
}

/** The header, or undefined when there is none: a crash tore the end of the pack. */
export function readHeader(bytes: Buffer): RecordHeader | undefined {
  if (bytes.length < HEADER_BYTES || bytes.readUInt32BE(0) !== MAGIC) return undefined
  return {
    erased: bytes.readUInt8(4) === ERASED,
    organizationId: bytes.readUIntBE(10, 6),
    length: bytes.readUIntBE(18, 6),
    sha256: bytes.toString('hex', 24, 56),
  }
}
