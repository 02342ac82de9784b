import { asBuffer } from './bytes.ts'
import { type ContentKind, contentKinds } from './content-kinds.ts'
import { fileTypeOf } from './file-types.ts'
import { looksLikeText } from './sniff-text.ts'

const textKinds: ReadonlySet<ContentKind> = new Set(['text', 'html', 'xml', 'rtf'])

/** Whether content of this kind is a program under this name. An Android package is one under every name but its own. */
export const isExecutable = (kind: ContentKind, extension: string | undefined): boolean => {
  if (kind === 'executable') return true
  if (kind === 'script') return extension === undefined || fileTypeOf(extension).accepts !== 'source'
  return kind === 'apk' && extension !== '.apk'
}

/** Whether content of this kind may go by this extension. */
export const agrees = (extension: string, kind: ContentKind, bytes: Uint8Array): boolean => {
  const { accepts } = fileTypeOf(extension)
  if (accepts === 'any') return true
  if (accepts !== 'text' && accepts !== 'source') return accepts.includes(kind)
  if (textKinds.has(kind) || (kind === 'script' && accepts === 'source')) return true
  // Text that only mentions the signature of PDF near its start is sniffed as one.
  return kind === 'pdf' && asBuffer(bytes).indexOf('%PDF-') > 0 && looksLikeText(bytes)
}

/** The media type to report: what the content shows by itself, else what the extension stands for. */
export const contentTypeFor = (kind: ContentKind, extension: string): string => {
  const { accepts, contentType } = fileTypeOf(extension)
  if (accepts === 'text' || accepts === 'source' || accepts[0] === kind) return contentType
  if (accepts === 'any' && textKinds.has(kind)) return contentType
  return contentKinds[kind].contentType ?? contentType
}

/** The extension that content of this kind gets where only `extensions` are allowed. */
export const extensionForKind = (kind: ContentKind, extensions: readonly string[]): string | undefined =>
  contentKinds[kind].extensions.find((extension) => extensions.includes(extension))
