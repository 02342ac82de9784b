import { createRequire } from 'node:module'
import type MarkdownIt from 'markdown-it'
import type { NoteFormat } from '../../core/applications/application.ts'
import { safeRichText } from '../../http/safe-html.ts'

/** Texts that come as plain text, HTML or Markdown (reference, sections 4.5 and 5.10), as HTML that is safe to show. */

const require = createRequire(import.meta.url)
let markdown: InstanceType<typeof MarkdownIt> | undefined

const BEGINS_WITH_TAG = /^\s*<[a-z][a-z0-9]*(?:\s[^>]*)?\/?>/i

export type RichText = { readonly format: NoteFormat; readonly html: string }

/**
 * Plain text is Markdown without marks; its line breaks are kept. The HTML inside Markdown passes through, so everything is
 * made safe after it was rendered.
 */
export function renderRichText(text: string): RichText {
  // Markdown would take what is indented in a page of HTML for code.
  if (BEGINS_WITH_TAG.test(text) && text.trimEnd().endsWith('>')) return { format: 'html', html: safeRichText(text) }
  markdown ??= createRenderer()
  return { format: 'markdown', html: safeRichText(markdown.render(text)) }
}

/** Loaded with the first text: the start should not wait for it. */
function createRenderer(): InstanceType<typeof MarkdownIt> {
  const Renderer = require('markdown-it') as typeof MarkdownIt
  return new Renderer({ html: true, breaks: true })
}
