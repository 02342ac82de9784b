import { piecesOf } from '../../lib/words.ts'
import { digitsOf, SIGNIFICANT_DIGITS } from '../applications/match-keys.ts'

/** Words that stand one behind the other; the last of them is only the beginning of a word where it says so. */
export type SearchTerm = { readonly words: readonly string[]; readonly isPrefix: boolean }

/** What an application must hold: every term, in any field each. */
export type SearchQuery = readonly SearchTerm[]

const LONGEST = 200
const MOST_TERMS = 12
/** A beginning of one letter would be that of nearly every application. */
const SHORTEST_PREFIX = 2
/** Digits that are a phone number, also with spaces between them: fewer may be years. */
const FEWEST_DIGITS = 9
/** What is typed without a space and has so many digits is one too. */
const FEWEST_TOGETHER = 7

const PHONE = /\+?\(?\d[\d\s()./-]{5,}\d/g
const YEARS = /^(?:(?:19|20)\d\d[\s/-]*)+$/
const PART = /"([^"]*)"?|[^\s"]+/g

/** Letters of scripts without spaces come in pairs; one alone is looked for at the beginning of a pair. */
const IS_UNCUT = /^[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u

/**
 * What somebody typed: words that must all be there, phrases in quotes, and the last word as the beginning of one. What is
 * written without spaces and comes apart into several words (`jean-luc`, `ada@example.com`) is a phrase.
 */
export function parseSearch(typed: string): SearchQuery {
  const terms: SearchTerm[] = []
  const text = typed.slice(0, LONGEST).replace(PHONE, (number) => {
    if (!isPhone(number)) return number
    terms.push({ words: [digitsOf(number).slice(-SIGNIFICANT_DIGITS)], isPrefix: true })
    return ' '
  })
  const parts = [...text.matchAll(PART)]
  for (const [index, { 0: part, 1: quoted }] of parts.entries()) {
    const mayBePrefix = quoted === undefined && index === parts.length - 1
    terms.push(...termsOf(quoted ?? part, mayBePrefix))
  }
  return terms.slice(0, MOST_TERMS)
}

function isPhone(number: string): boolean {
  const digits = digitsOf(number).length
  if (YEARS.test(number.trim())) return false
  return digits >= FEWEST_DIGITS || (digits >= FEWEST_TOGETHER && !/\s/.test(number))
}

function termsOf(part: string, mayBePrefix: boolean): SearchTerm[] {
  const terms: SearchTerm[] = []
  let phrase: string[] = []
  const close = (isPrefix: boolean) => {
    if (phrase.length > 0) terms.push({ words: phrase, isPrefix })
    phrase = []
  }
  for (const { words } of piecesOf(part, 'query')) {
    const texts = words.map(({ text }) => text)
    if (!IS_UNCUT.test(texts[0] ?? '')) phrase.push(...texts)
    else {
      close(false)
      terms.push({ words: texts, isPrefix: texts.length === 1 && Array.from(texts[0] as string).length === 1 })
    }
  }
  close(mayBePrefix && (phrase.at(-1)?.length ?? 0) >= SHORTEST_PREFIX)
  return terms
}
