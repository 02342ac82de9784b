/** Small hand-made files for tests, one for each kind of content. */

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')

/** A ZIP archive of stored entries, with a true central directory. */
export const zipOf = (entries: readonly (readonly [name: string, content: string])[]): Buffer => {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of entries) {
    const local = Buffer.alloc(30)
    local.write('PK\x03\x04', 'latin1')
    local.writeUInt32LE(content.length, 18)
    local.writeUInt32LE(content.length, 22)
    local.writeUInt16LE(name.length, 26)
    const central = Buffer.alloc(46)
    central.write('PK\x01\x02', 'latin1')
    central.writeUInt32LE(content.length, 20)
    central.writeUInt32LE(content.length, 24)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt32LE(offset, 42)
    locals.push(local, latin1(name), latin1(content))
    directory.push(central, latin1(name))
    offset += 30 + name.length + content.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...directory, end])
}

const none = 0xffffffff
const endOfChain = 0xfffffffe

export type OleEntry = {
  readonly name: string
  readonly left?: number
  readonly right?: number
  readonly child?: number
}

/** An OLE compound file with this directory, its first entry the root; the directory's sectors are chained backwards. */
export const oleOfEntries = (entries: readonly OleEntry[], rootClass = ''): Buffer => {
  const sectors = Math.ceil(entries.length / 4)
  const file = Buffer.alloc(512 * (2 + sectors), 0)
  latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1').copy(file)
  file.writeUInt16LE(9, 30)
  file.writeUInt32LE(sectors, 48)
  file.fill(0xff, 76, 1024)
  file.writeUInt32LE(0, 76)
  for (let sector = sectors; sector > 0; sector--)
    file.writeUInt32LE(sector === 1 ? endOfChain : sector - 1, 512 + sector * 4)
  for (const [id, { name, left = none, right = none, child = none }] of entries.entries()) {
    const at = 512 * (1 + sectors - Math.floor(id / 4)) + (id % 4) * 128
    file.write(name, at, 'utf16le')
    file.writeUInt16LE(name.length * 2 + 2, at + 64)
    file.writeUInt32LE(left, at + 68)
    file.writeUInt32LE(right, at + 72)
    file.writeUInt32LE(child, at + 76)
    if (id === 0) file.write(rootClass, at + 80, 'hex')
  }
  return file
}

/** An OLE compound file with these streams under its root. */
export const oleOf = (...streams: readonly string[]): Buffer =>
  oleOfEntries([
    { name: 'Root Entry', child: 1 },
    ...streams.map((name, i) => (i + 1 < streams.length ? { name, right: i + 2 } : { name })),
  ])

/** A Windows program with a true PE header. */
export const peProgram = (): Buffer => {
  const program = Buffer.alloc(256)
  program.write('MZ\x90\0', 'latin1')
  program.writeUInt32LE(128, 0x3c)
  program.write('PE\0\0', 128, 'latin1')
  return program
}

const office = (folder: string): Buffer =>
  zipOf([
    ['[Content_Types].xml', '<Types/>'],
    ['_rels/.rels', '<Relationships/>'],
    [`${folder}/document.xml`, '<document/>'],
  ])

/** One file for each kind that has a signature or reads as text. */
export const samples = {
  pdf: latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n'),
  rtf: latin1("{\\rtf1\\ansi Curriculum vit\\'e6}"),
  doc: oleOf('1Table', 'Data', 'WordDocument', '\x05SummaryInformation'),
  xls: oleOf('Workbook'),
  ppt: oleOf('Current User', 'PowerPoint Document'),
  msg: oleOf('__nameid_version1.0', '__properties_version1.0'),
  ole: oleOf('Contents'),
  docx: office('word'),
  xlsx: office('xl'),
  pptx: office('ppt'),
  odt: zipOf([
    ['mimetype', 'application/vnd.oasis.opendocument.text'],
    ['content.xml', '<office:document-content/>'],
  ]),
  pages: zipOf([['Index/Document.iwa', 'x']]),
  apk: zipOf([
    ['AndroidManifest.xml', 'x'],
    ['classes.dex', 'dex'],
  ]),
  zip: zipOf([['notes.txt', 'hello']]),
  rar: latin1('Rar!\x1a\x07\x01\0'),
  '7z': latin1('7z\xbc\xaf\x27\x1c\0\x04'),
  gz: latin1('\x1f\x8b\x08\0\0\0\0\0'),
  jpeg: latin1('\xff\xd8\xff\xe0\0\x10JFIF\0'),
  png: latin1('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'),
  gif: latin1('GIF89a\x01\0\x01\0\0\0\0;'),
  bmp: latin1(`BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0${'\0'.repeat(36)}`),
  tiff: latin1('II*\0\x08\0\0\0'),
  ico: latin1(`\0\0\x01\0\x01\0\x10\x10${'\0'.repeat(30)}`),
  webp: latin1('RIFF\x1a\0\0\0WEBPVP8L'),
  psd: latin1('8BPS\0\x01\0\0\0\0\0\0'),
  dwg: latin1('AC1032\0\0\0\0\0'),
  mp3: latin1('ID3\x04\0\0\0\0\0\0'),
  mp4: latin1('\0\0\0\x18ftypisom\0\0\x02\0'),
  mov: latin1('\0\0\0\x14ftypqt  \0\0\0\0'),
  swf: latin1('CWS\x0a\x20\x01\0\0x\x9c'),
  html: latin1('<!DOCTYPE html><html><body>Sign in</body></html>'),
  xml: latin1('<?xml version="1.0"?><cv/>'),
  text: Buffer.from('Dear team,\r\n\tI would like to join: Zoë\n'),
} as const

/** Programs and what else a system would run. */
export const programs: readonly (readonly [what: string, bytes: Buffer])[] = [
  ['a Windows program', peProgram()],
  ['a DOS program', latin1('MZ\x01\0\x02\0')],
  ['the two letters of a DOS program', latin1('MZ')],
  ['an ELF program', latin1('\x7fELF\x02\x01\x01')],
  ...['feedface', 'feedfacf', 'cefaedfe', 'cffaedfe', 'cafebabe', 'bebafeca', 'cafebabf', 'bfbafeca'].map(
    (magic) => [`a Mach-O program or Java class ${magic}`, Buffer.from(`${magic}00000034`, 'hex')] as const,
  ),
  ['a shell script', latin1('#!/bin/sh\nrm -rf ~\n')],
  ['a Windows shortcut', latin1('L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0')],
  ['Android bytecode', latin1('dex\n035\0')],
  ['WebAssembly', latin1('\0asm\x01\0\0\0')],
  ['a Windows installer', oleOfEntries([{ name: 'Root Entry' }], '84100c0000000000c000000000000046')],
]
