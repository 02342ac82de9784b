import { createRequire } from 'node:module'
import type sanitizeHtml from 'sanitize-html'

/**
 * HTML from strangers, with nothing left in it but what a wire allows: one function for each set of tags. Other tags go,
 * their text stays; scripts and styles go with their content. What remains is well formed, and its text is escaped.
 */

/** Left out, an address is taken for one of the page that shows the text. */
const LINK = /^(?:https?|mailto):/i
/** Deeper than anybody writes; more would only make the answer long. */
const NESTING = 50
/** Where these end, a line ends, so that words do not run together when the tags are gone. */
const LINE_END = /<br\s*\/?>|<\/(?:p|div|li|h[1-6])\s*>/gi

const require = createRequire(import.meta.url)
let sanitize: typeof sanitizeHtml | undefined

/** Notes on Comeet's wire: bold, italic, underlined. */
export const safeNote = cleaner(['b', 'i', 'u'])

/** Messages on Comeet's wire: the same, and links. */
export const safeMessage = cleaner(['b', 'i', 'u', 'a'])

function cleaner(allowedTags: string[]): (html: string) => string {
  const options: sanitizeHtml.IOptions = {
    allowedTags,
    allowedAttributes: { a: ['href'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    nestingLimit: NESTING,
    transformTags: { a: (tagName, { href = '' }) => ({ tagName, attribs: LINK.test(href) ? { href } : {} }) },
  }
  return (html) => {
    // Loaded with the first text: it would double the time to start.
    sanitize ??= require('sanitize-html') as typeof sanitizeHtml
    return sanitize(html.replace(LINE_END, '\n'), options).trimEnd()
  }
}
