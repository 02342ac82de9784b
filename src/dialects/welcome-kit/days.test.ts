import { expect, test } from 'vitest'
import { readDay } from './days.ts'

test('a day begins at midnight in UTC', () => {
  expect(readDay('created_after', '2026-03-02')).toBe(Date.UTC(2026, 2, 2))
  expect(readDay('created_after', '2024-02-29')).toBe(Date.UTC(2024, 1, 29))
  expect(readDay('created_after', undefined)).toBeUndefined()
})

test.each(['2026-02-30', '2025-02-29', '2026-13-01', '2026-00-10', '2026-1-1', 'yesterday'])('%s is none', (value) => {
  expect(() => readDay('created_after', value)).toThrow(expect.objectContaining({ field: 'created_after' }))
})
