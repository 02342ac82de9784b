import type { FastifyRequest } from 'fastify'
import { MalformedBody, UnsupportedMediaType } from '../http/errors.ts'
import { type BodyLimits, readBody } from '../http/read-body.ts'

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i
/** No body of this API that is no file is larger. */
const MAX_BYTES = 1024 * 1024

export type SentJson = { readonly raw: Uint8Array; readonly value: unknown }

/**
 * The JSON of a request.
 *
 * @throws UnsupportedMediaType | MalformedBody | BodyTooLarge | Unavailable
 */
export async function readJson(request: FastifyRequest, limits: BodyLimits): Promise<SentJson> {
  const type = request.headers['content-type'] ?? ''
  if (!JSON_TYPE.test(type)) throw new UnsupportedMediaType(type, ['application/json'])
  const raw = await readBody(request, { ...limits, maxBytes: Math.min(limits.maxBytes, MAX_BYTES) })
  try {
    return { raw, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw)) }
  } catch (error) {
    throw new MalformedBody(`The body is not valid JSON in UTF-8: ${(error as Error).message}`)
  }
}
