import { randomFillSync, randomInt } from 'node:crypto'

/** Asking the system for a few bytes at a time costs more than using them: they come from a pool. */
const pool = Buffer.alloc(6 * 512)
let used = pool.length

/** 48 random bits as an integer. */
export function randomInteger48(): number {
  if (used >= pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const value = pool.readUIntBE(used, 6)
  pool.fill(0, used, used + 6)
  used += 6
  return value
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Random letters and digits. */
export function randomCode(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}
