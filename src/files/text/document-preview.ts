import { createRequire } from 'node:module'
import type mammothType from 'mammoth'
import type sanitizeHtmlType from 'sanitize-html'
import { sniff } from '../sniff.ts'
import { documentText } from './document-text.ts'
import { Inflater, zipEntries } from './zip-entries.ts'

/** Beyond this a preview would only be slow. Characters of HTML, pictures included. */
const LONGEST = 4_000_000
const require = createRequire(import.meta.url)

/** What gives a document its form. Pictures are those that stand in it. */
const ALLOWED: sanitizeHtmlType.IOptions = {
  allowedTags:
    'p br hr h1 h2 h3 h4 h5 h6 ul ol li blockquote pre b strong i em u s sub sup a table thead tbody tr th td img'.split(
      ' ',
    ),
  allowedAttributes: { td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan'], img: ['src', 'alt'] },
  allowedSchemes: [],
  allowedSchemesByTag: { img: ['data'] },
  allowProtocolRelative: false,
  nestingLimit: 50,
  exclusiveFilter: ({ tag, attribs }) =>
    tag === 'img' && !/^data:image\/(?:png|jpeg|gif|webp);base64,/.test(attribs['src'] ?? ''),
}

/**
 * A document as HTML that shows what it says and can do nothing; undefined for one of a kind that is shown in another way, or not
 * at all. It runs in a process of its own: see `reader.ts`.
 *
 * @throws Error when it cannot be read
 */
export async function documentPreview(bytes: Uint8Array): Promise<string | undefined> {
  const kind = sniff(bytes)
  if (kind === 'docx') return wordPreview(bytes)
  if (kind === 'pdf') return undefined
  const text = await documentText(bytes)
  return text === undefined ? undefined : paragraphs(text)
}

async function wordPreview(bytes: Uint8Array): Promise<string> {
  // The converter unpacks everything at once, whatever comes out.
  const inflater = new Inflater()
  for (const entry of zipEntries(bytes)) inflater.read(entry, () => true)
  const mammoth = require('mammoth') as typeof mammothType
  const sanitize = require('sanitize-html') as typeof sanitizeHtmlType
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })
  if (value.length > LONGEST) return paragraphs((await documentText(bytes)) ?? '')
  return sanitize(value, ALLOWED)
}

function paragraphs(text: string): string {
  return text
    .split(/\r?\n|\r/)
    .map((line) => line.trim())
    .map((line) => (line === '' ? '' : `<p>${escaped(line)}</p>`))
    .filter((line, index, all) => line !== '' || all[index - 1] !== '')
    .map((line) => line || '<br>')
    .join('\n')
    .slice(0, LONGEST)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
