/**
 * Everything that can go wrong for a reason the caller should hear, in the domain's own words. Each surface turns these
 * into its own bodies in exactly one function; whatever is not a DomainError is a fault of ours and shows no detail.
 */
export abstract class DomainError extends Error {
  override get name(): string {
    return this.constructor.name
  }
}

/** No credential, or one that is garbage, expired or revoked. */
export class Unauthenticated extends DomainError {}

/** The caller is known but its grant lacks what the act needs. */
export class NotPermitted extends DomainError {
  /** What the grant would need, in the words of `Permission`; for messages. */
  readonly needed: string
  constructor(needed: string) {
    super(`The credential does not allow this. It needs: ${needed}.`)
    this.needed = needed
  }
}

/** The caller is known but belongs to another organization than the one it names. */
export class NotMember extends DomainError {
  constructor() {
    super('You are not member of this organization')
  }
}

export type NotFoundThing =
  | 'application'
  | 'person'
  | 'conversation'
  | 'lead'
  | 'job'
  | 'stage'
  | 'opening'
  | 'office'
  | 'department'
  | 'questionnaire'
  | 'organization'
  | 'client'
  | 'user'
  | 'invitation'
  | 'setup link'
  | 'provider'
  | 'view'
  | 'undo step'
  | 'file'

/** What was named does not exist, or not for this caller: the two are never told apart. */
export class NotFound extends DomainError {
  readonly thing: NotFoundThing
  constructor(thing: NotFoundThing) {
    super(`No such ${thing}`)
    this.thing = thing
  }
}

/** The application was deleted: nothing but its name is left. */
export class ApplicationDeleted extends NotFound {
  readonly application: { readonly id: number }
  constructor(application: { id: number }) {
    super('application')
    this.application = application
  }
}

/** The application was removed because it was a duplicate of another one, which goes on. */
export class RemovedAsDuplicate extends DomainError {
  readonly survivor: { readonly id: number; readonly uid: string }
  constructor(survivor: { id: number; uid: string }) {
    super('The application was removed since it was a duplicate of another one')
    this.survivor = survivor
  }
}

/** A person cannot be erased while interviews are scheduled or under way. */
export class InterviewsPending extends DomainError {
  readonly personId: number
  readonly applicationIds: readonly number[]
  constructor(personId: number, applicationIds: readonly number[]) {
    super('The person has scheduled or ongoing interviews')
    this.personId = personId
    this.applicationIds = applicationIds
  }
}

/** The caller has sent as many requests as it may in the window. */
export class RateLimited extends DomainError {
  readonly limit: number
  readonly windowSeconds: number
  /** Seconds after which to try again. */
  readonly retryAfter: number
  constructor(limit: number, windowSeconds: number, retryAfter: number) {
    super(`You have reached your allowed limit of ${limit} requests per ${windowSeconds} seconds`)
    this.limit = limit
    this.windowSeconds = windowSeconds
    this.retryAfter = retryAfter
  }
}

/** The e-mail and the password are not those of somebody who may sign in; which of the two is wrong is never told. */
export class WrongCredentials extends DomainError {
  constructor() {
    super('The e-mail or the password is not right')
  }
}

/** Somebody tried to sign in too often without success. */
export class TooManyAttempts extends DomainError {
  /** Seconds after which to try again. */
  readonly retryAfter: number
  constructor(retryAfter: number) {
    super('There were too many attempts to sign in without success. Try again later.')
    this.retryAfter = retryAfter
  }
}

/** The same e-mail and password are those of users of several organizations. */
export class OrganizationToChoose extends DomainError {
  readonly organizations: readonly { readonly id: number; readonly name: string }[]
  constructor(organizations: OrganizationToChoose['organizations']) {
    super('You are a user of several organizations: say which one you want to sign in to')
    this.organizations = organizations
  }
}

/** An organization must keep an admin who can sign in. */
export class LastAdmin extends DomainError {
  constructor() {
    super('This is the last admin of the organization: make somebody else an admin first')
  }
}

/** Whoever is deactivated cannot sign in, with whatever password. */
export class UserDeactivated extends DomainError {
  constructor() {
    super('This user is deactivated: activate them first')
  }
}

/** Somebody listens in too many places at once. */
export class TooManyStreams extends DomainError {
  constructor() {
    super('Too many streams are open. Close one first, or wait until others are closed.')
  }
}

export type InvalidReason =
  | 'missing'
  | 'empty'
  | 'type'
  | 'too_long'
  | 'too_many'
  | 'email'
  | 'url'
  | 'linkedin_url'
  | 'country'
  | 'datetime'
  | 'choice'
  | 'base64'
  | 'unknown'
  | 'value'

export type InvalidDetail = {
  /** What was sent, for messages that must quote it. */
  readonly value?: string
  /** The largest length (characters) or count that is allowed. */
  readonly limit?: number
  /** What to send instead, as the end of a sentence: "one of: a, b". */
  readonly expected?: string
}

