import type { Client, Credential } from './access/client.ts'
import type { Application, Attachment, Note, Surface } from './applications/application.ts'
import type {
  ApplicationFilter,
  JobListFilter,
  ListPlace,
  MoveFilter,
  OffsetPage,
  TimeRange,
} from './applications/application-list.ts'
import type { Move } from './applications/move.ts'
import type { SearchFilter, SearchPage, SearchPlace } from './applications/search-filter.ts'
import type { Status } from './applications/status.ts'
import type { UndoStep } from './applications/undo-step.ts'
import type { Conversation, ConversationKind, Message } from './conversations/conversation.ts'
import type { Scope } from './insight/scope.ts'
import type { Department } from './jobs/department.ts'
import type { Job } from './jobs/job.ts'
import type { Office } from './jobs/office.ts'
import type { Opening } from './jobs/opening.ts'
import type { Questionnaire } from './jobs/questionnaire.ts'
import type { Lead } from './leads/lead.ts'
import type { EventDetails, LoggedEvent } from './log/event.ts'
import type { SearchQuery } from './search/search-query.ts'
import type { SearchedText } from './search/searched-text.ts'
import type { KnownSourceContact, Organization, Person, RememberedAnswer } from './unit-of-work.ts'
import type { OwnedView } from './views/view.ts'

/** What the core reads, each port as narrow as its readers. Every method takes the organization first: there is no query without one. */

export type ApplicationReader = {
  /** Deleted ones too, as stubs. */
  byId(organizationId: number, id: number): Promise<Application | undefined>
  /** Many at once, in no order. */
  byIds(organizationId: number, ids: readonly number[]): Promise<Application[]>
  /** A page in the order that `orderFor` gives, behind `after`, with the place behind its last row unless it is the last page. */
  list(
    organizationId: number,
    filter: ApplicationFilter,
    page: { readonly after?: ListPlace; readonly limit: number },
  ): Promise<{ readonly applications: Application[]; readonly next?: ListPlace }>
  /** A page of those that the filter lets through, with the place behind its last row unless it is the last page. */
  search(
    organizationId: number,
    filter: SearchFilter,
    page: SearchPage,
  ): Promise<{ readonly applications: Application[]; readonly next?: SearchPlace }>
  /** How many the filter lets through, counted up to `most`. */
  countFound(organizationId: number, filter: SearchFilter, most: number): Promise<number>
  /** The tags of applications that are there with how many have each, most used first; `jobIds`: only of these jobs. */
  tags(organizationId: number, limit: number, jobIds?: readonly number[]): Promise<{ name: string; count: number }[]>
  /** Those of one job, newest first, without deleted ones. */
  ofJob(organizationId: number, filter: JobListFilter, page: OffsetPage): Promise<Application[]>
  countOfJob(organizationId: number, filter: JobListFilter): Promise<number>
  /** How many stand in each stage of a job, by the stage's id, without deleted ones. */
  countsByStage(organizationId: number, jobId: number): Promise<ReadonlyMap<number, number>>
  /** Every application of a person, oldest first, without deleted ones. */
  ofPerson(organizationId: number, personId: number): Promise<Application[]>
  /** The same with deleted ones, and those that were removed as duplicates. */
  everOfPerson(organizationId: number, personId: number): Promise<Application[]>
  /** Ids of deleted applications, in the order in which they were deleted; `clientId`: only those that it sent. */
  deletedIn(organizationId: number, range: TimeRange, clientId?: number): Promise<number[]>
  /** Oldest first. */
  movesOf(organizationId: number, applicationIds: readonly number[]): Promise<Move[]>
  /** Newest first. */
  moves(organizationId: number, filter: MoveFilter, page: OffsetPage): Promise<Move[]>
  countMoves(organizationId: number, filter: MoveFilter): Promise<number>
  /** The one in progress in this job that this client sent with this reference; a database constraint keeps it single. */
  inProgress(
    organizationId: number,
    clientId: number,
    jobId: number,
    partnerReference: string,
  ): Promise<Application | undefined>
  /** In the order in which they were added, without removed ones. */
  attachments(organizationId: number, applicationId: number): Promise<Attachment[]>
  /** The same of many applications at once. */
  attachmentsOf(organizationId: number, applicationIds: readonly number[]): Promise<Attachment[]>
  attachment(organizationId: number, attachmentId: number): Promise<Attachment | undefined>
  /** Where the files of many applications are kept, removed ones too. */
  blobsOf(organizationId: number, applicationIds: readonly number[]): Promise<OwnedBlob[]>
  /** Every client's notes, oldest first. */
  everyNote(organizationId: number, applicationId: number): Promise<Note[]>
  /** One client's notes, oldest first. */
  notesBy(organizationId: number, applicationId: number, clientId: number): Promise<Note[]>
  /** One client's notes on many applications, oldest first. */
  notesOf(organizationId: number, applicationIds: readonly number[], clientId: number): Promise<Note[]>
}

