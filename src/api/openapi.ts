import { page, ref, text } from './schemas/build.ts'

/** What the operations' own descriptions are made of. */

export function json(description: string, schema: object) {
  return { description, content: { 'application/json': { schema } } }
}

/** A named schema as an answer. */
export function answer(description: string, name: string) {
  return json(description, ref(name))
}

export function pageOf(description: string, name: string) {
  return json(description, page(ref(name)))
}

export function problem(description: string) {
  return { description, content: { 'application/problem+json': { schema: ref('Problem') } } }
}

export function jsonBody(schema: object, example?: object) {
  return { required: true, content: { 'application/json': { schema, ...(example && { example }) } } }
}

export function inPath(name: string, description: string) {
  return { name, in: 'path', required: true, description, schema: text } as const
}

export function inQuery(name: string, description: string, schema: object = text) {
  return { name, in: 'query', required: false, description, schema } as const
}

export const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'A repetition of the same request under the same key gets the same answer, for 24 hours.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
}

export const IF_MATCH = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description: 'The version that the change is meant for; with another one nothing is done.',
  schema: text,
}

export const PAGING = [
  inQuery('limit', 'How many a page holds at most', { type: 'integer', minimum: 1, maximum: 200, default: 50 }),
  inQuery('cursor', 'Where the page begins: `next` of the page before'),
]

/** What every operation may answer beside its own errors. */
export const ERRORS = {
  401: problem('Nobody is signed in, or the credential counts no more'),
  403: problem('Not permitted'),
  429: problem('Too many requests; try again after Retry-After seconds'),
  500: problem('Something went wrong here; the header x-request-id names the line in the log'),
  503: problem('The server is busy; try again after Retry-After seconds'),
}

/** What an operation that names something may answer beside. */
export const NOT_FOUND = { 404: problem('There is no such thing, or not for this caller') }

/** What an operation with a body or a query may answer beside. */
export const BODY_ERRORS = {
  400: problem('Not understood'),
  413: problem('The body is too large'),
  415: problem('The body is not application/json'),
  422: problem('Some fields cannot be taken, or the Idempotency-Key was used with another request'),
}

export const QUERY_ERRORS = { 422: problem('Some parameters cannot be taken') }

export const CONFLICT = { 409: problem('It does not go with what is there') }

export const STALE = { 412: problem('It has changed since the version that If-Match names') }
