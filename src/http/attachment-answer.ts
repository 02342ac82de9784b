import type { Attachment } from '../core/applications/application.ts'

/** How the bytes of a partner's file are sent to a browser: a stranger's, so never run, and never taken for another type. */

/** Shown in a browser as they are; everything else is only offered for download. */
export const PICTURES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

type FileHeaders = {
  /** Media types that are shown where they are asked for. */
  readonly inline: ReadonlySet<string>
  /** Who may frame it, and load it into a page. */
  readonly framedBy: 'none' | 'self'
  readonly cacheControl: string
}

export function attachmentHeaders(
  attachment: Attachment,
  { inline, framedBy, cacheControl }: FileHeaders,
): Record<string, string> {
  return {
    'content-type': attachment.contentType,
    'content-length': String(attachment.size),
    'content-disposition': dispositionOf(attachment, inline),
    'content-security-policy': `sandbox; default-src 'none'; frame-ancestors '${framedBy}'`,
    'cross-origin-resource-policy': framedBy === 'self' ? 'same-origin' : 'same-site',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': cacheControl,
  }
}

/** RFC 6266: a plain name for old clients, the real one for the others. */
function dispositionOf({ name, contentType }: Attachment, inline: ReadonlySet<string>): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, '_')
  const kind = inline.has(contentType) ? 'inline' : 'attachment'
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
