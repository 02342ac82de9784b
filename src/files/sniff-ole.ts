import { asBuffer } from './bytes.ts'
import type { ContentKind } from './content-kinds.ts'

/** What an OLE compound file can turn out to be; an installer package is a program. */
export const oleKinds = ['ole', 'doc', 'xls', 'ppt', 'msg', 'executable'] as const satisfies readonly ContentKind[]

const entrySize = 128
const none = 0xffffffff
const mostSectors = 256
const mostEntries = 1024
// The class of Windows Installer packages, patches and merge modules.
const installerClass = /^8[246]100c0000000000c000000000000046$/

/** The directory as one reader of entries by number; follows the sector chain, bounded. */
const readDirectory = (file: Buffer): ((id: number) => Buffer | undefined) | undefined => {
  if (file.length < 512) return undefined
  const shift = file.readUInt16LE(30)
  if (shift !== 9 && shift !== 12) return undefined
  const size = 1 << shift
  const nextSector = (sector: number): number => {
    const perSector = size / 4
    const index = Math.floor(sector / perSector)
    // Beyond the header's own 109 table sectors (7 MB with small sectors) the chain is taken to run on.
    if (index >= 109) return sector + 1
    const at = (file.readUInt32LE(76 + index * 4) + 1) * size + (sector % perSector) * 4
    return at + 4 <= file.length ? file.readUInt32LE(at) : none
  }
  const sectors: Buffer[] = []
  let sector = file.readUInt32LE(48)
  while (sectors.length < mostSectors && (sector + 1) * size < file.length) {
    sectors.push(file.subarray((sector + 1) * size, (sector + 2) * size))
    sector = nextSector(sector)
  }
  return (id) => {
    const at = (id * entrySize) % size
    const entry = sectors[Math.floor((id * entrySize) / size)]?.subarray(at, at + entrySize)
    return entry?.length === entrySize ? entry : undefined
  }
}

const nameOf = (entry: Buffer): string =>
  entry.toString('utf16le', 0, Math.max(0, Math.min(64, entry.readUInt16LE(64)) - 2))

const kindOfName = (name: string): 'doc' | 'xls' | 'ppt' | 'msg' | undefined => {
  if (name === 'WordDocument') return 'doc'
  if (name === 'Workbook' || name === 'Book') return 'xls'
  if (name === 'PowerPoint Document') return 'ppt'
  if (name === '__properties_version1.0' || name === '__nameid_version1.0') return 'msg'
  return undefined
}

/**
 * What an OLE compound file is, by the names directly under its root: a document that is embedded in another one has the
 * same names further down.
 */
export const sniffOle = (bytes: Uint8Array): (typeof oleKinds)[number] => {
  const entryAt = readDirectory(asBuffer(bytes))
  const root = entryAt?.(0)
  if (!entryAt || !root) return 'ole'
  if (installerClass.test(root.toString('hex', 80, 96))) return 'executable'
  const queue = [root.readUInt32LE(76)]
  const seen = new Set<number>()
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const entry = id === none || seen.has(id) || seen.size > mostEntries ? undefined : entryAt(id)
    if (!entry) continue
    seen.add(id)
    const kind = kindOfName(nameOf(entry))
    if (kind) return kind
    queue.push(entry.readUInt32LE(68), entry.readUInt32LE(72))
  }
  return 'ole'
}
