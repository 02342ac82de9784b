import { fileTypes } from './file-types.ts'

const longestName = 200

// Control characters, and the invisible ones that reverse or hide parts of a name ("cv" + RLO + "fdp.exe").
const unwanted = /[\p{Cc}\u{61c}\u{200b}\u{200e}\u{200f}\u{2028}-\u{202e}\u{2066}-\u{2069}\u{feff}]|\p{Surrogate}/gu

const splitExtension = (name: string): [stem: string, extension: string | undefined] => {
  const dot = name.lastIndexOf('.')
  const extension = dot < 0 ? '' : name.slice(dot).toLowerCase()
  // Digits alone end a version or a year ("Resume 2.0") more often than they are an extension.
  const plausible = /^\.[a-z0-9]{1,8}$/.test(extension) && !/^\.\d+$/.test(extension)
  return plausible || fileTypes.has(extension) ? [name.slice(0, dot), name.slice(dot)] : [name, undefined]
}

/**
 * The extension of a name, lower case with its dot. What follows the last dot counts only when it could be one: at most
 * 8 letters and digits, not all digits. "St. John" has none, "setup.exe" has.
 */
export const extensionOf = (name: string): string | undefined => splitExtension(name)[1]?.toLowerCase()

// Windows drops dots and spaces at the end, so "cv.exe. " would be a program again there. A loop, because a pattern
// takes quadratic time on a hostile name.
const withoutEnd = (name: string): string => {
  let end = name.length
  while (end > 0 && /[\s.]/.test(name.charAt(end - 1))) end--
  return name.slice(0, end)
}

/**
 * A name that is safe to store and show: without directories, control characters and bidi overrides, at most 200
 * characters with its extension kept, `file` when nothing is left.
 */
export const cleanFileName = (name: string): string => {
  const last = name
    .split(/[/\\]/)
    .findLast((segment) => !/^[\s.]*$/.test(segment))
    ?.replace(unwanted, '')
  const [stem, extension = ''] = splitExtension(withoutEnd(last?.trimStart() ?? ''))
  // Cutting may leave half of a surrogate pair.
  const kept = stem.slice(0, longestName - extension.length).replace(/[\u{d800}-\u{dbff}]$/u, '')
  return `${kept.replace(/^\.+/, '') || 'file'}${extension}`
}
