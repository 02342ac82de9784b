import { PAGING_HEADERS } from './paging.ts'

/** What the operations' own descriptions are made of, for the OpenAPI document. */

const ERROR_SCHEMA = {
  type: 'object',
  properties: { error: { type: 'string' }, error_description: { type: 'string' } },
  required: ['error', 'error_description'],
}

/** A time as it is answered. */
export const TIME = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}[+-]\\d\\d:\\d\\d$' }

/** An object with these keys and no others. */
export function exactly(properties: Readonly<Record<string, object>>, optional: readonly string[] = []) {
  const required = Object.keys(properties).filter((name) => !optional.includes(name))
  return { type: 'object', properties, required, additionalProperties: false }
}

export function json(description: string, schema: object, example?: object) {
  return { description, content: { 'application/json': { schema, ...(example && { example }) } } }
}

/** The body of a write, in both forms. Any parameter may stand in the query instead, so none is required in the body. */
export function paramsBody(schema: object, example: object) {
  return {
    required: false,
    content: {
      'application/json': { schema, example },
      'application/x-www-form-urlencoded': { schema },
    },
  }
}

/** A page of a list, with the headers that tell how much there is. */
export function list(description: string, items: object) {
  return { ...json(description, { type: 'array', items }), headers: PAGING_HEADERS }
}

export function error(description: string, error: string, error_description: string) {
  return json(description, ERROR_SCHEMA, { error, error_description })
}

export const ERRORS = {
  400: error('A parameter is missing or invalid', 'validation_failed', 'job_reference is missing'),
  401: error('The access token is wrong', 'unauthorized', 'The access token is not known here, or was revoked'),
  403: error('The scope does not allow it', 'invalid_scope', "The access token's scope does not allow this"),
  404: error('Not found', 'not_found', 'Candidate not found'),
  429: error(
    'A client with a limit of its own has reached it',
    'too_many_requests',
    'You have reached your allowed limit',
  ),
  500: error('A fault of the server', 'internal_server_error', 'Something went wrong on our side. Try again later.'),
  503: error('Busy', 'service_unavailable', 'The server cannot take this request right now.'),
}

export const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'A repetition of the same request under the same key gets the same answer, for 24 hours.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
}

/** What an operation with a body may answer beside. */
export const BODY_ERRORS = {
  413: error('Too large', 'request_too_large', 'The request body is larger than 1048576 bytes'),
  415: error('Unknown media type', 'unsupported_media_type', 'Send application/json'),
  422: error('The Idempotency-Key was used with another request', 'idempotency_key_reused', 'Use a new key'),
}

/** What a list may answer beside, as its parameters may stand in a body. */
export const LIST_BODY_ERRORS = { 413: BODY_ERRORS[413], 415: BODY_ERRORS[415] }

/** A boolean of the query. */
export const FLAG = (name: string, description: string) => ({
  name,
  in: 'query',
  required: false,
  description,
  schema: { type: 'boolean', default: false },
})
