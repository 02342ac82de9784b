import { createRequire } from 'node:module'
import type sanitizeHtml from 'sanitize-html'

const require = createRequire(import.meta.url)
let sanitize: typeof sanitizeHtml | undefined

/** What gives a text its form. Images and frames are left out: they tell their host who reads. */
const TAGS =
  'a abbr b blockquote br caption code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i ins li ol p pre s small span strong ' +
  'sub sup table tbody td tfoot th thead tr u ul'

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: TAGS.split(' '),
  allowedAttributes: { a: ['href', 'title', 'rel'], td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  nestingLimit: 50,
  transformTags: {
    a: (tagName, { href = '', title }) => ({
      tagName,
      attribs: { href, rel: 'noopener noreferrer nofollow', ...(title !== undefined && { title }) },
    }),
  },
}

/**
 * The text of a job as HTML that any page can show: formatting stays, and nothing that runs, loads, or changes the page
 * around it. What remains is well formed.
 */
export function safeRichHtml(html: string): string {
  // Loaded with the first text: it would double the time to start.
  sanitize ??= require('sanitize-html') as typeof sanitizeHtml
  return sanitize(html, OPTIONS)
}
