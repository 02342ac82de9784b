import type { AccountChange } from './access/account-change.ts'
import type { Client, Credential } from './access/client.ts'
import type { Application, Attachment, Note } from './applications/application.ts'
import type { Move } from './applications/move.ts'
import type { UndoStep } from './applications/undo-step.ts'
import type { Conversation, Message } from './conversations/conversation.ts'
import type { AttachmentKind } from './files.ts'
import type { Department } from './jobs/department.ts'
import type { Job } from './jobs/job.ts'
import type { Office } from './jobs/office.ts'
import type { Opening } from './jobs/opening.ts'
import type { Questionnaire } from './jobs/questionnaire.ts'
import type { Lead } from './leads/lead.ts'
import type { Event } from './log/event.ts'
import type { SearchEntry } from './search/searched-text.ts'
import type { SavedView } from './views/view.ts'

/**
 * A unit of work is a value: the list of changes that must happen together or not at all. A use case reads, decides, and
 * hands it over; nothing is decided while a transaction is open. What a use case relied on while deciding is guarded by
 * the database (a unique key, a version); when it no longer holds, the whole unit is undone and the answer names the
 * guard, so that the use case can look again.
 */
export type Change =
  | AccountChange
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
  | { readonly do: 'removeAttachment'; readonly organizationId: number; readonly id: number; readonly at: number }
  | { readonly do: 'addNote'; readonly note: Note }
  | { readonly do: 'addMove'; readonly move: Move }
  | { readonly do: 'addConversation'; readonly conversation: Conversation }
  | { readonly do: 'addMessage'; readonly message: Message }
  /** From one state of sending to the next, unless another process was quicker. */
  | { readonly do: 'markMessage'; readonly message: Message; readonly from: Message }
  | { readonly do: 'addLead'; readonly lead: Lead }
  /** Somebody of this person's applications was active. */
  | { readonly do: 'touchPerson'; readonly organizationId: number; readonly personId: number; readonly at: number }
  /** The person behind an application is another one now, or has no e-mail to be linked by any more. */
  | { readonly do: 'forgetPersonEmail'; readonly organizationId: number; readonly personId: number }
  /**
   * Removes everything that hangs on an application and may be personal: attachments, notes, conversations, the values before
   * and after of its events, what it and its duplicates are found by, and answers that are remembered.
   */
  | {
      readonly do: 'emptyApplication'
      readonly organizationId: number
      readonly applicationId: number
      readonly keep?: readonly KeptPart[]
    }
  /** Applications to come with the e-mails of a person are linked to the other one from now on, or to it again. */
  | {
      readonly do: 'mergePerson'
      readonly organizationId: number
      readonly personId: number
      readonly into: number | undefined
    }
  | { readonly do: 'linkLead'; readonly organizationId: number; readonly id: number; readonly personId: number }
  | { readonly do: 'addUndoStep'; readonly step: UndoStep }
  /** Guarded: a step is undone once. */
  | { readonly do: 'markUndone'; readonly organizationId: number; readonly id: number; readonly at: number }
  | { readonly do: 'eraseLead'; readonly organizationId: number; readonly id: number; readonly at: number }
  /** Empties the values before and after of every event of a person. The log itself stays. */
  | { readonly do: 'emptyEventDetails'; readonly organizationId: number; readonly personId: number }
  /** Puts an application, or a lead, in the line of those whose duplicates are looked for, or finds a new place for it there. */
  | {
      readonly do: 'queueMatching'
      readonly organizationId: number
      readonly applicationId: number
      readonly version: number
    }
  /** What an application or a lead is found by from now on, as of a version of it, which leaves the line. Guarded by its place there. */
  | {
      readonly do: 'setMatchKeys'
      readonly organizationId: number
      readonly applicationId: number
      readonly version: number
      readonly keys: readonly string[]
    }
  /** Puts an application in the line of those whose searched text is read anew. */
  | { readonly do: 'queueSearch'; readonly organizationId: number; readonly applicationId: number }
  /** What an application is found by from now on; left out, nothing. It leaves the line, and its mark there guards this. */
  | {
      readonly do: 'setSearchEntry'
      readonly organizationId: number
      readonly applicationId: number
      readonly mark: number
      readonly entry?: SearchEntry | undefined
    }
  | { readonly do: 'appendEvent'; readonly event: Event }
  | { readonly do: 'addOrganization'; readonly organization: Organization }
  | { readonly do: 'addCustomField'; readonly organizationId: number; readonly name: string }
  | { readonly do: 'changeOrganization'; readonly organization: Organization }
  | { readonly do: 'addJob'; readonly job: Job }
  | { readonly do: 'changeJob'; readonly job: Job; readonly from: Job }
  /** The stages of a job as it has them from now on. Guarded by what stands in those that go, or become of another kind. */
  | { readonly do: 'changePipeline'; readonly job: Job; readonly from: Job }
  | { readonly do: 'addView'; readonly view: SavedView }
  | { readonly do: 'changeView'; readonly view: SavedView; readonly from: SavedView }
  | { readonly do: 'removeView'; readonly view: SavedView }
  | { readonly do: 'addDepartment'; readonly department: Department }
  | { readonly do: 'changeDepartment'; readonly department: Department }
  | { readonly do: 'addOffice'; readonly office: Office }
  | { readonly do: 'changeOffice'; readonly office: Office }
  | { readonly do: 'addOpening'; readonly opening: Opening }
  | { readonly do: 'changeOpening'; readonly opening: Opening; readonly from: Opening }
  | { readonly do: 'addQuestionnaire'; readonly questionnaire: Questionnaire }
  | { readonly do: 'addClient'; readonly client: Client }
  | { readonly do: 'addCredential'; readonly credential: Credential }
  | {
      readonly do: 'revokeCredentials'
      readonly organizationId: number
      readonly clientId: number
      readonly at: number
    }
  | { readonly do: 'revokeClient'; readonly organizationId: number; readonly clientId: number; readonly at: number }