/** A stored file of an application, and whether it came with a message. */
export type OwnedBlob = { readonly blobKey: string; readonly isOfMessage: boolean }

/** Finds applications and leads that may be of the same person. Filled in the background, so the newest may be missing for a while. */
export type MatchReader = {
  /** Applications with any of these keys, newest first, deleted ones left out. At most `limit`. */
  withKeys(organizationId: number, keys: readonly string[], limit: number): Promise<Application[]>
  /** The same of leads. */
  leadsWithKeys(organizationId: number, keys: readonly string[], limit: number): Promise<Lead[]>
  /** Crosses organizations: applications whose keys have to be found anew. */
  waiting(limit: number): Promise<{ organizationId: number; applicationId: number; version: number }[]>
}

/** Which applications a search may find; what is left out does not narrow it. */
export type SearchScope = {
  /** Those of one of these jobs. */
  readonly jobIds?: readonly number[]
  /** Those that this client sent. */
  readonly clientId?: number
}

/** Finds applications by what is written in them. Filled in the background, so the newest may be missing for a while. */
export type SearchReader = {
  /**
   * Those that hold all that is asked for, best first, newest first among equals. Of many hits the newest are ranked, and
   * those in which names, addresses, headline or tags hold it all; `isWhole` tells whether these are all there are.
   */
  ranked(
    organizationId: number,
    query: SearchQuery,
    scope: SearchScope,
  ): Promise<{ readonly ids: number[]; readonly isWhole: boolean }>
  /** The ids of all applications that hold what somebody typed, newest first; at most `limit`. */
  idsMatching(organizationId: number, typed: string, limit: number): Promise<number[]>
  /** What is searched of these applications, by their ids. */
  texts(organizationId: number, applicationIds: readonly number[]): Promise<ReadonlyMap<number, SearchedText>>
  /** Everybody's notes on an application, oldest first. */
  notes(organizationId: number, applicationId: number): Promise<Note[]>
  /** Crosses organizations: applications whose text has to be read anew. */
  waiting(limit: number): Promise<{ organizationId: number; applicationId: number; mark: number }[]>
}

export type ConversationReader = {
  byId(organizationId: number, id: number): Promise<Conversation | undefined>
  /** The messages of one medium on an application, oldest first. */
  messagesOf(
    organizationId: number,
    applicationId: number,
    kind: ConversationKind,
    page: OffsetPage,
  ): Promise<Message[]>
  countMessagesOf(organizationId: number, applicationId: number, kind: ConversationKind): Promise<number>
  message(organizationId: number, id: number): Promise<Message | undefined>
  /** Crosses organizations: messages that are to be sent, or whose sending was interrupted, and are due; oldest first. */
  toSend(now: number, limit: number): Promise<Message[]>
}

export type LeadReader = {
  /** Deleted ones too, as stubs. */
  byId(organizationId: number, id: number): Promise<Lead | undefined>
  /** In the order of their ids, without deleted ones; `clientId`: only those that it sent. */
  list(
    organizationId: number,
    page: { readonly afterId: number; readonly limit: number; readonly clientId?: number | undefined },
  ): Promise<Lead[]>
  /** Deleted ones too. */
  ofPerson(organizationId: number, personId: number): Promise<Lead[]>
  /** Ids of deleted leads, in the order in which they were deleted; `clientId`: only those that it sent. */
  deletedIn(organizationId: number, range: TimeRange, clientId?: number): Promise<number[]>
}

/** What jobs refer to. */
export type WorkplaceReader = {
  offices(organizationId: number): Promise<Office[]>
  office(organizationId: number, id: number): Promise<Office | undefined>
  departments(organizationId: number): Promise<Department[]>
  department(organizationId: number, id: number): Promise<Department | undefined>
  questionnaires(organizationId: number): Promise<Questionnaire[]>
}

export type OpeningReader = {
  ofJob(organizationId: number, jobId: number): Promise<Opening[]>
  /** Those that the people of these applications fill. */
  filledBy(organizationId: number, applicationIds: readonly number[]): Promise<Opening[]>
  byId(organizationId: number, id: number): Promise<Opening | undefined>
  /** In the order of their ids. */
  list(organizationId: number, page: { readonly afterId: number; readonly limit: number }): Promise<Opening[]>
}

