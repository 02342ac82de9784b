/** Ends of lines, so that words do not run together when the tags are gone. */
const BREAK = /<(?:br|\/?(?:p|div|li|tr|td|th|h[1-6]|table|ul|ol|section|article|header|footer|title))\b[^>]*>/gi
/** With their content, which is no text. */
const SILENT = /<(script|style|template|noscript|svg)\b[\s\S]*?(?:<\/\1\s*>|$)/gi
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g
const TAG = /<[^>]*(?:>|$)/g
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  szlig: 'ß',
  ndash: '–',
  mdash: '—',
  bull: '•',
  hellip: '…',
  rsquo: '’',
}

/** The words of a page, for an index and never to be shown as HTML: what is left may look like tags. */
export function textOfHtml(html: string): string {
  return html
    .replace(COMMENT, ' ')
    .replace(SILENT, ' ')
    .replace(BREAK, '\n')
    .replace(TAG, ' ')
    .replace(ENTITY, (all, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? all
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' '
    })
}
