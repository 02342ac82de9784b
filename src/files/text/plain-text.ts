import { textOfHtml } from '../../lib/html-text.ts'
import { LONGEST_TEXT } from './limits.ts'

/** A text file, whatever it is encoded in: UTF-16 with its mark, UTF-8, or else the encoding of old Windows. */
export function plainText(bytes: Uint8Array): string {
  const [first, second] = bytes
  const head = bytes.subarray(0, LONGEST_TEXT * 4)
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(head)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(head)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(head)
  } catch {
    return new TextDecoder('windows-1252').decode(head)
  }
}

export function htmlText(bytes: Uint8Array): string {
  return textOfHtml(plainText(bytes).slice(0, LONGEST_TEXT))
}
