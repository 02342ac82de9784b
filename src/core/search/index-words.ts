import { indexed } from '../../lib/words.ts'
import { digitsOf, SIGNIFICANT_DIGITS } from '../applications/match-keys.ts'
import { SEARCH_FIELDS, type SearchedText, type SearchField } from './searched-text.ts'

/** The words that each field is found by, with a space between them: one text for each of the field's. */
export type IndexWords = { readonly [field in SearchField]: readonly string[] }

export function indexWords(text: SearchedText): IndexWords {
  const words = SEARCH_FIELDS.map((field) => [field, text[field].map(field === 'phone' ? phoneWords : indexed)])
  return Object.fromEntries(words) as IndexWords
}

/** A number is found by its beginning, with or without the prefix of its country, and as it is dialled at home. */
function phoneWords(phone: string): string {
  const digits = digitsOf(phone)
  const last = digits.slice(-SIGNIFICANT_DIGITS)
  return [...new Set([digits, last, `0${last}`])].join(' ')
}
