import { useTranslation } from 'react-i18next'
import type { Time } from '../api/types.ts'

/** How times and numbers are written, in the language and the time zone of who looks. */
export type Formats = {
  /** A day and a time of day. */
  readonly formatTime: (time: Time) => string
  readonly formatDay: (time: Time) => string
  /** How long ago, in the largest unit that fits. */
  readonly formatAgo: (time: Time, now?: number) => string
  readonly formatNumber: (value: number, options?: Intl.NumberFormatOptions) => string
  /** A size of a file, in bytes. */
  readonly formatSize: (bytes: number) => string
  readonly formatList: (names: readonly string[]) => string
  /** The name of a country by its two letters; what is no such code stays as it is. */
  readonly formatCountry: (code: string) => string
}

const MINUTE = 60_000
const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 24 * 60 * MINUTE],
  ['month', 30 * 24 * 60 * MINUTE],
  ['week', 7 * 24 * 60 * MINUTE],
  ['day', 24 * 60 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
]

function createFormats(locale: string): Formats {
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
  const ago = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })
  const number = new Intl.NumberFormat(locale)
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const country = new Intl.DisplayNames(locale, { type: 'region' })
  return {
    formatTime: (at) => time.format(new Date(at)),
    formatDay: (at) => day.format(new Date(at)),
    formatAgo(at, now = Date.now()) {
      const passed = Date.parse(at) - now
      const [unit, size] = UNITS.find(([, length]) => Math.abs(passed) >= length) ?? ['minute', MINUTE]
      return ago.format(Math.trunc(passed / size), unit)
    },
    formatNumber: (value, options) =>
      options ? new Intl.NumberFormat(locale, options).format(value) : number.format(value),
    formatSize(bytes) {
      const [unit, size] = bytes < 1e6 ? (['kilobyte', 1e3] as const) : (['megabyte', 1e6] as const)
      const digits = { maximumFractionDigits: bytes < 1e6 ? 0 : 1 }
      return new Intl.NumberFormat(locale, { style: 'unit', unit, ...digits }).format(
        bytes === 0 ? 0 : Math.max(bytes / size, 1),
      )
    },
    formatList: (names) => list.format(names),
    formatCountry: (code) => (/^[A-Z]{2}$/i.test(code) ? (country.of(code.toUpperCase()) ?? code) : code),
  }
}

const made = new Map<string, Formats>()

export function formatsFor(locale: string): Formats {
  const formats = made.get(locale) ?? createFormats(locale)
  made.set(locale, formats)
  return formats
}

export const useFormats = (): Formats => formatsFor(useTranslation().i18n.language)
