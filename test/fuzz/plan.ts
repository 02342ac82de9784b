import { randomInt } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { pino } from 'pino'
import type { StartOptions } from '../support/server.ts'

/**
 * How long and from where the fuzzing goes: `FUZZ_SECONDS` for each file (15 if it is not set), `FUZZ_SEED` for the same
 * requests once more. Nothing but time depends on the machine: the same seed sends the same requests in the same order.
 */
export const SECONDS = Number(process.env['FUZZ_SECONDS'] ?? 15)
export const SEED = Number(process.env['FUZZ_SEED'] ?? randomInt(2 ** 31))

/** A test's own time for `SECONDS` of fuzzing. */
export const TIMEOUT = (SECONDS + 60) * 1000

/** Each answer comes within this time, in milliseconds. */
export const LONGEST_ANSWER = 5000

/** Resident memory that the process may gain after the first third of the time, in bytes; the heap much less. */
const MOST_GROWTH = 256 * 1024 * 1024
const MOST_HEAP_GROWTH = 48 * 1024 * 1024

/** A server whose log is not kept and that asks no name server, as an address that was fuzzed may name anybody. */
export const QUIET: StartOptions = {
  overrides: {
    logger: pino({ level: 'silent' }),
    resolve: () => Promise.reject(new Error('No name is looked up while fuzzing')),
  },
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Sends one after another until the time is up; says how to repeat what failed. */
export async function fuzz(name: string, step: (random: Random, index: number) => Promise<unknown>): Promise<void> {
  const start = performance.now()
  const elapsed = () => (performance.now() - start) / 1000
  let before: NodeJS.MemoryUsage | undefined
  let index = 0
  for (; elapsed() < SECONDS; index++) {
    try {
      await step(randomAt(index), index)
    } catch (error) {
      throw new Error(`Request ${index} of ${name}; repeat it with FUZZ_SEED=${SEED}`, { cause: error })
    }
    if (!before && elapsed() > SECONDS / 3) before = memory()
  }
  const after = memory()
  const grown = { rss: after.rss - (before ?? after).rss, heap: after.heapUsed - (before ?? after).heapUsed }
  process.stdout.write(
    `fuzzing ${name}: ${index} requests, FUZZ_SEED=${SEED}, memory ${megabytes(grown.rss)} (heap ${megabytes(grown.heap)})\n`,
  )
  if (grown.rss > MOST_GROWTH || grown.heap > MOST_HEAP_GROWTH) {
    throw new Error(`Memory grew by ${megabytes(grown.rss)}, the heap by ${megabytes(grown.heap)}; FUZZ_SEED=${SEED}`)
  }
}

/** Draws from arbitraries; the same seed and index draw the same. */
export type Random = <T>(arbitrary: fc.Arbitrary<T>) => T

function randomAt(index: number): Random {
  let drawn = 0
  return <T>(arbitrary: fc.Arbitrary<T>) => {
    const [value] = fc.sample(arbitrary, { seed: SEED + index * 1000 + drawn++, numRuns: 1 })
    return value as T
  }
}

/** Fails if it takes longer than an answer may. */
export async function inTime<T>(promise: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('No answer in 5 seconds')), LONGEST_ANSWER)
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

function memory(): NodeJS.MemoryUsage {
  collectGarbage()
  return process.memoryUsage()
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(0)} MB`
}
