import { asBuffer, startsWith } from './bytes.ts'
import { looksLikeText } from './sniff-text.ts'

const magics: readonly string[] = [
  '\x7fELF',
  // Mach-O: 32 and 64 bits in both byte orders, then the fat ones. The first fat magic is also that of a Java class.
  '\xfe\xed\xfa\xce',
  '\xfe\xed\xfa\xcf',
  '\xce\xfa\xed\xfe',
  '\xcf\xfa\xed\xfe',
  '\xca\xfe\xba\xbe',
  '\xbe\xba\xfe\xca',
  '\xca\xfe\xba\xbf',
  '\xbf\xba\xfe\xca',
  'dex\n0',
  '\0asm',
  // A Windows shortcut: the size of its header and the start of its class identifier.
  'L\0\0\0\x01\x14\x02\0',
]

const hasPeHeader = (bytes: Uint8Array): boolean => {
  if (bytes.length < 64) return false
  return startsWith(bytes, 'PE\0\0', asBuffer(bytes).readUInt32LE(0x3c))
}

/**
 * Whether the bytes are a program. `script` is what is text all the same: a `#!` line, or prose that happens to begin
 * with the two letters of a DOS program ("MZ Architects, Maputo"); the caller decides by the file's name.
 */
export const sniffExecutable = (bytes: Uint8Array): 'executable' | 'script' | undefined => {
  if (startsWith(bytes, '#!')) return 'script'
  if (startsWith(bytes, 'MZ') || startsWith(bytes, 'ZM')) {
    return hasPeHeader(bytes) || !looksLikeText(bytes) ? 'executable' : 'script'
  }
  return magics.some((magic) => startsWith(bytes, magic)) ? 'executable' : undefined
}
