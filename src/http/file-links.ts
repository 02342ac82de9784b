import type { FastifyInstance } from 'fastify'
import type { Attachment } from '../core/applications/application.ts'
import { NotFound, Unavailable } from '../core/errors.ts'
import type { BlobStore } from '../core/files.ts'
import type { ApplicationReader, Clock } from '../core/ports.ts'
import { attachmentHeaders, PICTURES } from './attachment-answer.ts'

/** Signs and checks texts with the server key. */
export type Signer = { sign(text: string): string; verify(text: string, signature: string): boolean }

export type FileLinks = {
  /** A URL that serves the attachment to whoever holds it, until it expires. @param lifetime in milliseconds */
  urlOf(attachment: Attachment, lifetime: number): string
}

export type FileLinkDeps = {
  readonly signer: Signer
  readonly clock: Clock
  /** The server's own address, without a slash at its end. */
  readonly baseUrl: () => string
}

export function createFileLinks({ signer, clock, baseUrl }: FileLinkDeps): FileLinks {
  return {
    urlOf({ organizationId, id, name }, lifetime) {
      const expires = Math.ceil((clock.now() + lifetime) / 1000)
      const signature = signer.sign(signedText(organizationId, id, expires))
      const path = `/files/${organizationId}/${id}/${encodeURIComponent(name)}`
      return `${baseUrl()}${path}?expires=${expires}&signature=${signature}`
    },
  }
}

export type FileRouteDeps = {
  readonly signer: Signer
  readonly clock: Clock
  readonly attachments: Pick<ApplicationReader, 'attachment'>
  readonly blobs: Pick<BlobStore, 'read'>
}

type FileRequest = {
  Params: { organization: string; attachment: string }
  Querystring: { expires?: string; signature?: string }
}

/**
 * Serves attachments under signed URLs. A partner's file is a stranger's: it is never run, framed or sniffed by a browser.
 */
export function mountFiles(app: FastifyInstance, { signer, clock, attachments, blobs }: FileRouteDeps): void {
  app.get<FileRequest>('/files/:organization/:attachment/:name', async (request, reply) => {
    const organizationId = Number(request.params.organization)
    const attachmentId = Number(request.params.attachment)
    const { expires = '', signature = '' } = request.query
    if (!signer.verify(signedText(organizationId, attachmentId, Number(expires)), String(signature))) {
      return refuse(reply, 403, 'bad_signature', 'The link is not valid. Read the candidate again for a new one.')
    }
    if (clock.now() / 1000 > Number(expires)) {
      return refuse(reply, 403, 'link_expired', 'The link has expired. Read the candidate again for a new one.')
    }
    try {
      const attachment = await attachments.attachment(organizationId, attachmentId)
      if (!attachment) throw new NotFound('file')
      const bytes = await blobs.read(attachment.blobKey)
      if (bytes.length !== attachment.size) throw new Unavailable('A file was read in part', 3)
      return await reply
        .headers(
          attachmentHeaders(attachment, { inline: PICTURES, framedBy: 'none', cacheControl: 'private, no-store' }),
        )
        .send(bytes)
    } catch (error) {
      if (error instanceof NotFound) return refuse(reply, 404, 'not_found', 'This file is no longer there.')
      throw error
    }
  })
}

function signedText(organizationId: number, attachmentId: number, expires: number): string {
  return `file/${organizationId}/${attachmentId}/${expires}`
}

function refuse(
  reply: { code(status: number): { send(body: unknown): unknown } },
  status: number,
  error: string,
  message: string,
) {
  return reply.code(status).send({ status, error, message })
}
