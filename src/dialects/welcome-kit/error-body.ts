import { RemoteFileRefused } from '../../core/applications/intake.ts'
import * as core from '../../core/errors.ts'
import * as http from '../../http/errors.ts'
import type { ErrorAnswer } from '../../http/operation.ts'
import { ParamsMissing } from './checked-params.ts'

/**
 * Every error in Welcome Kit's form (reference, section 2): `error` and `error_description`. Codes that the documents do
 * not name are ours; docs/welcome-kit.md lists them.
 */
export function errorAnswer(error: unknown): ErrorAnswer {
  if (error instanceof ParamsMissing) {
    const parts = error.missing.map(({ name, empty }) => `${name} is ${empty ? 'empty' : 'missing'}`)
    return invalid(parts.join(', '))
  }
  if (error instanceof core.InvalidField) return invalid(describe(error))
  if (error instanceof RemoteFileRefused) return invalid(`${error.field} is invalid: ${error.cause.message}`)
  if (error instanceof core.SourceContactMissing) {
    return invalid('An employee portal must name a source contact, which only the Comeet API can carry')
  }
  if (error instanceof core.Unauthenticated) {
    return body(401, 'unauthorized', error.message, { 'www-authenticate': 'Bearer' })
  }
  if (error instanceof core.NotMember) return body(401, 'unauthorized', error.message)
  if (error instanceof core.NotPermitted) {
    return body(403, 'invalid_scope', "The access token's scope does not allow this")
  }
  // Its reference is known to nobody any more, as if it had been deleted.
  if (error instanceof core.RemovedAsDuplicate) return body(404, 'not_found', 'Candidate not found')
  if (error instanceof core.NotFound) {
    if (error.thing === 'stage') return invalid('job_stage_id is invalid: this job has no such stage')
    return body(404, 'not_found', `${THINGS[error.thing] ?? 'Resource'} not found`)
  }
  if (error instanceof core.NoMailServer) {
    return invalid(`send_email is invalid: send false, as the e-mail can only be recorded. ${error.message}`)
  }
  if (error instanceof core.PartnerReferenceTaken) {
    return invalid(
      'job_stage_id is invalid: another candidate with the same partner_candidate_id is in progress in this job',
    )
  }
  if (error instanceof core.RateLimited) {
    return body(429, 'too_many_requests', error.message, { 'retry-after': String(error.retryAfter) })
  }
  if (error instanceof core.NameTaken) {
    const param = error.field === 'externalReference' ? 'external_reference' : error.field
    return invalid(`${param} is taken: send another one, as it must be unique in the organization`)
  }
  if (error instanceof core.IdempotencyKeyReused) return body(422, 'idempotency_key_reused', error.message)
  if (error instanceof core.Unavailable) {
    const message = error.advice
    return body(503, 'service_unavailable', message, { 'retry-after': String(error.retryAfter) })
  }
  if (error instanceof http.MalformedBody) return invalid(error.message)
  if (error instanceof http.NotHttp) return invalid(error.message)
  if (error instanceof http.BadIdempotencyKey) return invalid(error.message)
  if (error instanceof http.BodyTooLarge) return body(413, 'request_too_large', error.message)
  if (error instanceof http.UnsupportedMediaType) return body(415, 'unsupported_media_type', error.message)
  if (error instanceof http.NoSuchRoute) return body(404, 'not_found', error.message)
  if (error instanceof http.MethodNotAllowed) {
    return body(405, 'method_not_allowed', error.message, { allow: error.allowed.join(', ') })
  }
  return body(500, 'internal_server_error', 'Something went wrong on our side. Try again later.')
}

const THINGS: Readonly<Partial<Record<core.NotFoundThing, string>>> = {
  application: 'Candidate',
  job: 'Job',
  office: 'Office',
  department: 'Department',
  organization: 'Organization',
}

function describe({ field, reason, detail }: core.InvalidField): string {
  if (reason === 'missing' || reason === 'empty') return `${field} is ${reason}`
  if (reason === 'too_long') return `${field} is too long: the maximum is ${detail.limit} characters`
  return `${field} is invalid${detail.expected ? `: send ${detail.expected}` : ''}`
}

function invalid(description: string): ErrorAnswer {
  return body(400, 'validation_failed', description)
}

function body(status: number, error: string, description: string, headers: Record<string, string> = {}): ErrorAnswer {
  return { status, body: JSON.stringify({ error, error_description: description }), headers }
}
