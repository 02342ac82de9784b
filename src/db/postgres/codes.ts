/** PostgreSQL's SQLSTATE codes, as far as we tell them apart (Appendix A of its manual), and the errors of the socket. */

const UNIQUE_VIOLATION = '23505'
/** What a statement that must change a row raises when it found none; see `texts.ts`. */
const DIVISION_BY_ZERO = '22012'
const DEADLOCK_DETECTED = '40P01'
const SERIALIZATION_FAILURE = '40001'
const READ_ONLY = '25006'
const FEATURE_NOT_SUPPORTED = '0A000'
const TOO_MANY_CONNECTIONS = '53300'

/** Classes that mean "not now": connection exceptions, insufficient resources, operator intervention, system errors. */
const NOT_NOW_CLASSES = new Set(['08', '53', '57', '58'])
/** A lock was not to be had in time. */
const LOCK_NOT_AVAILABLE = '55P03'

export type PostgresError = Error & { readonly code?: string; readonly severity?: string }

/** The server's own error, not one of the connection to it. */
export function isFromServer(error: PostgresError): boolean {
  return error.severity !== undefined
}

export function isUniqueViolation({ code }: PostgresError): boolean {
  return code === UNIQUE_VIOLATION
}

export function isNoRowChanged({ code }: PostgresError): boolean {
  return code === DIVISION_BY_ZERO
}

/** Another transaction was in the way: everything was undone, and the same may well succeed. */
export function isWorthRetrying({ code }: PostgresError): boolean {
  return code === DEADLOCK_DETECTED || code === SERIALIZATION_FAILURE
}

/** A migration of another process changed what a prepared statement returns: it has to be prepared again. */
export function isStalePlan({ code, message }: PostgresError): boolean {
  return code === FEATURE_NOT_SUPPORTED && message.includes('cached plan')
}

/** The server takes no writes: a replica that was not promoted, or a primary that was demoted. */
export function isReadOnly({ code }: PostgresError): boolean {
  return code === READ_ONLY
}

/** All connections that the server allows are taken. */
export function isTooManyConnections({ code }: PostgresError): boolean {
  return code === TOO_MANY_CONNECTIONS
}

/** "Not now" rather than "wrong": the server or the way to it is not there, is full, ends or starts. */
export function isNotNow(error: PostgresError): boolean {
  if (!isFromServer(error)) return true
  const { code = '' } = error
  return NOT_NOW_CLASSES.has(code.slice(0, 2)) || code === LOCK_NOT_AVAILABLE || isReadOnly(error)
}
