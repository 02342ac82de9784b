import type { Client, Credential } from './access/client.ts'
import type { Application, Attachment, Note } from './applications/application.ts'
import type { Job } from './jobs/job.ts'
import type { KnownSourceContact, Organization, Person, RememberedAnswer } from './unit-of-work.ts'

/** What the core reads, each port as narrow as its readers. Every method takes the organization first: there is no query without one. */

export type ApplicationReader = {
  byId(organizationId: number, id: number): Promise<Application | undefined>
  /** The one in progress in this job that this client sent with this reference; a database constraint keeps it single. */
  inProgress(
    organizationId: number,
    clientId: number,
    jobId: number,
    partnerReference: string,
  ): Promise<Application | undefined>
  /** In the order in which they were added, without removed ones. */
  attachments(organizationId: number, applicationId: number): Promise<Attachment[]>
  attachment(organizationId: number, attachmentId: number): Promise<Attachment | undefined>
  /** One client's notes, oldest first. */
  notesBy(organizationId: number, applicationId: number, clientId: number): Promise<Note[]>
}

export type PersonReader = {
  byEmail(organizationId: number, emailKey: string): Promise<Person | undefined>
  sourceContactByEmail(organizationId: number, emailKey: string): Promise<KnownSourceContact | undefined>
}

export type JobReader = {
  byUid(organizationId: number, uid: string): Promise<Job | undefined>
  byReference(organizationId: number, reference: string): Promise<Job | undefined>
  byId(organizationId: number, id: number): Promise<Job | undefined>
  list(organizationId: number): Promise<Job[]>
}

export type OrganizationReader = {
  byId(id: number): Promise<Organization | undefined>
  byReference(reference: string): Promise<Organization | undefined>
  /** Crosses organizations: for the operator only. */
  list(): Promise<Organization[]>
  customFields(organizationId: number): Promise<ReadonlySet<string>>
}

export type ClientReader = {
  byId(organizationId: number, id: number): Promise<Client | undefined>
  byName(organizationId: number, name: string): Promise<Client | undefined>
  list(organizationId: number): Promise<Client[]>
  credentials(organizationId: number, clientId: number): Promise<Credential[]>
}

export type AnswerReader = {
  find(organizationId: number, clientId: number, keyHash: string): Promise<RememberedAnswer | undefined>
}

/** Time, so that tests own it. Milliseconds since 1970. */
export type Clock = { now(): number }

/** Ids and randomness, so that tests own them. */
export type Ids = {
  /** An id that no process on this store was or will be given. */
  next(): Promise<number>
  /** 48 random bits. */
  salt(): number
  /** Random letters and digits, for public names. */
  code(length: number): string
}
