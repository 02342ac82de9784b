import type { NoteFormat, Surface } from '../applications/application.ts'

export const CONVERSATION_KINDS = ['email', 'chat', 'sms', 'inmail'] as const
export type ConversationKind = (typeof CONVERSATION_KINDS)[number]

/** Who may see a conversation in the web app. */
export const VISIBILITIES = ['all', 'managers_and_recruiters', 'recruiters'] as const
export type Visibility = (typeof VISIBILITIES)[number]

/** Messages with an applicant about one application, in one medium. */
export type Conversation = {
  readonly organizationId: number
  readonly id: number
  readonly applicationId: number
  readonly clientId: number
  readonly surface: Surface
  readonly kind: ConversationKind
  readonly visibility: Visibility
  readonly createdAt: number
}

export const CORRESPONDENT_TYPES = ['user', 'candidate', 'source_contact', 'other'] as const
export type CorrespondentType = (typeof CORRESPONDENT_TYPES)[number]

export const DELIVERY_STATUSES = ['sent', 'open', 'failed', 'clicked'] as const
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number]

/** Somebody whom a message comes from or goes to. */
export type Correspondent = {
  readonly type: CorrespondentType
  readonly firstName?: string
  readonly middleName?: string
  readonly lastName?: string
  readonly email?: string
  /** What became of it, for somebody whom it goes to. */
  readonly status?: DeliveryStatus
}

/**
 * What becomes of a message: it is kept as a `record` of one that was sent elsewhere, or is to be sent by us. `sending` is
 * a message that was handed to the mail server and whose answer is not known yet.
 */
export type Sending = 'record' | 'queued' | 'sending' | 'sent' | 'failed'

export type Message = {
  readonly organizationId: number
  readonly id: number
  readonly conversationId: number
  readonly applicationId: number
  readonly clientId: number
  readonly kind: ConversationKind
  readonly content: MessageContent
  readonly sending: Sending
  /** How often its sending was begun; left out, never. */
  readonly attempts?: number
  /** When its sending is begun, or given up as interrupted and begun anew. */
  readonly dueAt?: number
  /** When it was sent, as its sender says. */
  readonly sentAt: number
  readonly createdAt: number
}

export type MessageContent = {
  readonly subject?: string
  /** As it was sent to us. */
  readonly body: string
  /** What `body` is written in, where that is known. */
  readonly format?: NoteFormat
  /** The body as HTML that is safe to show. */
  readonly html: string
  readonly from: Correspondent
  readonly to: readonly Correspondent[]
  readonly cc: readonly Correspondent[]
  readonly bcc: readonly Correspondent[]
  readonly status?: DeliveryStatus
}
