import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCountryCode } from './iso-3166.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
const pairs = letters.flatMap((first) => letters.map((second) => first + second))

test('there are 249 codes, each of which is the name of a country', () => {
  const codes = pairs.filter(isCountryCode)
  expect(codes).toHaveLength(249)
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  expect(codes.filter((code) => names.of(code) === undefined)).toEqual([])
})

test.each(['US', 'us', 'Us', 'FR', 'AX', 'BQ', 'SS', 'ZW'])('%s is one', (code) => {
  expect(isCountryCode(code)).toBe(true)
})

test.each(['', 'U', 'USA', 'UK', 'EU', 'XK', 'AN', 'SU', 'YU', 'ZZ', 'AA', '12', 'U1', ' US', 'US ', 'France'])(
  '%j is none',
  (code) => {
    expect(isCountryCode(code)).toBe(false)
  },
)

test('only two letters of the Latin alphabet are one, whatever their upper case looks like', () => {
  for (const code of ['ß', 'ﬁ', 'ﬆ', 'ıl', 'ﬀ', 'ſv']) expect(isCountryCode(code)).toBe(false)
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 3 }), (text) => {
      if (!/^[A-Za-z]{2}$/.test(text)) expect(isCountryCode(text)).toBe(false)
    }),
    { numRuns: 1000 },
  )
})