/** What can be undone. */
export type UndoReader = {
  byId(organizationId: number, id: number): Promise<UndoStep | undefined>
}

export type LogReader = {
  /** Newest first, of one application, with the values before and after unless they were erased; before `before`. */
  ofApplication(
    organizationId: number,
    applicationId: number,
    page: { readonly before?: number; readonly limit: number },
  ): Promise<(LoggedEvent & { readonly details: Partial<EventDetails> })[]>
  /** In the log's order, behind `after`; `since` and `until` bound the time. */
  list(
    organizationId: number,
    page: { readonly after?: number; readonly since?: number; readonly until?: number; readonly limit: number },
  ): Promise<LoggedEvent[]>
  /** The other way round: before `before`, the newest first. */
  newest(
    organizationId: number,
    page: { readonly before?: number; readonly since?: number; readonly until?: number; readonly limit: number },
  ): Promise<LoggedEvent[]>
}

/** How many stand where. Deleted applications count nowhere. */
export type StandingReader = {
  /** In these stages; left out, in all of the organization. */
  standing(organizationId: number, stageIds?: readonly number[]): Promise<Standing[]>
}
/** `current` are those that are not archived. */
export type Standing = { readonly stageId: number; readonly current: number; readonly archived: number }

/** The hiring managers of each job who may sign in, by the job's id. */
export type TeamReader = { ofJobs(organizationId: number): Promise<ReadonlyMap<number, readonly TeamMate[]>> }
export type TeamMate = { readonly id: number; readonly name: string }

/** Figures, each as its use case says what it counts. */
export type InsightReader = {
  /** By the stage's id: how many of a job's applications ever stood in it. */
  reached(organizationId: number, jobId: number, created: TimeRange): Promise<ReadonlyMap<number, number>>
  /** By the stage's id: how many stand in it. */
  current(organizationId: number, jobId: number, created: TimeRange): Promise<ReadonlyMap<number, number>>
  bySource(organizationId: number, scope: Scope): Promise<SourceCount[]>
  /** By the day, counted from 1970 on clocks that show `offset` milliseconds more than UTC. */
  byDay(organizationId: number, scope: Scope, offset: number): Promise<ReadonlyMap<number, number>>
  /** By the stage's id: how many stays in it have ended. */
  stays(organizationId: number, stageIds: readonly number[]): Promise<ReadonlyMap<number, number>>
  /** How long the stay lasted that has this place, from 0, among those of a stage from the shortest to the longest. */
  stayAt(organizationId: number, stageId: number, place: number): Promise<number>
}
export type SourceCount = {
  readonly clientId: number
  readonly surface: Surface
  readonly status: Status
  readonly count: number
}

export type ViewReader = {
  /** Those of a user, and those that are shared; by name. */
  readable(organizationId: number, userId?: number): Promise<OwnedView[]>
  byId(organizationId: number, id: number): Promise<OwnedView | undefined>
  countOf(organizationId: number, userId: number): Promise<number>
}

/** Counts requests in windows of time that all processes share. */
export type RateReader = {
  /**
   * Takes up to `wanted` requests out of the client's current window, in which `limit` are allowed; a new window begins
   * when the last one is `windowMs` old.
   * @returns how many were taken, how many the window has given out in all, and when it began
   */
  take(request: {
    readonly organizationId: number
    readonly clientId: number
    readonly wanted: number
    readonly limit: number
    readonly windowMs: number
    readonly now: number
  }): Promise<{ readonly taken: number; readonly used: number; readonly startedAt: number }>
}

export type PersonReader = {
  byId(organizationId: number, id: number): Promise<Person | undefined>
  byEmail(organizationId: number, emailKey: string): Promise<Person | undefined>
  /** Those that were merged into a person. */
  mergedInto(organizationId: number, personId: number): Promise<number[]>
  sourceContactByEmail(organizationId: number, emailKey: string): Promise<KnownSourceContact | undefined>
}

export type JobReader = {
  byUid(organizationId: number, uid: string): Promise<Job | undefined>
  byReference(organizationId: number, reference: string): Promise<Job | undefined>
  byId(organizationId: number, id: number): Promise<Job | undefined>
  byExternalReference(organizationId: number, externalReference: string): Promise<Job | undefined>
  /** In the order of their ids. Kept in memory: a thousand jobs are few. */
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
  /** The one through which the organization's people act (`GrantSpec.isOwn`). */
  own(organizationId: number): Promise<Client | undefined>
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
