import fc from 'fast-check'
import { expect, test } from 'vitest'
import { piecesOf } from '../../lib/words.ts'
import { highlight } from './highlight.ts'
import { indexWords } from './index-words.ts'
import { parseSearch } from './search-query.ts'
import type { SearchedText } from './searched-text.ts'

/** What holds for every text and every query: the engines are given their words without quotes. */

const WORD = /^[\p{L}\p{N}\p{M}]{1,64}$/u
const text = fc.string({ unit: 'grapheme', maxLength: 60 })
const of = (resume: string): SearchedText => ({
  name: [],
  email: [],
  phone: [],
  headline: [],
  tags: [],
  notes: [],
  resume: [resume],
})

test('words hold nothing but letters, digits and marks', () => {
  fc.assert(
    fc.property(text, (typed) => {
      for (const { words } of parseSearch(typed)) for (const word of words) expect(word).toMatch(WORD)
      for (const word of indexWords(of(typed)).resume.flatMap((all) => all.split(' ')))
        if (word) expect(word).toMatch(WORD)
    }),
    { numRuns: 2000 },
  )
})

test('every word of a text is found in it, and its parts are the text', () => {
  fc.assert(
    fc.property(text, (resume) => {
      for (const { start, end } of piecesOf(resume, 'document')) {
        const query = parseSearch(`"${resume.slice(start, end)}"`)
        if (query.length === 0) continue
        const [found] = highlight(of(resume), query)
        expect(found?.parts.some(({ hit }) => hit)).toBe(true)
        expect(found?.parts.map((part) => part.text).join('')).toBe(resume.replace(/\s+/g, ' '))
      }
    }),
    { numRuns: 1000 },
  )
})

test.each([
  ['years are no phone number', 'java 2015 2019 2021', 4],
  ['a number with spaces is one', 'java +33 6 12 34 56 78', 2],
  ['a phrase is one', '"head of sales" berlin', 2],
  ['what is not closed is one too', '"head of', 1],
  ['an e-mail is one', 'ada.king@example.com', 1],
])('%s', (_, typed, count) => {
  expect(parseSearch(typed)).toHaveLength(count)
})
