import { DomainError } from '../core/errors.ts'

/** What can be wrong with a request before its meaning matters. Like the domain's errors, each surface words them in its own form. */
export abstract class RequestError extends DomainError {}

/** The body is not what its media type says. */
export class MalformedBody extends RequestError {}

export class UnsupportedMediaType extends RequestError {
  readonly supported: readonly string[]
  constructor(given: string, supported: readonly string[]) {
    super(`The media type ${given ? `"${given}"` : '(none)'} is not understood here; send ${supported.join(' or ')}`)
    this.supported = supported
  }
}

export class BodyTooLarge extends RequestError {
  readonly limitBytes: number
  constructor(limitBytes: number) {
    super(`The request body is larger than ${limitBytes} bytes`)
    this.limitBytes = limitBytes
  }
}

export class NoSuchRoute extends RequestError {
  constructor() {
    super('There is nothing at this address')
  }
}

export class MethodNotAllowed extends RequestError {
  readonly allowed: readonly string[]
  constructor(method: string, allowed: readonly string[]) {
    super(`${method} is not allowed here; allowed: ${allowed.join(', ')}`)
    this.allowed = allowed
  }
}

/** A browser sent it that is signed in, but not from our own pages. */
export class NotFromHere extends RequestError {
  constructor() {
    super('The request does not come from the app: send X-CSRF-Token, as GET /session says it, from the same origin')
  }
}

/** The `Idempotency-Key` header has a form that cannot be used. */
export class BadIdempotencyKey extends RequestError {
  constructor() {
    super('The Idempotency-Key must have 1 to 255 visible ASCII characters; a UUID is a good choice')
  }
}

/** What came is no HTTP request, or none that was whole in time. */
export class NotHttp extends RequestError {
  /** 400, 408 or 431. */
  readonly status: number
  constructor(status: number) {
    super(WHAT_IS_WRONG[status] ?? 'What came is no valid HTTP/1.1 request')
    this.status = status
  }
}

const WHAT_IS_WRONG: Readonly<Record<number, string>> = {
  408: 'The request was not whole in time; send it again',
  431: 'The headers are longer than 16 KB; send long texts in the body',
}
