import type { Surface } from '../applications/application.ts'
import type { Actor } from './actor.ts'

export type EventType =
  | 'application.submitted'
  | 'application.updated'
  | 'application.moved'
  | 'application.removed'
  | 'conversation.added'
  | 'message.added'
  | 'application.restored'
  | 'person.erased'
  | 'person.pseudonymized'
  | 'lead.added'
  | 'job.added'
  | 'job.changed'
  | 'opening.added'
  | 'office.added'
  | 'office.changed'
  | 'department.added'
  | 'department.changed'
  | 'organization.added'
  | 'organization.changed'
  | 'user.added'
  | 'user.changed'
  | 'user.invited'
  | 'user.uninvited'
  | 'user.signed_in'
  | 'user.signed_out'
  | 'client.added'
  | 'client.changed'
  | 'client.rotated'
  | 'client.revoked'
  | 'view.added'
  | 'view.changed'
  | 'view.removed'

/** A fact that happened, as the log keeps it for ever: ids and field names, no personal data of the applicant. */
export type Event = {
  readonly organizationId: number
  readonly id: number
  readonly type: EventType
  /** The application that it is about, or the lead. */
  readonly applicationId?: number
  readonly personId?: number
  readonly jobId?: number
  readonly clientId: number
  readonly surface: Surface
  readonly actor?: Actor
  readonly fields: readonly string[]
  readonly at: number
  readonly requestId: string
  readonly details: EventDetails
}

/** Values before and after a change, kept beside the log so that they can be erased while the log stays whole. */
export type EventDetails = {
  /** Random, so that the hash that stays in the log gives nothing away once the values are erased. */
  readonly salt: number
  readonly before: Readonly<Record<string, unknown>>
  readonly after: Readonly<Record<string, unknown>>
}

/** An event as the log gives it back, without the values. `position` is its place in the organization's log. */
export type LoggedEvent = Omit<Event, 'details'> & { readonly position: number }
