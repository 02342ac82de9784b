import type { Client, Credential } from './access/client.ts'
import type { Application, Attachment, Note } from './applications/application.ts'
import type { AttachmentKind } from './files.ts'
import type { Job } from './jobs/job.ts'
import type { Event } from './log/event.ts'

/**
 * A unit of work is a value: the list of changes that must happen together or not at all. A use case reads, decides, and
 * hands it over; nothing is decided while a transaction is open. What a use case relied on while deciding is guarded by
 * the database (a unique key, a version); when it no longer holds, the whole unit is undone and the answer names the
 * guard, so that the use case can look again.
 */
export type Change =
  | { readonly do: 'rememberAnswer'; readonly answer: RememberedAnswer }
  | { readonly do: 'addPerson'; readonly person: Person }
  | { readonly do: 'addSourceContact'; readonly sourceContact: KnownSourceContact }
  | { readonly do: 'addApplication'; readonly application: Application }
  | { readonly do: 'changeApplication'; readonly application: Application; readonly from: Application }
  | { readonly do: 'addAttachment'; readonly attachment: Attachment }
  | {
      readonly do: 'removeAttachments'
      readonly organizationId: number
      readonly applicationId: number
      readonly kind: AttachmentKind
      readonly at: number
    }
  | { readonly do: 'addNote'; readonly note: Note }
  | { readonly do: 'appendEvent'; readonly event: Event }
  | { readonly do: 'addOrganization'; readonly organization: Organization }
  | { readonly do: 'addCustomField'; readonly organizationId: number; readonly name: string }
  | { readonly do: 'addJob'; readonly job: Job }
  | { readonly do: 'addClient'; readonly client: Client }
  | { readonly do: 'addCredential'; readonly credential: Credential }
  | {
      readonly do: 'revokeCredentials'
      readonly organizationId: number
      readonly clientId: number
      readonly at: number
    }
  | { readonly do: 'revokeClient'; readonly organizationId: number; readonly clientId: number; readonly at: number }

/** The guard that did not hold. */
export type Conflict =
  | 'idempotency_key'
  | 'person_email'
  | 'source_contact_email'
  | 'partner_reference'
  | 'stale'
  | 'name_taken'

export type UnitOfWork = {
  /**
   * Makes all the changes durable, or none. Resolves to the guard that did not hold, or to undefined when it is on disk.
   * @throws Unavailable when the store cannot take it right now; nothing was done
   */
  commit(changes: readonly Change[]): Promise<Conflict | undefined>
}

/** The human behind one or more applications: a link and nothing else. */
export type Person = {
  readonly organizationId: number
  readonly id: number
  /** New applications with this e-mail (see `emailKey`) are linked to this person. */
  readonly emailKey?: string
  readonly createdAt: number
}

/** A source contact as its source registered it: an e-mail belongs to one source. */
export type KnownSourceContact = {
  readonly organizationId: number
  readonly id: number
  readonly clientId: number
  readonly emailKey: string
  readonly createdAt: number
}

/** The hiring customer: the tenant boundary. */
export type Organization = {
  readonly id: number
  readonly reference: string
  readonly name: string
  /** Link an application to the person who has its e-mail already. */
  readonly linksByEmail: boolean
  readonly createdAt: number
}

/** The answer to a request that carried an `Idempotency-Key`, kept so that a repetition gets the same. */
export type RememberedAnswer = {
  readonly organizationId: number
  readonly clientId: number
  /** SHA-256 of the key, so that it has one length and any content. */
  readonly keyHash: string
  /** SHA-256 of what was asked: method, path and body. */
  readonly fingerprint: string
  readonly status: number
  readonly body: string
  readonly createdAt: number
}
