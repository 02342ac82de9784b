import { asBuffer, startsWith } from './bytes.ts'

/** How far into a file text is looked for: enough to tell, and quick on a file of any size. */
const examined = 4096

const allowedControls = new Set([0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a, 0x1b])

const isControl = (code: number): boolean => (code < 0x20 && !allowedControls.has(code)) || code === 0x7f

// A table, because this runs over thousands of bytes for each text file.
const controlBytes = Uint8Array.from({ length: 256 }, (_, code) => (isControl(code) ? 1 : 0))

const isUtf16Text = (bytes: Uint8Array, highByte: 0 | 1): boolean => {
  for (let i = 2; i + 1 < bytes.length; i += 2) {
    const high = bytes[i + highByte] ?? 0
    const low = bytes[i + 1 - highByte] ?? 0
    if (high === 0 && isControl(low)) return false
  }
  return true
}

/**
 * Whether the bytes read as text: UTF-16 with its mark, UTF-8, or one of the old 8-bit and East Asian encodings, which
 * are told from binary only by having no control characters.
 */
export const looksLikeText = (bytes: Uint8Array): boolean => {
  const head = bytes.subarray(0, examined)
  if (startsWith(head, '\xff\xfe')) return isUtf16Text(head, 1)
  if (startsWith(head, '\xfe\xff')) return isUtf16Text(head, 0)
  for (let i = 0; i < head.length; i++) {
    if (controlBytes[head[i] ?? 0] === 1) return false
  }
  return true
}

/** Which text it is; undefined when it is none. */
export const sniffText = (bytes: Uint8Array): 'html' | 'xml' | 'text' | undefined => {
  if (!looksLikeText(bytes)) return undefined
  const utf16 = startsWith(bytes, '\xff\xfe')
  const start = asBuffer(bytes.subarray(0, 512))
    .toString(utf16 ? 'utf16le' : 'latin1')
    .replace(/^(\u{feff}|\u{ef}\u{bb}\u{bf})?\s*/u, '')
    .toLowerCase()
  if (start.startsWith('<!doctype html') || start.startsWith('<html')) return 'html'
  if (start.startsWith('<?xml')) return start.includes('<html') ? 'html' : 'xml'
  return 'text'
}
