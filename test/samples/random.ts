/** Numbers that look random and are the same for the same seed. */
export type Random = {
  /** From 0, below 1. */
  next(): number
  /** A whole number from 0, below `below`. */
  whole(below: number): number
  pick<T>(from: readonly T[]): T
  /** So many different ones, or all where there are fewer. */
  some<T>(from: readonly T[], count: number): T[]
  chance(probability: number): boolean
}

/** Mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (below: number) => Math.floor(next() * below)
  return {
    next,
    whole,
    pick: (from) => from[whole(from.length)] as (typeof from)[number],
    some(from, count) {
      const left = [...from]
      const chosen: (typeof from)[number][] = []
      while (chosen.length < count && left.length > 0) chosen.push(...left.splice(whole(left.length), 1))
      return chosen
    },
    chance: (probability) => next() < probability,
  }
}
