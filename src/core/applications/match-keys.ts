import { PLAIN } from '../../lib/fold.ts'
import { emailKey, type Profile } from './application.ts'

/** What applications and leads of the same person have in common, strongest first. */
export const SIGNALS = ['email', 'phone', 'linkedin', 'name'] as const
export type Signal = (typeof SIGNALS)[number]

/** What is known of somebody who is looked for. */
export type Clues = {
  readonly email?: string | undefined
  readonly phone?: string | undefined
  readonly linkedinUrl?: string | undefined
  readonly firstName?: string | undefined
  readonly lastName?: string | undefined
}

/** A key is the signal's name, a colon, and the value in the one form that all its spellings have. */
export function keysOfClues(clues: Clues): string[] {
  const values: Readonly<Record<Signal, string | undefined>> = {
    email: clues.email === undefined ? undefined : emailKey(clues.email.trim()),
    phone: clues.phone === undefined ? undefined : phoneKey(clues.phone),
    linkedin: clues.linkedinUrl === undefined ? undefined : linkedinKey(clues.linkedinUrl),
    name: clues.firstName && clues.lastName ? nameKey(clues.firstName, clues.lastName) : undefined,
  }
  return SIGNALS.flatMap((signal) => (values[signal] ? [`${signal}:${values[signal]}`] : []))
}

/** What an application or a lead is found by. */
export function matchKeysOf({ mobilePhone, ...profile }: Profile): string[] {
  return [...new Set([...keysOfClues(profile), ...keysOfClues({ phone: mobilePhone })])]
}

/** The signal that a key is of. */
export function signalOf(key: string): Signal {
  return key.slice(0, key.indexOf(':')) as Signal
}

/** What is before them is a prefix that is left out as often as not. */
export const SIGNIFICANT_DIGITS = 9
/** Fewer digits are an extension, which many have. */
const FEWEST_DIGITS = 7

/** The last nine digits. */
export function phoneKey(phone: string): string | undefined {
  const digits = digitsOf(phone)
  return digits.length >= FEWEST_DIGITS ? digits.slice(-SIGNIFICANT_DIGITS) : undefined
}

/** The digits of a number, in whichever script and with whatever between them. */
export function digitsOf(phone: string): string {
  return Array.from(phone.normalize('NFKC'), asciiDigit).join('')
}

function asciiDigit(character: string): string {
  if (/[0-9]/.test(character)) return character
  // Arabic and Persian digits end in the value that they have.
  return /[\u0660-\u0669\u06f0-\u06f9]/.test(character) ? String(character.charCodeAt(0) & 0xf) : ''
}

/** Longer values are cut: an index takes no longer keys. */
const LONGEST = 200

/** The kind of page and its name: `in/ada-lovelace`, whatever the host, the language or the parameters are. */
export function linkedinKey(url: string): string | undefined {
  const text = url.trim()
  const parsed = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`)
  const [kind, name] = (parsed?.pathname ?? '').split('/').filter((part) => part !== '')
  if (kind === undefined || name === undefined) return undefined
  return cut(`${kind}/${decoded(name)}`.normalize('NFC').toLowerCase())
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** All words of both names, without case, accents and punctuation, in the order of the alphabet: some write the last name first. */
export function nameKey(firstName: string, lastName: string): string | undefined {
  const plain = `${firstName} ${lastName}`
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+|['’ʼ`´]/gu, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => PLAIN[letter] ?? letter)
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  return words.length > 0 ? cut(words.toSorted().join(' ')) : undefined
}

function cut(text: string): string {
  return Array.from(text).slice(0, LONGEST).join('')
}
