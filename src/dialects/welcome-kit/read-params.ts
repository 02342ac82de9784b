import { isUtf8 } from 'node:buffer'
import { parse as parseForm } from 'node:querystring'
import type { FastifyRequest } from 'fastify'
import { MalformedBody, UnsupportedMediaType } from '../../http/errors.ts'
import { type BodyLimits, readBody } from '../../http/read-body.ts'

export type Params = Record<string, unknown>

/** Parameters hold no files, so a body is small. */
const MAX_BODY_BYTES = 1024 * 1024

const JSON_TYPE = 'application/json'
const FORM_TYPE = 'application/x-www-form-urlencoded'

/**
 * The parameters of a write: the documents head their tables "Query Parameters" and show JSON bodies, so the query, a JSON
 * body and a form body are all taken; where two name the same parameter, the body's counts.
 *
 * @returns also `payload`, what was asked in one text, without the token
 * @throws UnsupportedMediaType | MalformedBody | BodyTooLarge
 */
export async function readParams(
  request: FastifyRequest,
  { budget }: BodyLimits,
): Promise<{ params: Params; payload: string }> {
  const { access_token: _, ...query } = request.query as Params
  const { headers } = request
  // Before the body comes: a sender that asks first (`Expect`) must not send what is refused anyway.
  if (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0) checkMediaType(request)
  const body = await readBody(request, { budget, maxBytes: MAX_BODY_BYTES })
  if (!isUtf8(body)) throw new MalformedBody('The body is not valid UTF-8')
  const params = { ...query, ...(body.length > 0 ? parseBody(request, body.toString()) : {}) }
  return { params, payload: JSON.stringify(params) }
}

/** @throws UnsupportedMediaType */
function checkMediaType({ headers }: FastifyRequest): typeof JSON_TYPE | typeof FORM_TYPE {
  const mediaType = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (mediaType === FORM_TYPE || mediaType === JSON_TYPE) return mediaType
  throw new UnsupportedMediaType(mediaType, [JSON_TYPE, FORM_TYPE])
}

function parseBody(request: FastifyRequest, text: string): Params {
  return checkMediaType(request) === FORM_TYPE ? { ...parseForm(text, '&', '=', { maxKeys: 0 }) } : parseJson(text)
}

function parseJson(text: string): Params {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new MalformedBody(`The body is not valid JSON: ${(error as Error).message}`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new MalformedBody('The body must be a JSON object')
  }
  return value as Params
}
