import { hash, webcrypto } from 'node:crypto'

/** From this size on, hashing happens beside the event loop. */
const ASIDE_BYTES = 256 * 1024

/** Lower-case hexadecimal. */
export async function sha256Of(bytes: Uint8Array): Promise<string> {
  if (bytes.length < ASIDE_BYTES) return hash('sha256', bytes, 'hex')
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString('hex')
}
