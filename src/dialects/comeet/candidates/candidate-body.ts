import { isUtf8 } from 'node:buffer'
import type { FastifyRequest } from 'fastify'
import { MalformedBody, UnsupportedMediaType } from '../../../http/errors.ts'
import { type BodyLimits, readBody } from '../../../http/read-body.ts'
import { refuseBrokenText } from '../../../http/whole-text.ts'
import { type JsonWithBytes, parseJsonWithBytes } from '../../../lib/json-with-bytes.ts'

/** A JSON body with its files still encoded in the buffer in which they came. */
export type CandidateBody = { readonly raw: Buffer; readonly json: JsonWithBytes }

/**
 * Reads the body of a request that may carry files.
 *
 * @throws UnsupportedMediaType | BodyTooLarge | MalformedBody | Unavailable | InvalidField (text that cannot be kept)
 */
export async function readCandidateBody(request: FastifyRequest, limits: BodyLimits): Promise<CandidateBody> {
  const mediaType = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (mediaType !== 'application/json') throw new UnsupportedMediaType(mediaType, ['application/json'])
  const raw = await readBody(request, limits)
  const json = parse(raw)
  if (json.text.includes(UNICODE_ESCAPE)) refuseBrokenText(json.value)
  return { raw, json }
}

function parse(raw: Buffer): JsonWithBytes {
  try {
    const json = parseJsonWithBytes(raw, 'file')
    restoreCustomField(json)
    if (json.text.includes(EMPTY_STRING)) emptyToNull(json.value)
    return json
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new MalformedBody(`The body is not valid JSON: ${(error as Error).message}`)
  }
}

/** A custom field may have the name of the key that holds files: its long text was cut out like theirs, and comes back. */
function restoreCustomField(json: JsonWithBytes): void {
  const fields = (json.value as { custom_fields?: { file?: unknown } | null } | null)?.custom_fields
  if (typeof fields?.file !== 'string') return
  const { buffer } = json.encoded(fields.file)
  if (buffer.equals(Buffer.from(fields.file))) return
  if (!isUtf8(buffer)) throw new SyntaxError('it is not UTF-8')
  fields.file = JSON.parse(`"${buffer.toString()}"`)
  refuseBrokenText(fields.file, 'custom_fields.file')
}

/** `messages[0].to[0].email` is the deepest; what is below it is no field. */
const DEEPEST_FIELD = 4

const EMPTY_STRING = Buffer.from('""')
/** Without one, a body that is UTF-8 holds no character that cannot be kept. */
const UNICODE_ESCAPE = Buffer.from('\\u')

/** Forms send empty strings for what was left out: they become null. The values of custom fields are the customer's own. */
function emptyToNull(value: unknown, depth = 0): void {
  if (typeof value !== 'object' || value === null || depth > DEEPEST_FIELD) return
  const holder = value as Record<string, unknown>
  for (const name in holder) {
    if (holder[name] === '') holder[name] = null
    else if (name !== 'custom_fields') emptyToNull(holder[name], depth + 1)
  }
}
