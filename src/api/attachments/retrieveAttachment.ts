import { readAttachment } from '../../core/applications/readAttachment.ts'
import { Unavailable } from '../../core/errors.ts'
import { attachmentHeaders, PICTURES } from '../../http/attachment-answer.ts'
import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { idInPath } from '../names.ts'
import { ERRORS, NOT_FOUND } from '../openapi.ts'
import { ATTACHMENT_ID } from './removeAttachment.ts'

/** Shown by a browser where it is asked for; everything else is offered for download. */
const INLINE = new Set([...PICTURES, 'application/pdf'])

/** A file never changes, and a browser may keep what its user has looked at, but asks again whether that is allowed still. */
const CACHE_CONTROL = 'private, no-cache'

/** `GET /attachments/{id}` */
export const retrieveAttachment: Operation<ApiDeps> = {
  id: 'retrieveAttachment',
  method: 'GET',
  path: '/attachments/:id',
  docs: {
    tags: ['Files'],
    summary: 'A file',
    description: 'The bytes, with the media type that was found when it came in. Needs `applications.resume`.',
    parameters: [ATTACHMENT_ID],
    responses: {
      200: { description: 'The bytes', content: { '*/*': { schema: { type: 'string', format: 'binary' } } } },
      304: { description: 'It is what If-None-Match names' },
      ...ERRORS,
      ...NOT_FOUND,
    },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request)
    const id = idInPath((request.params as { id: string }).id, 'file')
    const { attachment } = await readAttachment(deps.applications, principal, id)
    const etag = `"${attachment.sha256}"`
    const headers = {
      etag,
      ...attachmentHeaders(attachment, { inline: INLINE, framedBy: 'self', cacheControl: CACHE_CONTROL }),
    }
    if (request.headers['if-none-match'] === etag) {
      return { status: 304, body: '', headers: { etag, 'cache-control': CACHE_CONTROL } }
    }
    const bytes = await deps.readBlob(attachment.blobKey)
    if (bytes.length !== attachment.size) throw new Unavailable('A file was read in part', 3)
    return { status: 200, body: bytes, headers }
  },
}
