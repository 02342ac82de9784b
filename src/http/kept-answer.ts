import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { OperationAnswer } from './operation.ts'

/** Public answers that whoever gets them may keep for 5 minutes, and then ask whether they still hold. */

/** The parameter, as the OpenAPI document describes it. */
export const IF_NONE_MATCH = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  schema: { type: 'string' },
  description: 'The ETag of an answer that is there already',
}

export const NOT_MODIFIED = { description: 'It is as it was' }

/** Answers with the JSON text, or with 304 if the caller has it already. */
export function answerKept(request: FastifyRequest, body: string): OperationAnswer {
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`
  const headers = { 'cache-control': 'public, max-age=300', etag }
  return knows(request.headers['if-none-match'], etag)
    ? { status: 304, body: '', headers }
    : { status: 200, body, headers }
}

/** Compared weakly, as a proxy may have packed the answer anew (RFC 9110, section 13.1.2). */
function knows(header: string | undefined, etag: string): boolean {
  const tags = header?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? []
  return tags.includes(etag) || tags.includes('*')
}
