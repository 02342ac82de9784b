/** A view of bytes with Buffer's readers and native search; copies nothing. */
export const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Whether the bytes at an offset are these characters, each one byte: `startsWith(bytes, '\x89PNG')`. */
export const startsWith = (bytes: Uint8Array, magic: string, at = 0): boolean => {
  if (bytes.length < at + magic.length) return false
  for (let i = 0; i < magic.length; i++) {
    if (bytes[at + i] !== magic.charCodeAt(i)) return false
  }
  return true
}