/** What may stay when an application is emptied. Files of messages go with the conversations. */
export type KeptPart = 'files' | 'notes' | 'conversations'

/** The guard that did not hold. */
export type Conflict =
  | 'idempotency_key'
  | 'person_email'
  | 'source_contact_email'
  | 'partner_reference'
  | 'stale'
  | 'name_taken'
  | 'email_taken'
  | 'used'
  | 'last_admin'
  /** The stage that an application was to stand in was taken out of the pipeline. */
  | 'stage_removed'
  /** Applications stand in the stage. */
  | 'stage_in_use'

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
  /** The last change of any of its applications. */
  readonly activeAt: number
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
  /** Opens the public feed of its published jobs; it stands on careers pages, so it is no secret. */
  readonly careersToken: string
  readonly about: OrganizationAbout
  readonly createdAt: number
}

/** What an organization says of itself, and how it wants its applicants' data to be treated. */
export type OrganizationAbout = {
  readonly slug?: string
  readonly description?: string
  /** A language, such as `fr`. */
  readonly defaultLanguage?: string
  readonly websiteUrl?: string
  /** Pages on networks, by name: `twitter`, `facebook`, `linkedin`, `instagram`, `youtube`, `pinterest`. */
  readonly media?: Readonly<Record<string, string>>
  readonly logoUrl?: string
  readonly coverUrl?: string
  readonly employees?: number
  readonly averageAge?: number
  readonly turnover?: number
  readonly creationYear?: number
  readonly parityMen?: number
  readonly parityWomen?: number
  readonly revenue?: string
  readonly sectors?: readonly string[]
  /** Sites on which jobs can be published. */
  readonly sites?: readonly { readonly reference: string; readonly name: string; readonly url: string }[]
  /** Fields that are kept when a person is pseudonymized, as `PERSONAL_FIELDS` in persons/ names them; left out, none. */
  readonly keptWhenPseudonymized?: readonly string[]
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
