import { expect, test } from 'vitest'
import { randomCode, randomInteger48 } from './random.ts'

test('48 random bits: integers that do not repeat and use every bit', () => {
  const drawn = Array.from({ length: 5000 }, randomInteger48)
  expect(drawn.every((value) => Number.isInteger(value) && value >= 0 && value < 2 ** 48)).toBe(true)
  expect(new Set(drawn).size).toBe(drawn.length)
  for (let bit = 0; bit < 48; bit++) {
    const ones = drawn.filter((value) => Math.floor(value / 2 ** bit) % 2 === 1).length
    expect(ones).toBeGreaterThan(2000)
    expect(ones).toBeLessThan(3000)
  }
})

test('a code has letters and digits, all of them', () => {
  const code = randomCode(5000)
  expect(code).toMatch(/^[0-9A-Za-z]{5000}$/)
  expect(new Set(code).size).toBe(62)
  expect(randomCode(7)).not.toBe(randomCode(7))
})
