import { expect, test } from 'vitest'
import { matches } from './matches.ts'

test.each([
  ['prod des', ['Product designer'], true],
  ['designer product', ['Product designer'], true],
  ['elodie', ['Élodie'], true],
  ['C++', ['C++ developer'], true],
  ['sign', ['Product designer'], false],
  ['product nurse', ['Product designer', null], false],
  ['', ['Anything'], true],
])('%j in %j: %j', (words, texts, found) => {
  expect(matches(words, texts)).toBe(found)
})
