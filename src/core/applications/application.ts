import type { AttachmentKind, StoredFile } from '../files.ts'
import type { Job, Stage } from '../jobs/job.ts'
import type { Move } from './move.ts'
import type { Status } from './status.ts'

/** How far a sourcing conversation with somebody has come. */
export const PROSPECT_STATUSES = [
  'sourced',
  'contacted',
  'responded',
  'interested',
  'not_interested',
  'do_not_contact',
] as const
export type ProspectStatus = (typeof PROSPECT_STATUSES)[number]

/** Places on the web where somebody has a profile, other than LinkedIn, which has a field of its own. */
export const MEDIA = [
  'website',
  'github',
  'stackoverflow',
  'dribbble',
  'behance',
  'facebook',
  'instagram',
  'medium',
  'tumblr',
  'vimeo',
  'twitter',
] as const
export type Medium = (typeof MEDIA)[number]

/** `country` is an ISO 3166-1 alpha-2 code, upper case. */
export type Address = {
  readonly country?: string
  readonly city?: string
  readonly state?: string
  readonly zip?: string
  readonly street?: string
}

/** The human who sent an applicant: a headhunter, a colleague. */
export type SourceContact = {
  readonly id: number
  readonly fullName: string
  readonly email: string
  readonly phone?: string
}

export type CustomFieldValue = string | number | boolean | readonly (string | number | boolean)[]

/** The contact details as they were sent with one application; another application of the same person has its own. */
export type Profile = {
  readonly firstName: string
  readonly middleName?: string
  readonly lastName: string
  readonly email?: string
  readonly phone?: string
  readonly mobilePhone?: string
  readonly nationalId?: string
  readonly linkedinUrl?: string
  readonly headline?: string
  readonly address?: Address
  readonly links?: readonly string[]
  readonly media?: Readonly<Partial<Record<Medium, string>>>
}

/** What was said with the application, beside the profile. */
export type Statement = {
  readonly salaryExpectations?: string
  readonly prospectStatus?: ProspectStatus
  readonly coverLetter?: string
  readonly referrer?: string
  readonly customFields?: Readonly<Record<string, CustomFieldValue>>
  readonly sourceContact?: SourceContact
}

/** The surface through which something came in. */
export type Surface = 'comeet' | 'welcome-kit' | 'native' | 'cli' | 'task'

/** One person's application to one job. Times are milliseconds since 1970. */
export type Application = {
  readonly organizationId: number
  readonly id: number
  /** 48 random bits that make its public reference unguessable; see `ids.ts`. */
  readonly salt: number
  readonly personId: number
  readonly jobId: number
  readonly stageId: number
  readonly clientId: number
  readonly surface: Surface
  readonly partnerReference?: string
  readonly status: Status
  readonly archived: boolean
  readonly profile: Profile
  readonly statement: Statement
  readonly tags: readonly string[]
  /** Counts the changes; a change names the version it was made from. */
  readonly version: number
  readonly createdAt: number
  readonly updatedAt: number
  readonly statusChangedAt: number
  readonly stageEnteredAt: number
  /** Since when it is gone: what is left is a stub without any personal data, unless it is a duplicate. */
  readonly deletedAt?: number
  /** It was removed as a duplicate of this application: nobody reads it, and all of it is kept, so that this can be undone. */
  readonly duplicateOf?: number
  /** The person that it was linked to before it was removed as a duplicate. */
  readonly personBefore?: number
}

/** A file on an application. The newest one of its kind is the current one. */
export type Attachment = StoredFile & {
  readonly organizationId: number
  readonly id: number
  readonly applicationId: number
  readonly kind: AttachmentKind
  /** It came with this message. */
  readonly messageId?: number
  readonly createdAt: number
}

/** A recruiter's or a partner's text. */
export type Note = {
  readonly organizationId: number
  readonly id: number
  readonly applicationId: number
  readonly clientId: number
  /** As it was sent. */
  readonly text: string
  /** What `text` is written in: plain text when left out. */
  readonly format?: NoteFormat
  /** The note as HTML that is safe to show; left out for plain text. */
  readonly html?: string
  /** Who wrote it, where the client says so. */
  readonly author?: Author
  readonly details?: readonly NoteDetail[]
  /** When it was written, where the client says so. */
  readonly writtenAt?: number
  readonly createdAt: number
}

export type NoteFormat = 'html' | 'markdown'

export type NoteDetail = { readonly title: string; readonly text?: string }

/** Who wrote something that a client sent. */
export type Author = {
  readonly type: 'user' | 'source_contact' | 'other' | 'app'
  readonly firstName: string
  readonly middleName?: string
  readonly lastName?: string
  readonly email?: string
}

/** An application with everything a surface needs to show it. `notes` are those of the asking client only. */
export type ApplicationView = {
  readonly application: Application
  readonly job: Job
  readonly stage: Stage
  /** Oldest first. */
  readonly moves: readonly Move[]
  /** The other jobs that it was moved from, for the names of their stages; left out when there are none. */
  readonly earlierJobs?: readonly Job[]
  /** The opening that its person fills. */
  readonly openingId?: number
  /** In the order in which they were added. */
  readonly attachments: readonly Attachment[]
  readonly notes: readonly Note[]
  readonly sourceName: string
  readonly fromEmployeePortal: boolean
}

/** The current attachment of a kind: the newest. */
export function currentAttachment(
  view: Pick<ApplicationView, 'attachments'>,
  kind: AttachmentKind,
): Attachment | undefined {
  return view.attachments.findLast((attachment) => attachment.kind === kind)
}

/** E-mail addresses are compared without case, and kept as sent. */
export function emailKey(email: string): string {
  return email.normalize('NFC').toLowerCase()
}
