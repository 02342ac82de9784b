import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { BudgetExhausted, ByteBudget, type Share } from './byte-budget.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** What became of a promise so far. */
async function stateOf(promise: Promise<unknown>): Promise<'had' | 'refused' | 'waiting'> {
  const waiting = Symbol('waiting')
  return Promise.race([promise, Promise.resolve(waiting)]).then(
    (value) => (value === waiting ? 'waiting' : 'had'),
    () => 'refused',
  )
}

test('what is free is had at once, what is not is refused or waited for', async () => {
  const budget = new ByteBudget(100, 10)
  const share = budget.tryTake(60)
  expect(share).toBeDefined()
  expect(budget.tryTake(41)).toBeUndefined()
  expect(budget.tryTake(40)).toBeDefined()
  const waiting = budget.take(60, 1000)
  expect(await stateOf(waiting)).toBe('waiting')
  share?.release()
  await waiting
  expect(vi.getTimerCount()).toBe(0)
})

test('giving back twice gives back once', () => {
  const budget = new ByteBudget(100, 10)
  const share = budget.tryTake(50)
  budget.tryTake(50)
  share?.release()
  share?.release()
  expect(budget.tryTake(51)).toBeUndefined()
  expect(budget.tryTake(50)).toBeDefined()
})

test('the line is served in its order: a small one does not overtake a large one', async () => {
  const budget = new ByteBudget(100, 10)
  const first = budget.tryTake(50) as Share
  const large = budget.take(80, 1000)
  const small = budget.take(10, 1000)
  expect(budget.tryTake(10)).toBeUndefined()
  expect([await stateOf(large), await stateOf(small)]).toEqual(['waiting', 'waiting'])
  first.release()
  await Promise.all([large, small])
})

test('patience ends: who waited is refused, and who stood behind is served', async () => {
  const budget = new ByteBudget(100, 10)
  budget.tryTake(50)
  const large = budget.take(80, 1000)
  const refused = large.catch((error: unknown) => error)
  const small = budget.take(50, 5000)
  await vi.advanceTimersByTimeAsync(999)
  expect(await stateOf(small)).toBe('waiting')
  await vi.advanceTimersByTimeAsync(1)
  expect(await refused).toBeInstanceOf(BudgetExhausted)
  await small
  expect(vi.getTimerCount()).toBe(0)
})

test('more than there is at all, or a line that is too long, is refused at once', async () => {
  const budget = new ByteBudget(100, 2)
  await expect(budget.take(101, 1000)).rejects.toThrow(BudgetExhausted)
  const all = await budget.take(100, 1000)
  const line = [budget.take(1, 1000), budget.take(1, 1000)]
  await expect(budget.take(1, 1000)).rejects.toThrow(BudgetExhausted)
  all.release()
  await Promise.all(line)
})

test('never more than the budget is held, and nothing is lost of it', async () => {
  const step = fc.record({ bytes: fc.nat(120), act: fc.constantFrom('take', 'try', 'release', 'wait') })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const budget = new ByteBudget(100, 5)
      const held: { bytes: number; share: Share }[] = []
      const taking: Promise<unknown>[] = []
      for (const { bytes, act } of steps) {
        if (act === 'release') held.splice(bytes % (held.length || 1), 1)[0]?.share.release()
        if (act === 'wait') await vi.advanceTimersByTimeAsync(bytes)
        const share = act === 'try' ? budget.tryTake(bytes) : undefined
        if (share) held.push({ bytes, share })
        if (act === 'take') {
          taking.push(
            budget.take(bytes, 50).then(
              (granted) => held.push({ bytes, share: granted }),
              (error: unknown) => expect(error).toBeInstanceOf(BudgetExhausted),
            ),
          )
        }
        await vi.advanceTimersByTimeAsync(0)
        expect(held.reduce((sum, one) => sum + one.bytes, 0)).toBeLessThanOrEqual(100)
      }
      await vi.advanceTimersByTimeAsync(100)
      await Promise.all(taking)
      for (const { share } of held) share.release()
      expect(budget.tryTake(100)).toBeDefined()
    }),
    { numRuns: 200 },
  )
})
