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
/** The parser's work grows with the square of the tags that are open at once: a text with more of them shows them as text. */
const MOST_OPEN = 1000
/** Where these end, a line ends, so that words do not run together when the tags are gone. */
const LINE_END = /<br\s*\/?>|<\/(?:p|div|li|h[1-6])\s*>/gi

const require = createRequire(import.meta.url)
let sanitize: typeof sanitizeHtml | undefined

/** Notes on Comeet's wire: bold, italic, underlined. */
export const safeNote = cleaner(['b', 'i', 'u'])

/** Messages on Comeet's wire: the same, and links. */
export const safeMessage = cleaner(['b', 'i', 'u', 'a'])

/** Texts on Welcome Kit's wire: whatever Markdown can become, without images, which would tell who reads them. */
export function safeRichText(html: string): string {
  return clean(html, {
    allowedTags: RICH_TEXT,
    allowedAttributes: { a: ['href'], ol: ['start'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    nestingLimit: NESTING,
    transformTags: { a: keepSafeLink },
  })
}

const RICH_TEXT = (
  'p br hr h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code b strong i em u s del sub sup a ' +
  'table thead tbody tr th td'
).split(' ')

/** What gives a text its form. Images and frames are left out: they tell their host who reads. */
const JOB_TEXT =
  'a abbr b blockquote br caption code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i ins li ol p pre s small span strong ' +
  'sub sup table tbody td tfoot th thead tr u ul'

const FOR_JOB_TEXT: sanitizeHtml.IOptions = {
  allowedTags: JOB_TEXT.split(' '),
  allowedAttributes: { a: ['href', 'title', 'rel'], td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  nestingLimit: NESTING,
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
export function safeJobText(html: string): string {
  return clean(html, FOR_JOB_TEXT)
}

/** The text of safe HTML, without its tags. */
export function textOf(html: string): string {
  const text = clean(html.replace(LINE_END, '\n'), { allowedTags: [], allowedAttributes: {} })
  return text.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name] as string).trim()
}

/** Those that the sanitizer writes. */
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

function clean(html: string, options: sanitizeHtml.IOptions): string {
  if (leavesTooManyOpen(html)) return escaped(html)
  // Loaded with the first text: it would double the time to start.
  sanitize ??= require('sanitize-html') as typeof sanitizeHtml
  return sanitize(html, options)
}

function keepSafeLink(tagName: string, { href = '' }: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  return { tagName, attribs: LINK.test(href) ? { href } : {} }
}

function cleaner(allowedTags: string[]): (html: string) => string {
  const options: sanitizeHtml.IOptions = {
    allowedTags,
    allowedAttributes: { a: ['href'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    nestingLimit: NESTING,
    transformTags: { a: keepSafeLink },
  }
  return (html) => clean(html.replace(LINE_END, '\n'), options).trimEnd()
}

function leavesTooManyOpen(html: string): boolean {
  const open = new Map<string, number>()
  let all = 0
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][^\s/>]*)/gi)) {
    const tag = name.toLowerCase()
    const count = open.get(tag) ?? 0
    if (slash && count === 0) continue
    const change = slash ? -1 : 1
    open.set(tag, count + change)
    all += change
    if (all > MOST_OPEN) return true
  }
  return false
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
