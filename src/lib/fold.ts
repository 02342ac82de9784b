/**
 * One form for all spellings of a word, so that what is typed without accents finds what is written with them: without case,
 * without the marks of Latin, Greek, Cyrillic, Hebrew and Arabic letters, full and half widths alike. `ß` is `ss`, `æ` `ae`,
 * and all four i's of Turkish are one; German umlauts lose their dots (`Müller` is `muller`, not `mueller`). Marks without
 * which other scripts cannot be read stay.
 */
export function fold(word: string): string {
  if (ASCII.test(word)) return word.toLowerCase()
  return word
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(SPECIAL, (letter) => PLAIN[letter] ?? digit(letter))
    .replace(NO_PART, '')
    .normalize('NFC')
}

const ASCII = /^[0-9A-Za-z]*$/
/** Also the dot that is left of a capital İ, and the stroke that lengthens an Arabic word. */
const MARKS = new RegExp(
  `[${[
    String.raw`\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u0483-\u0487`,
    String.raw`\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7`,
    String.raw`\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed`,
  ].join('')}]+`,
  'g',
)
/** Soft hyphens and joiners, which PDF readers leave in words. */
const NO_PART = /[^\p{L}\p{N}\p{M}]+/gu

/** Letters that do not come apart into a plain one and its mark. */
export const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
}
const SPECIAL = /[ßæœøłđðþıςىیک\u0660-\u0669\u06f0-\u06f9]/g

/** Arabic and Persian digits end in the value that they have. */
function digit(letter: string): string {
  return String(letter.charCodeAt(0) & 0xf)
}
