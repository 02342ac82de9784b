import { asBuffer, startsWith } from './bytes.ts'
import type { ContentKind } from './content-kinds.ts'

/** What a ZIP archive can turn out to be. */
export const zipKinds = ['zip', 'docx', 'xlsx', 'pptx', 'odt', 'pages', 'apk'] as const satisfies readonly ContentKind[]

const endRecordSize = 22
const entrySize = 46
const longestComment = 0xffff
const mostEntries = 4096

/** The names in the central directory, in its order; at most 4096, and none when the directory is not where it says. */
function* entryNames(zip: Buffer): Generator<string> {
  const tail = Math.max(0, zip.length - endRecordSize - longestComment)
  const end = zip.subarray(tail).lastIndexOf('PK\x05\x06')
  if (end < 0 || tail + end + endRecordSize > zip.length) return
  const count = Math.min(zip.readUInt16LE(tail + end + 10), mostEntries)
  let at = zip.readUInt32LE(tail + end + 16)
  for (let i = 0; i < count; i++) {
    if (at + entrySize > zip.length || !startsWith(zip, 'PK\x01\x02', at)) return
    const nameLength = zip.readUInt16LE(at + 28)
    yield zip.toString('latin1', at + entrySize, at + entrySize + nameLength)
    at += entrySize + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
}

/** OpenDocument puts its media type first and uncompressed, so that it can be told without reading the archive. */
const isOdt = (zip: Buffer): boolean => {
  if (zip.length < 30 || zip.readUInt16LE(8) !== 0 || !startsWith(zip, 'mimetype', 30)) return false
  if (zip.readUInt16LE(26) !== 'mimetype'.length) return false
  const type = 'application/vnd.oasis.opendocument.text'
  return zip.readUInt32LE(18) === type.length && startsWith(zip, type, 38 + zip.readUInt16LE(28))
}

// The current format, the one inside a package that was zipped, and that of iWork '09.
const pagesNames: ReadonlySet<string> = new Set(['Index/Document.iwa', 'Index.zip', 'buildVersionHistory.plist'])

const kindOfName = (name: string): 'docx' | 'xlsx' | 'pptx' | 'pages' | undefined => {
  if (name.startsWith('word/')) return 'docx'
  if (name.startsWith('xl/')) return 'xlsx'
  if (name.startsWith('ppt/')) return 'pptx'
  return pagesNames.has(name) ? 'pages' : undefined
}

/** What a ZIP archive is, by the names in its directory; nothing is inflated. */
export const sniffZip = (bytes: Uint8Array): (typeof zipKinds)[number] => {
  const zip = asBuffer(bytes)
  if (isOdt(zip)) return 'odt'
  let hasContentTypes = false
  let found: ReturnType<typeof kindOfName>
  for (const name of entryNames(zip)) {
    if (name === 'AndroidManifest.xml') return 'apk'
    if (name === '[Content_Types].xml') hasContentTypes = true
    found ??= kindOfName(name)
  }
  if (found === 'pages') return 'pages'
  return hasContentTypes && found ? found : 'zip'
}
