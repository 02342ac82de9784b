import { readAttachment } from '../../core/applications/readAttachment.ts'
import { NotFound, Unavailable } from '../../core/errors.ts'
import type { Operation } from '../../http/operation.ts'
import { LruMap } from '../../lib/lru-map.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { idInPath } from '../names.ts'
import { ERRORS, NOT_FOUND, problem } from '../openapi.ts'
import { ATTACHMENT_ID } from './removeAttachment.ts'

/** Previews that are kept, for whoever goes back and forth: so many, and none that is longer than this. */
const KEPT = 50
const LONGEST_KEPT = 200_000

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'private, no-store',
}

/** Of all servers of this process: a blob has one name for ever. */
const previews = new LruMap<string, string>(KEPT)

/** `GET /attachments/{id}/preview`: a document that browsers do not show, as a page that can do nothing. */
export const previewAttachment: Operation<ApiDeps> = {
  id: 'previewAttachment',
  method: 'GET',
  path: '/attachments/:id/preview',
  docs: {
    tags: ['Files'],
    summary: 'A document as a page',
    description:
      'What a DOC, DOCX, ODT, RTF or text file says, as a page without scripts, links and anything that is loaded. It may be ' +
      'framed by the app. 404 also for files of other kinds. Needs `applications.resume`.',
    parameters: [ATTACHMENT_ID],
    responses: {
      200: { description: 'The page', content: { 'text/html': { schema: { type: 'string' } } } },
      ...ERRORS,
      ...NOT_FOUND,
      422: problem('`unreadable`: it is damaged, protected, or too large when it is opened'),
    },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request)
    const id = idInPath((request.params as { id: string }).id, 'file')
    const { attachment } = await readAttachment(deps.applications, principal, id)
    const key = `${attachment.sha256} ${attachment.blobKey}`
    let content = previews.get(key)
    if (content === undefined) {
      const bytes = await deps.readBlob(attachment.blobKey)
      if (bytes.length !== attachment.size) throw new Unavailable('A file was read in part', 3)
      content = await deps.documents.preview(bytes)
      if (content === undefined) throw new NotFound('file')
      if (content.length <= LONGEST_KEPT) previews.set(key, content)
    }
    return { status: 200, body: pageOf(content), headers: HEADERS }
  },
}

function pageOf(content: string): string {
  return `<!doctype html><html><head><meta charset="utf-8"><title>Preview</title><style>${STYLE}</style></head><body>${content}</body></html>`
}

/** Paper, whatever the app around it looks like. */
const STYLE = `
:root { color-scheme: light }
body { margin: 0 auto; max-width: 50rem; padding: 2rem 1.5rem; background: #fff; color: #1a1a1a;
  font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
p { margin: 0 0 .5em }
img { max-width: 100%; height: auto }
table { border-collapse: collapse }
td, th { padding: .15em .5em; vertical-align: top; text-align: start }
`
