import { fold } from './fold.ts'

/** A piece of a text, and the words that it is found by, in their order: one for most, several for what nobody cuts into words. */
export type Piece = { readonly start: number; readonly end: number; readonly words: readonly Word[] }

/** `start` and `end` say where it stands in the text. */
export type Word = { readonly text: string; readonly start: number; readonly end: number }

/** Longer ones are cut: nobody types them. */
const LONGEST = 64

/** Scripts that put no spaces between words, and Korean, whose words carry endings: they are cut into pairs of letters. */
const UNCUT = String.raw`[[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]&&[\p{L}\p{M}\p{N}]]`
const BEFORE = String.raw`(?<![\p{L}\p{N}])`
const AFTER = String.raw`(?![\p{L}\p{N}])`

/** Names whose signs say what they are. `.net` at the end of an address is none. */
const PIECE = new RegExp(
  [
    String.raw`${BEFORE}(?<plus>[A-Za-z]{1,2})\+\+`,
    String.raw`${BEFORE}(?<sharp>[A-Za-z])[#♯]`,
    String.raw`(?:${BEFORE}|(?<=${BEFORE}(?:[Aa][Ss][Pp]|[Vv][Bb]|[Aa][Dd][Oo]|[Mm][Ll])))(?<net>\.[Nn][Ee][Tt])${AFTER}`,
    String.raw`${BEFORE}(?<js>[A-Za-z][A-Za-z0-9]*)\.[Jj][Ss]${AFTER}`,
    `(?<uncut>${UNCUT}+)`,
    String.raw`[[\p{L}\p{N}]--${UNCUT}][[\p{L}\p{N}\p{M}\u00ad\u200c\u200d]--${UNCUT}]*`,
  ].join('|'),
  'gv',
)

/**
 * The words of a text, as an index keeps them and as a query asks for them, in order.
 *
 * @param kind a document's `node.js` is found by `node` and by `js` too
 */
export function* piecesOf(text: string, kind: 'document' | 'query'): Generator<Piece> {
  for (const { 0: found, index: start, groups = {} } of text.matchAll(PIECE)) {
    const end = start + found.length
    const words =
      groups['uncut'] === undefined
        ? textsOf(found, groups, kind).map((word) => ({ text: word.slice(0, LONGEST), start, end }))
        : pairsOf(found, start, kind)
    yield { start, end, words: words.filter((word) => word.text !== '') }
  }
}

/** All words of a text, with a space between them. */
export function indexed(text: string): string {
  const all: string[] = []
  for (const { words } of piecesOf(text, 'document')) for (const word of words) all.push(word.text)
  return all.join(' ')
}

function textsOf(found: string, groups: Readonly<Record<string, string>>, kind: 'document' | 'query'): string[] {
  if (groups['plus']) return [`${groups['plus'].toLowerCase()}plusplus`]
  if (groups['sharp']) return [`${groups['sharp'].toLowerCase()}sharp`]
  if (groups['net']) return ['dotnet']
  if (groups['js'] === undefined) return [fold(found)]
  const name = groups['js'].toLowerCase()
  return kind === 'query' ? [`${name}js`] : [name, 'js', `${name}js`]
}

/** Overlapping pairs, and the last letter by itself, so that every letter begins a word and can be looked for alone. */
function pairsOf(run: string, start: number, kind: 'document' | 'query'): Word[] {
  const letters: Word[] = []
  const composed = run.normalize('NFKC')
  let at = start
  for (const character of composed) {
    const end = at + character.length
    // Where composing changed it, nothing tells which letter came from where.
    letters.push({
      text: fold(character),
      ...(composed === run ? { start: at, end } : { start, end: start + run.length }),
    })
    at = end
  }
  const pairs = letters.map(({ text, start, end }, index) => {
    const next = letters[index + 1]
    return next ? { text: text + next.text, start, end: next.end } : { text, start, end }
  })
  return kind === 'query' && pairs.length > 1 ? pairs.slice(0, -1) : pairs
}
