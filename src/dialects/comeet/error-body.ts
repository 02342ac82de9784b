import * as core from '../../core/errors.ts'
import { uidOf } from '../../core/ids.ts'
import * as http from '../../http/errors.ts'
import type { ErrorAnswer } from '../../http/operation.ts'

/** An update of a candidate that is not there: it has a slug of its own (document 002), unlike a read. */
export class CandidateNotFound extends core.NotFound {
  constructor() {
    super('application')
  }
}

/**
 * Every error in Comeet's form (reference, section 1.4): `status`, `error`, `message`, one error a response. Slugs that
 * the documents do not name are ours; docs/comeet.md lists them.
 */
export function errorAnswer(error: unknown): ErrorAnswer {
  if (error instanceof core.InvalidField) return invalidField(error)
  if (error instanceof core.Unauthenticated) {
    return body(401, 'unauthorized', error.message, {}, { 'www-authenticate': 'Bearer' })
  }
  if (error instanceof core.NotPermitted) {
    return body(403, 'no_permission', 'You do not have permission to perform this action')
  }
  if (error instanceof core.UnknownCustomField) {
    const message = `The provided custom candidate field "${cut(error.field)}" does not exist`
    return body(400, 'invalid_custom_candidate_field', message)
  }
  if (error instanceof core.SourceContactMissing) {
    return body(400, 'required_field', 'You must include this required field: "source_contact"')
  }
  if (error instanceof core.SourceContactTaken) {
    const message = `The provided email address of the source contact already exists and belongs to another source: "${error.email}"`
    return body(400, 'source_contact_conflict', message)
  }
  if (error instanceof core.FileTooLarge) {
    const megabytes = error.limitBytes / (1024 * 1024)
    return body(403, 'file_size_limit', `The provided file exceeds size limit of ${megabytes}MB: "${error.file}"`)
  }
  if (error instanceof core.FileRefused) {
    const message = `The provided file cannot be accepted due to the company's security policy: "${error.file}"`
    return body(403, 'malicious_file', message, { reason: error.message })
  }
  if (error instanceof core.RemovedAsDuplicate) {
    const message =
      'You are trying to access a candidate that was removed since it was a duplicate of another candidate'
    return body(401, 'duplicate_candidate', message, { existing_candidate_uid: error.survivor.uid })
  }
  if (error instanceof core.InterviewsPending) {
    const more = { person_uid: uidOf(error.personId), candidate_uid: error.applicationIds.map(uidOf) }
    return body(400, 'person_has_pending_interviews', 'Person has scheduled or ongoing interviews', more)
  }
  if (error instanceof core.RateLimited) {
    return body(429, 'too_many_requests', error.message, {}, { 'retry-after': String(error.retryAfter) })
  }
  if (error instanceof core.NotFound) return notFound(error)
  if (error instanceof core.PartnerReferenceTaken) {
    const message = 'Candidate with provided partner_candidate_id already exists in position with status in progress'
    return body(409, 'candidate_post_conflict', message, {
      candidate_uid: error.application.id,
      existing_candidate_uid: error.application.uid,
    })
  }
  if (error instanceof core.NotATemplate) {
    const message = 'The provided value for "uid" is invalid; send the uid of a position that is a template'
    return body(400, 'invalid_value', message)
  }
  if (error instanceof core.IdempotencyKeyReused) return body(422, 'idempotency_key_reused', error.message)
  if (error instanceof core.Unavailable) {
    const message = error.advice
    return body(503, 'service_unavailable', message, {}, { 'retry-after': String(error.retryAfter) })
  }
  if (error instanceof http.MalformedBody) return body(400, 'malformed_request', error.message)
  if (error instanceof http.NotHttp) return body(error.status, 'malformed_request', error.message)
  if (error instanceof http.BadIdempotencyKey) return body(400, 'invalid_idempotency_key', error.message)
  if (error instanceof http.BodyTooLarge) return body(413, 'request_size_limit', error.message)
  if (error instanceof http.UnsupportedMediaType) return body(415, 'unsupported_media_type', error.message)
  if (error instanceof http.NoSuchRoute) return body(404, 'not_found', error.message)
  if (error instanceof http.MethodNotAllowed) {
    return body(405, 'method_not_allowed', error.message, {}, { allow: error.allowed.join(', ') })
  }
  return body(500, 'internal_error', 'Something went wrong on our side. Nothing is known to be wrong with the request.')
}

function invalidField(error: core.InvalidField): ErrorAnswer {
  const { field, reason, detail } = error
  const value = cut(detail.value ?? '')
  switch (reason) {
    case 'missing':
    case 'empty':
      return body(400, 'required_field', `You must include this required field: "${field}"`)
    case 'too_long':
      return body(
        400,
        'string_size_limit',
        `The provided value for "${field}" exceeds the limit of ${detail.limit} characters: "${value}"`,
      )
    case 'email':
      return body(400, 'invalid_email', `The provided email address is invalid: "${value}"`)
    case 'url':
      return body(400, 'invalid_url', `The provided URL is invalid: "${value}"`)
    case 'linkedin_url':
      return body(400, 'invalid_linkedin_url', `The provided LinkedIn URL is invalid: "${value}"`)
    case 'country':
      return body(400, 'incorrect_country_code', `The provided country code does not conform to ISO 3166: "${value}"`)
    case 'datetime':
      return body(400, 'invalid_datetime', `The provided time format is invalid: "${value}"`)
    case 'too_many':
      return body(400, 'invalid_value', `The provided value for "${field}" has more than ${detail.limit} items`)
    default: {
      const expected = detail.expected ? `; send ${detail.expected}` : ''
      return body(400, 'invalid_value', `The provided value for "${field || 'body'}" is invalid${expected}`)
    }
  }
}

function notFound(error: core.NotFound): ErrorAnswer {
  if (error instanceof CandidateNotFound) return body(404, 'candidate_not_found', 'Candidate not found')
  if (error.thing === 'conversation') return body(404, 'message_not_found', 'Message not found')
  if (error.thing === 'job') {
    return body(404, 'position_not_found', 'The provided position id was not found at the specified account')
  }
  return body(404, 'not_found', 'The provided ID could not be found')
}

function body(
  status: number,
  error: string,
  message: string,
  more: object = {},
  headers: Record<string, string> = {},
): ErrorAnswer {
  return { status, body: JSON.stringify({ status, error, message, ...more }), headers }
}

/** The documents quote the value in the message; a hostile one must not come back whole. */
function cut(value: string): string {
  const LONGEST = 1000
  return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value
}
