import * as core from '../core/errors.ts'
import * as http from '../http/errors.ts'
import type { ErrorAnswer } from '../http/operation.ts'
import { nameOf } from './names.ts'

/** What a program may hold on to; the address of its description is `/problems/<code>`. */
type Problem = {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly more?: object
  readonly headers?: Readonly<Record<string, string>>
}

/** Every error as RFC 9457's problem details. The only place that words them for this API. */
export function errorAnswer(error: unknown, requestId?: string): ErrorAnswer {
  const { status, more, headers, ...problem } = problemOf(error)
  const { code, title, detail } = problem
  return {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', ...headers },
    body: JSON.stringify({
      type: `/problems/${code}`,
      title,
      status,
      detail,
      code,
      ...(requestId !== undefined && { requestId }),
      ...more,
    }),
  }
}

/** A problem as a part of an answer, for acts on many things of which some fail. */
export function problemBody(error: unknown): object {
  return JSON.parse(errorAnswer(error).body) as object
}

function problemOf(error: unknown): Problem {
  if (error instanceof core.InvalidFields) return invalid(error.fields)
  if (error instanceof core.InvalidField) return invalid([error])
  if (error instanceof core.UnknownCustomField) {
    const field = `statement.customFields.${error.field}`
    return invalid([new core.InvalidField(field, 'unknown', { expected: 'a custom field of the organization' })])
  }
  if (error instanceof core.Unauthenticated) {
    const headers = { 'www-authenticate': 'Bearer' }
    return { status: 401, code: 'unauthenticated', title: 'Sign in first', detail: error.message, headers }
  }
  if (error instanceof core.WrongCredentials) return plain(401, 'wrong_credentials', 'Not signed in', error)
  if (error instanceof core.TooManyAttempts) {
    const headers = { 'retry-after': String(error.retryAfter) }
    return { ...plain(429, 'too_many_requests', 'Too many attempts', error), headers }
  }
  if (error instanceof core.OrganizationToChoose) {
    const organizations = error.organizations.map(({ id, name }) => ({ id: nameOf(id), name }))
    return { ...plain(409, 'choose_organization', 'Which organization?', error), more: { organizations } }
  }
  if (error instanceof core.LastAdmin) return plain(409, 'last_admin', 'The last admin', error)
  if (error instanceof core.UserDeactivated) return plain(409, 'user_deactivated', 'Not now', error)
  if (error instanceof http.NotFromHere) return plain(403, 'csrf', 'Not permitted', error)
  if (error instanceof core.NotPermitted) return plain(403, 'not_permitted', 'Not permitted', error)
  if (error instanceof core.NotMember) return plain(403, 'not_permitted', 'Not permitted', error)
  if (error instanceof core.RateLimited) {
    const headers = { 'retry-after': String(error.retryAfter) }
    return { ...plain(429, 'too_many_requests', 'Too many requests', error), headers }
  }
  if (error instanceof core.TooManyStreams) return plain(429, 'too_many_streams', 'Too many streams', error)
  if (error instanceof core.RemovedAsDuplicate) return plain(410, 'removed_as_duplicate', 'No longer there', error)
  if (error instanceof core.NotFound) return plain(404, 'not_found', 'Not found', error)
  if (error instanceof core.Stale) return plain(412, 'stale', 'Changed meanwhile', error)
  if (error instanceof core.FileTooLarge) return plain(413, 'file_too_large', 'The file is too large', error)
  if (error instanceof core.FileUnreadable) return plain(422, 'unreadable', 'The file cannot be read', error)
  if (error instanceof core.FileRefused) return plain(422, 'file_refused', 'The file cannot be taken', error)
  if (error instanceof core.IdempotencyKeyReused) return plain(422, 'idempotency_key_reused', 'Key used before', error)
  if (error instanceof core.PartnerReferenceTaken) return plain(409, 'conflict', 'There already', error)
  if (error instanceof core.InterviewsPending) return plain(409, 'interviews_pending', 'Not now', error)
  if (error instanceof core.StageInUse) return plain(409, 'stage_in_use', 'In use', error)
  if (error instanceof core.NameTaken) return plain(409, 'name_taken', 'Taken', error)
  if (error instanceof core.AlreadyExists) return plain(409, 'conflict', 'There already', error)
  if (error instanceof core.Unavailable) {
    const headers = { 'retry-after': String(error.retryAfter) }
    return { status: 503, code: 'unavailable', title: 'Not available', detail: error.advice, headers }
  }
  if (error instanceof http.MalformedBody) return plain(400, 'malformed', 'Not understood', error)
  if (error instanceof http.NotHttp) return plain(error.status, 'malformed', 'Not understood', error)
  if (error instanceof http.BadIdempotencyKey) return plain(400, 'bad_idempotency_key', 'Not a key', error)
  if (error instanceof http.BodyTooLarge) return plain(413, 'body_too_large', 'Too large', error)
  if (error instanceof http.UnsupportedMediaType) return plain(415, 'unsupported_media_type', 'Not understood', error)
  if (error instanceof http.NoSuchRoute) return plain(404, 'not_found', 'Not found', error)
  if (error instanceof http.MethodNotAllowed) {
    const headers = { allow: error.allowed.join(', ') }
    return { ...plain(405, 'method_not_allowed', 'Not allowed', error), headers }
  }
  const detail = 'Something went wrong on our side. Nothing is known to be wrong with the request.'
  return { status: 500, code: 'internal', title: 'Something went wrong', detail }
}

function plain(status: number, code: string, title: string, { message: detail }: Error): Problem {
  return { status, code, title, detail }
}

function invalid(fields: readonly core.InvalidField[]): Problem {
  const errors = fields.map((each) => ({ field: each.field, reason: each.reason, message: sentenceOf(each) }))
  const detail = errors.map(({ message }) => message).join(' ')
  return { status: 422, code: 'invalid_fields', title: 'Some fields cannot be taken', detail, more: { errors } }
}

/** What is wrong with a field and what to send instead. */
function sentenceOf({ field, reason, detail: { limit, expected } }: core.InvalidField): string {
  const name = field === '' ? 'The body' : `"${field}"`
  switch (reason) {
    case 'missing':
      return `${name} is needed.`
    case 'empty':
      return `${name} must not be empty.`
    case 'too_long':
      return `${name} is longer than ${limit} characters.`
    case 'too_many':
      return `${name} holds more than ${limit}.`
    case 'unknown':
      return `${name} is not known here${expected ? `: send ${expected}` : ''}.`
    case 'email':
      return `${name} is no e-mail address.`
    case 'url':
      return `${name} is no address on the web: send one that begins with https:// or http://.`
    case 'linkedin_url':
      return `${name} is no address of a profile on LinkedIn.`
    case 'country':
      return `${name} is no country: send two letters of ISO 3166, such as FR.`
    case 'datetime':
      return `${name} is no time: send ISO 8601, such as 2026-01-31T12:00:00Z.`
    case 'base64':
      return `${name} is no base64.`
    case 'type':
    case 'choice':
    case 'value':
      return `${name} cannot be taken${expected ? `: send ${expected}` : ''}.`
  }
}
