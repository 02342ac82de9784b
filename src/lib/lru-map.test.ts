import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LruMap } from './lru-map.ts'

test('forgets what was used the longest ago', () => {
  const map = new LruMap<string, number>(2)
  map.set('a', 1)
  map.set('b', 2)
  expect(map.get('a')).toBe(1)
  map.set('c', 3)
  expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([1, undefined, 3])
})

test('setting again replaces, makes it recent, and takes no more room', () => {
  const map = new LruMap<string, number>(2)
  map.set('a', 1)
  map.set('b', 2)
  map.set('a', 10)
  map.set('c', 3)
  expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([10, undefined, 3])
})

test('behaves as a list of what was used, cut at its limit', () => {
  const step = fc.record({ key: fc.nat(6), value: fc.option(fc.nat(99), { nil: undefined }) })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), fc.array(step, { maxLength: 60 }), (limit, steps) => {
      const map = new LruMap<number, number>(limit)
      let recent: { key: number; value: number }[] = []
      for (const { key, value } of steps) {
        const held = recent.find((entry) => entry.key === key)
        if (value === undefined) {
          expect(map.get(key)).toBe(held?.value)
          if (held) recent = [...recent.filter((entry) => entry !== held), held]
        } else {
          map.set(key, value)
          recent = [...recent.filter((entry) => entry !== held), { key, value }].slice(-limit)
        }
      }
    }),
  )
})