/** One field that cannot be taken as it was sent. `field` is a path in the caller's own names: `source_contact.email`. */
export class InvalidField extends DomainError {
  readonly field: string
  readonly reason: InvalidReason
  readonly detail: InvalidDetail
  constructor(field: string, reason: InvalidReason, detail: InvalidDetail = {}) {
    super(`"${field}" cannot be taken: ${reason}${detail.expected ? `; expected ${detail.expected}` : ''}`)
    this.field = field
    this.reason = reason
    this.detail = detail
  }
}

/** Several fields that cannot be taken, in the order in which they stand. */
export class InvalidFields extends DomainError {
  readonly fields: readonly InvalidField[]
  constructor(fields: readonly InvalidField[]) {
    super(fields.map(({ message }) => message).join('; '))
    this.fields = fields
  }
}

/** What was to be changed has changed since the caller read it. */
export class Stale extends DomainError {
  constructor() {
    super('It has changed since you read it. Read it again, and send the change with its new version.')
  }
}

/** A value for a custom field that the organization does not have. */
export class UnknownCustomField extends DomainError {
  readonly field: string
  constructor(field: string) {
    super(`There is no custom field "${field}"`)
    this.field = field
  }
}

/** An employee portal must name the colleague who refers the applicant. */
export class SourceContactMissing extends DomainError {
  constructor() {
    super('An employee portal must name the source contact')
  }
}

/** The e-mail of a source contact was registered by another source: it belongs to that one. */
export class SourceContactTaken extends DomainError {
  readonly email: string
  constructor(email: string) {
    super('The e-mail of the source contact belongs to another source')
    this.email = email
  }
}

/** A file is larger than its kind may be. */
export class FileTooLarge extends DomainError {
  readonly file: string
  readonly limitBytes: number
  constructor(file: string, limitBytes: number) {
    super(`The file "${file}" is larger than ${limitBytes} bytes`)
    this.file = file
    this.limitBytes = limitBytes
  }
}

export type RefusedFileReason = 'type' | 'content' | 'executable' | 'empty'

/** A file's type is not allowed here, or its content is not what its name says, or it is an executable. */
export class FileRefused extends DomainError {
  readonly file: string
  readonly reason: RefusedFileReason
  constructor(file: string, reason: RefusedFileReason, message: string) {
    super(message)
    this.file = file
    this.reason = reason
  }
}

/** A remote file could not be fetched. The message is safe to show: it never tells what lives in the operator's network. */
export class FetchFailed extends DomainError {}

/** An application with this partner reference is already in progress in this job, for this client. */
export class PartnerReferenceTaken extends DomainError {
  readonly application: { readonly id: number; readonly uid: string }
  constructor(application: { id: number; uid: string }) {
    super('An application with this partner reference is already in progress in this job')
    this.application = application
  }
}

/** The idempotency key was used before with another request. */
export class IdempotencyKeyReused extends DomainError {
  constructor() {
    super('This Idempotency-Key was already used with a different request. Use a new key for a new request.')
  }
}

/** Something that we need is not there right now. Nothing was done, unless `mayBeDone`. */
export class Unavailable extends DomainError {
  /** Seconds after which to try again. */
  readonly retryAfter: number
  /** The way to the database broke while it was committing: it cannot be told whether it did. */
  readonly mayBeDone: boolean
  constructor(message: string, retryAfter = 1, options: ErrorOptions & { readonly mayBeDone?: boolean } = {}) {
    super(message, options)
    this.retryAfter = retryAfter
    this.mayBeDone = options.mayBeDone ?? false
  }

  /** What the caller should know, without a word of what stands behind it. */
  get advice(): string {
    return this.mayBeDone
      ? 'The connection to the database broke, and it is not known whether this request was done. Send it again with the ' +
          'same Idempotency-Key, or look first whether it is there.'
      : 'The server cannot take this request right now. Nothing was changed; send it again.'
  }
}

/** A stored file whose content cannot be read: it is damaged, protected, or wants more time or memory than it may have. */
export class FileUnreadable extends DomainError {
  constructor(message = 'This file cannot be read here: it is damaged or protected, or too large when it is opened') {
    super(message)
  }
}

/** Only a job that is a template can be cloned. */
export class NotATemplate extends DomainError {
  constructor() {
    super('The job is not a template')
  }
}

/** A value that must be unique in the organization is taken by another job or department. */
export class NameTaken extends DomainError {
  readonly field: 'externalReference' | 'name' | 'slug'
  readonly value: string
  constructor(field: NameTaken['field'], value: string) {
    super(`Another one has this ${field === 'externalReference' ? 'external reference' : field} already`)
    this.field = field
    this.value = value
  }
}

/** An e-mail is to be sent, and the operator named no mail server. */
export class NoMailServer extends DomainError {
  constructor() {
    super('This server sends no e-mail: its operator has set no mail server')
  }
}

/** A stage that is to be taken out of a pipeline, or to become of another kind, and in which applications stand. */
export class StageInUse extends DomainError {
  /** Left out when it came in only now. */
  readonly stage: string | undefined
  constructor(stage?: string) {
    super(
      `Applications stand in ${stage === undefined ? 'a stage' : `the stage "${stage}"`} that would be removed or become of ` +
        'another kind. Move them first.',
    )
    this.stage = stage
  }
}

/** A name that must be unique is taken (a job's uid, a client's API key). */
export class AlreadyExists extends DomainError {}
