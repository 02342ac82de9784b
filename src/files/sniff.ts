import { asBuffer, startsWith } from './bytes.ts'
import type { ContentKind } from './content-kinds.ts'
import { sniffExecutable } from './sniff-executable.ts'
import { oleKinds, sniffOle } from './sniff-ole.ts'
import { looksLikeText, sniffText } from './sniff-text.ts'
import { sniffZip, zipKinds } from './sniff-zip.ts'

/** How many first bytes `sniffHead` needs at most. */
export const headBytes = 4096

/** Which kinds a container may turn out to be once it is whole. */
export const kindsWithin: { readonly [kind in ContentKind]?: readonly ContentKind[] } = { zip: zipKinds, ole: oleKinds }

const magics: readonly (readonly [magic: string, kind: ContentKind])[] = [
  ['%PDF-', 'pdf'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'ole'],
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['\x89PNG\r\n\x1a\n', 'png'],
  ['\xff\xd8\xff', 'jpeg'],
  ['GIF87a', 'gif'],
  ['GIF89a', 'gif'],
  ['II*\0', 'tiff'],
  ['MM\0*', 'tiff'],
  ['II+\0', 'tiff'],
  ['MM\0+', 'tiff'],
  ['{\\rtf', 'rtf'],
  ['Rar!\x1a\x07', 'rar'],
  ['7z\xbc\xaf\x27\x1c', '7z'],
  ['\x1f\x8b\x08', 'gz'],
  ['8BPS\0\x01', 'psd'],
  ['8BPS\0\x02', 'psd'],
]

const byte = (bytes: Uint8Array, at: number): number => bytes[at] ?? -1

const isRate = (rates: number): boolean => (rates & 0xf0) !== 0xf0 && (rates & 0xf0) !== 0 && (rates & 0x0c) !== 0x0c

const isMp3 = (bytes: Uint8Array): boolean => {
  if (startsWith(bytes, 'ID3')) return byte(bytes, 3) >= 2 && byte(bytes, 3) <= 4
  // A frame's sync word is only eleven bits, so the fields after it must make sense too: layer III, bit rate, frequency.
  const [version, rates] = [byte(bytes, 1), byte(bytes, 2)]
  return (
    byte(bytes, 0) === 0xff && (version & 0xe6) === 0xe2 && (version & 0x18) !== 0x08 && rates >= 0 && isRate(rates)
  )
}

const isBmp = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 'BM') && startsWith(bytes, '\0\0', 16) && [12, 40, 52, 56, 64, 108, 124].includes(byte(bytes, 14))

const isIco = (bytes: Uint8Array): boolean =>
  startsWith(bytes, '\0\0\x01\0') && byte(bytes, 4) > 0 && byte(bytes, 5) === 0

const isSwf = (bytes: Uint8Array): boolean => {
  const isMarked = ['FWS', 'CWS', 'ZWS'].some((magic) => startsWith(bytes, magic))
  // The version may look like a line's end, and prose may begin with these letters.
  return isMarked && byte(bytes, 3) > 0 && byte(bytes, 3) < 0x30 && !looksLikeText(bytes)
}

const isDwg = (bytes: Uint8Array): boolean => /^AC1\d{3}\0$/.test(asBuffer(bytes).toString('latin1', 0, 7))

const movieAtoms: ReadonlySet<string> = new Set(['moov', 'mdat', 'wide', 'free', 'skip', 'pnot'])

const sniffMovie = (bytes: Uint8Array): 'mp4' | 'mov' | undefined => {
  if (bytes.length < 12 || byte(bytes, 0) !== 0) return undefined
  const atom = asBuffer(bytes).toString('latin1', 4, 8)
  if (atom === 'ftyp') return startsWith(bytes, 'qt  ', 8) ? 'mov' : 'mp4'
  // QuickTime files from before 2001 have no type atom.
  return movieAtoms.has(atom) ? 'mov' : undefined
}

const sniffStructured = (bytes: Uint8Array): ContentKind | undefined => {
  if (isBmp(bytes)) return 'bmp'
  if (isIco(bytes)) return 'ico'
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return 'webp'
  if (isMp3(bytes)) return 'mp3'
  if (isDwg(bytes)) return 'dwg'
  if (isSwf(bytes)) return 'swf'
  return sniffMovie(bytes)
}

// Readers of PDF accept junk before the signature, and mail gateways and printers put some there.
const hasLatePdfHeader = (bytes: Uint8Array): boolean => asBuffer(bytes.subarray(0, 1024)).indexOf('%PDF-') > 0

/** What the first bytes of a file are. A container stays `zip` or `ole`: what is in it shows only in the whole. */
export const sniffHead = (head: Uint8Array): ContentKind => {
  if (head.length === 0) return 'empty'
  const magic = magics.find(([start]) => startsWith(head, start))
  if (magic) return magic[1]
  const found = sniffExecutable(head) ?? sniffStructured(head)
  if (found) return found
  return hasLatePdfHeader(head) ? 'pdf' : (sniffText(head) ?? 'unknown')
}

/** What the bytes of a whole file are. Looks at the head, and at the directory of a container. */
export const sniff = (bytes: Uint8Array): ContentKind => {
  const kind = sniffHead(bytes)
  if (kind === 'zip') return sniffZip(bytes)
  return kind === 'ole' ? sniffOle(bytes) : kind
}
