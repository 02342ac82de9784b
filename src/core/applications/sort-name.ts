import type { Profile } from './application.ts'

/** Enough to put names in order. */
const LONGEST = 100

/** What applications are sorted by when they are sorted by name: last name, then first name, without case and accents. */
export function sortName({ lastName, firstName }: Pick<Profile, 'firstName' | 'lastName'>): string {
  const plain = `${lastName} ${firstName}`
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cc}\p{Surrogate}]+/gu, '')
  return Array.from(plain.trim()).slice(0, LONGEST).join('')
}
