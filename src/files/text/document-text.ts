import type { ContentKind } from '../content-kinds.ts'
import { sniff } from '../sniff.ts'

/** Which kinds of documents have a text that is read here, and how. Each reader is loaded with its first document. */
const READERS: Readonly<Partial<Record<ContentKind, (bytes: Uint8Array) => Promise<string>>>> = {
  pdf: async (bytes) => (await import('./pdf-text.ts')).pdfText(bytes),
  doc: async (bytes) => (await import('./doc-text.ts')).docText(bytes),
  docx: async (bytes) => (await import('./docx-text.ts')).docxText(bytes),
  odt: async (bytes) => (await import('./odt-text.ts')).odtText(bytes),
  rtf: async (bytes) => (await import('./rtf-text.ts')).rtfText(bytes),
  html: async (bytes) => (await import('./plain-text.ts')).htmlText(bytes),
  xml: async (bytes) => (await import('./plain-text.ts')).htmlText(bytes),
  text: async (bytes) => (await import('./plain-text.ts')).plainText(bytes),
  script: async (bytes) => (await import('./plain-text.ts')).plainText(bytes),
}

/**
 * The text of a document, whatever its name says that it is; undefined for one of a kind that has none. It runs in a process
 * of its own: see `reader.ts`.
 *
 * @throws Error when it cannot be read
 */
export async function documentText(bytes: Uint8Array): Promise<string | undefined> {
  const text = await READERS[sniff(bytes)]?.(bytes)
  return text?.toWellFormed().replaceAll('\0', '')
}
