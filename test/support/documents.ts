import { zipSync } from 'fflate'

/** Small real documents, made by hand, one for each format whose text is read. */

const bytesOf = (text: string) => new TextEncoder().encode(text)

/** A PDF with a line on each page. Its words are those of the old Latin encoding. */
export function pdfOf(...lines: readonly string[]): Uint8Array {
  const content = lines.map((line) => `BT /F1 12 Tf 72 700 Td (${line.replace(/[()\\]/g, '\\$&')}) Tj ET`)
  return pdfOfContents(...content)
}

/** A PDF whose pages draw these contents. */
export function pdfOfContents(...contents: readonly string[]): Uint8Array {
  const kids = contents.map((_, index) => `${4 + index * 2} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${contents.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...contents.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ]
  let file = '%PDF-1.4\n'
  const places: number[] = []
  for (const [index, object] of objects.entries()) {
    places.push(file.length)
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
  return Buffer.from(`${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`, 'latin1')
}

/** A Word document with these paragraphs, and a header. */
export function docxOf(header: string, ...paragraphs: readonly string[]): Uint8Array {
  const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const body = (texts: readonly string[]) =>
    texts.map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`).join('')
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  return zipSync({
    '[Content_Types].xml': bytesOf(
      `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${types}.document.main+xml"/></Types>`,
    ),
    '_rels/.rels': bytesOf(
      `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': bytesOf(
      `<?xml version="1.0" encoding="UTF-8"?><w:document ${space}><w:body>${body(paragraphs)}</w:body></w:document>`,
    ),
    'word/header1.xml': bytesOf(`<?xml version="1.0"?><w:hdr ${space}>${body([header])}</w:hdr>`),
  })
}

/** An OpenDocument text with these paragraphs. */
export function odtOf(...paragraphs: readonly string[]): Uint8Array {
  const spaces =
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
  const body = paragraphs.map((text) => `<text:p>${text}</text:p>`).join('')
  return zipSync({
    mimetype: [bytesOf('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'content.xml': bytesOf(
      `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${spaces}><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ),
  })
}

/** A Word 97 document with this text: its letters in one piece, two bytes each. */
export function docOf(text: string): Uint8Array {
  const characters = `${text}\r`
  const main = Buffer.alloc(4096)
  main.writeUInt16LE(0xa5ec, 0)
  main.writeUInt16LE(0x00c1, 2)
  main.writeUInt16LE(0x0200, 0x0a)
  main.writeUInt32LE(characters.length, 0x4c)
  main.write(characters, 1024, 'utf16le')
  const pieces = Buffer.alloc(21)
  pieces.writeUInt8(2, 0)
  pieces.writeUInt32LE(16, 1)
  pieces.writeUInt32LE(characters.length, 9)
  pieces.writeUInt32LE(1024, 15)
  const table = Buffer.alloc(4096)
  pieces.copy(table)
  main.writeUInt32LE(0, 0x01a2)
  main.writeUInt32LE(pieces.length, 0x01a6)
  return compoundOf([
    ['WordDocument', main],
    ['1Table', table],
  ])
}

const SECTOR = 512
const END = 0xfffffffe
const NONE = 0xffffffff

/** An OLE compound file with these streams, each of whole sectors and too large for the small ones. */
function compoundOf(streams: readonly (readonly [name: string, content: Buffer])[]): Buffer {
  const header = Buffer.alloc(SECTOR)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  header.writeUInt16LE(0x3e, 24)
  header.writeUInt16LE(3, 26)
  header.writeUInt16LE(0xfffe, 28)
  header.writeUInt16LE(9, 30)
  header.writeUInt16LE(6, 32)
  header.writeUInt32LE(1, 44)
  header.writeUInt32LE(1, 48)
  header.writeUInt32LE(4096, 56)
  header.writeUInt32LE(END, 60)
  header.writeUInt32LE(END, 68)
  header.fill(0xff, 76)
  header.writeUInt32LE(0, 76)
  const fat = Buffer.alloc(SECTOR, 0xff)
  fat.writeUInt32LE(0xfffffffd, 0)
  fat.writeUInt32LE(END, 4)
  const directory = Buffer.alloc(SECTOR)
  let sector = 2
  const entry = (id: number, name: string, kind: number, right: number, child: number, start: number, size: number) => {
    const at = id * 128
    directory.write(name, at, 'utf16le')
    directory.writeUInt16LE(name.length * 2 + 2, at + 64)
    directory.writeUInt8(kind, at + 66)
    directory.writeUInt8(1, at + 67)
    directory.writeUInt32LE(NONE, at + 68)
    directory.writeUInt32LE(right, at + 72)
    directory.writeUInt32LE(child, at + 76)
    directory.writeUInt32LE(start, at + 116)
    directory.writeUInt32LE(size, at + 120)
  }
  entry(0, 'Root Entry', 5, NONE, 1, END, 0)
  for (const [index, [name, content]] of streams.entries()) {
    entry(index + 1, name, 2, index + 2 <= streams.length ? index + 2 : NONE, NONE, sector, content.length)
    for (let left = content.length / SECTOR; left > 0; left--, sector++)
      fat.writeUInt32LE(left === 1 ? END : sector + 1, sector * 4)
  }
  return Buffer.concat([header, fat, directory, ...streams.map(([, content]) => content)])
}
