import { piecesOf, type Word } from '../../lib/words.ts'
import { digitsOf } from '../applications/match-keys.ts'
import type { SearchQuery, SearchTerm } from './search-query.ts'
import { SEARCH_FIELDS, type SearchedText, type SearchField } from './searched-text.ts'

/** A piece of a text, and whether it is what was looked for. */
export type HighlightPart = { readonly text: string; readonly hit: boolean }
export type Highlight = { readonly field: SearchField; readonly parts: readonly HighlightPart[] }

/** How much of a long text is shown around its first hit, and how much is looked through for one. In characters. */
const AROUND = 60
const SHOWN = 220
const LOOKED_THROUGH = 60_000
const CUT = '…'

/** Each field in which something was found, as it was written. A long text is shown around its first hit. */
export function highlight(text: SearchedText, query: SearchQuery): Highlight[] {
  return SEARCH_FIELDS.flatMap((field) => {
    for (const part of text[field]) {
      const spans = field === 'phone' ? spanOfPhone(part, query) : spansIn(part.slice(0, LOOKED_THROUGH), query)
      if (spans.length > 0) return [{ field, parts: partsOf(part, spans) }]
    }
    return []
  })
}

type Span = { readonly start: number; readonly end: number }

/** Where terms begin and end, as far as will be shown. */
function spansIn(text: string, query: SearchQuery): Span[] {
  const spans: Span[] = []
  const before: Word[] = []
  const longest = Math.max(...query.map(({ words }) => words.length))
  for (const piece of piecesOf(text, 'document')) {
    const first = spans[0]
    if (first && piece.start > first.start + SHOWN) break
    for (const word of piece.words) {
      before.push(word)
      if (before.length > longest) before.shift()
      for (const term of query) {
        const found = before.slice(-term.words.length)
        if (found.length === term.words.length && fits(term, found)) {
          spans.push({ start: (found[0] as Word).start, end: word.end })
        }
      }
    }
  }
  return merged(spans)
}

function fits({ words, isPrefix }: SearchTerm, found: readonly Word[]): boolean {
  return words.every((word, index) => {
    const { text } = found[index] as Word
    return isPrefix && index === words.length - 1 ? text.startsWith(word) : text === word
  })
}

/** A number is written in many ways: where its digits hold what was looked for, all of it is what was found. */
function spanOfPhone(phone: string, query: SearchQuery): Span[] {
  const digits = digitsOf(phone)
  const isFound = query.some(
    ({ words: [word = ''] }) => /^\d{2,}$/.test(word) && digits.includes(word.replace(/^0/, '')),
  )
  return isFound ? [{ start: 0, end: phone.length }] : []
}

function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last && span.start <= last.end) result[result.length - 1] = { ...last, end: Math.max(last.end, span.end) }
    else result.push(span)
  }
  return result
}

function partsOf(text: string, spans: readonly Span[]): HighlightPart[] {
  const first = spans[0] as Span
  const isLong = text.length > SHOWN
  const from = isLong ? wordStart(text, first.start - AROUND) : 0
  const until = isLong ? Math.max(first.end, wordEnd(text, from + SHOWN)) : text.length
  const parts: HighlightPart[] = []
  const add = (piece: string, hit: boolean) => piece !== '' && parts.push({ text: piece, hit })
  let at = from
  if (from > 0) add(CUT, false)
  for (const { start, end } of spans) {
    if (end > until) break
    add(text.slice(at, start), false)
    add(text.slice(start, end), true)
    at = end
  }
  add(text.slice(at, until), false)
  if (until < text.length) add(CUT, false)
  return joined(parts)
}

/** Neighbours of one kind as one part, and every stretch of white space as one space. */
function joined(parts: readonly HighlightPart[]): HighlightPart[] {
  const result: HighlightPart[] = []
  for (const { text, hit } of parts) {
    const tidy = text.replace(/\s+/g, ' ')
    const last = result.at(-1)
    if (last?.hit === hit) result[result.length - 1] = { text: last.text + tidy, hit }
    else result.push({ text: tidy, hit })
  }
  return result
}

/** The first place from here on at which a word begins, unless that is far. */
function wordStart(text: string, from: number): number {
  if (from <= 0) return 0
  const space = text.slice(from, from + AROUND / 2).search(/\s/)
  return space < 0 ? safe(text, from) : from + space + 1
}

function wordEnd(text: string, until: number): number {
  if (until >= text.length) return text.length
  const space = text.slice(0, until).lastIndexOf(' ')
  return space > until - AROUND / 2 ? space : safe(text, until)
}

/** Not between the two halves of a character. */
function safe(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}
