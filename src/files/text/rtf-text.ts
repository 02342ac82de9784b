import { FileUnreadable } from '../../core/errors.ts'
import { asBuffer } from '../bytes.ts'
import { BoundedText } from './limits.ts'

/** What holds no text of the document. Those that are marked with `\*` are passed over too. */
const SILENT = new Set(
  'colortbl stylesheet info pict object themedata datastore generator listtable listoverridetable fldinst xmlnstbl'.split(
    ' ',
  ),
)
const CHARACTERS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  page: '\n',
  row: '\n',
  cell: '\t',
  tab: '\t',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  '~': '\u00a0',
  _: '-',
}
/** Windows' numbers of the languages of fonts, as the code pages in which their letters are written. */
const CHARSETS: Readonly<Record<number, number>> = {
  0: 1252,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
}
const ENCODINGS: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  65001: 'utf-8',
}
const DEEPEST = 10_000
const TOKEN = /\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|(\r?\n)|([\s\S]))|([{}])|[\r\n]+|([^\\{}\r\n]+)/y

/** What holds until the group ends. */
type Group = {
  readonly isSilent: boolean
  readonly isFontTable: boolean
  /** The code page of the font, where it has one of its own. */
  readonly page: number | undefined
  /** How many characters stand after each `\u` for programs that do not know it. */
  readonly fallback: number
}

/** The text of an RTF document. @throws FileUnreadable */
export function rtfText(bytes: Uint8Array): string {
  const rtf = asBuffer(bytes).toString('latin1')
  const text = new BoundedText()
  const fonts = new Map<number, number>()
  const groups: Group[] = []
  let group: Group = { isSilent: false, isFontTable: false, page: undefined, fallback: 1 }
  let page = 1252
  let font = 0
  let skip = 0
  let pending: number[] = []

  const flush = () => {
    if (pending.length === 0) return
    text.add(decoded(pending, group.page ?? page))
    pending = []
  }
  const add = (characters: string) => {
    flush()
    if (!group.isSilent) text.add(characters)
  }
  const addByte = (byte: number) => {
    if (skip > 0) skip--
    else if (!group.isSilent) pending.push(byte)
  }

  TOKEN.lastIndex = 0
  for (let token = TOKEN.exec(rtf); token !== null && !text.isFull; token = TOKEN.exec(rtf)) {
    const [, word, parameter, hex, newline, symbol, brace, plain] = token
    const value = parameter === undefined ? undefined : Number(parameter)
    if (hex !== undefined) addByte(Number.parseInt(hex, 16))
    else if (plain !== undefined) for (let index = 0; index < plain.length; index++) addByte(plain.charCodeAt(index))
    else if (newline !== undefined) add('\n')
    else if (brace === '{') {
      flush()
      if (groups.push(group) > DEEPEST) throw new FileUnreadable('The document is nested too deeply')
    } else if (brace === '}') {
      flush()
      group = groups.pop() ?? group
      skip = 0
    } else if (symbol === '*') group = { ...group, isSilent: true }
    else if (symbol !== undefined) {
      if ('\\{}'.includes(symbol)) addByte(symbol.charCodeAt(0))
      else add(CHARACTERS[symbol] ?? '')
    } else if (word !== undefined) control(word, value)
  }
  flush()
  return text.toString()

  function control(word: string, value: number | undefined): void {
    flush()
    if (word === 'u' && value !== undefined) {
      if (!group.isSilent) text.add(String.fromCharCode(value & 0xffff))
      skip = group.fallback
    } else if (word === 'bin' && value !== undefined && value > 0) TOKEN.lastIndex += value
    else if (word === 'uc') group = { ...group, fallback: Math.min(value ?? 1, 8) }
    else if (word === 'ansicpg') page = value ?? page
    else if (word === 'fonttbl') group = { ...group, isSilent: true, isFontTable: true }
    else if (SILENT.has(word)) group = { ...group, isSilent: true }
    else if (word === 'f' && group.isFontTable) font = value ?? 0
    else if (word === 'f') group = { ...group, page: fonts.get(value ?? 0) }
    else if (word === 'fcharset' && group.isFontTable) setFont(value ?? 0)
    else if (word === 'plain') group = { ...group, page: undefined }
    else if (CHARACTERS[word] !== undefined) add(CHARACTERS[word])
  }

  /** What a font does not say, the document does. */
  function setFont(charset: number): void {
    const known = charset === 0 ? undefined : CHARSETS[charset]
    if (known !== undefined) fonts.set(font, known)
  }
}

function decoded(bytes: readonly number[], page: number): string {
  const all = Uint8Array.from(bytes)
  try {
    return new TextDecoder(ENCODINGS[page] ?? `windows-${page}`).decode(all)
  } catch {
    return new TextDecoder('windows-1252').decode(all)
  }
}
