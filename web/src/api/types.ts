import type { Schemas } from '@longlist/client'
import type { BodyOf } from './routes.ts'

/** What the native API answers and takes. What has a schema there comes from there. */

export type Id = string
/** An instant, ISO 8601 in UTC. */
export type Time = string

export type Role = Session['user']['role']
export type Locale = 'en' | 'fr'
export type ColorScheme = 'light' | 'dark' | 'auto'
export type StageKind = ApplicationSummary['stage']['kind']

export type Named = { id: Id; name: string }
export type Page<T> = { items: T[]; next: string | null }
export type PageWithTotal<T> = Page<T> & { total: number | null }

export type FieldError = { field: string; reason: string; message: string }
export type Problem = {
  type: string
  title: string
  status: number
  detail: string
  code: string
  requestId: string
  errors?: FieldError[]
}

export type Session = Schemas['Session']
export type MeChange = BodyOf<'patch', '/me'>
export type Setup = BodyOf<'post', '/setup'>

export type Organization = Schemas['Organization']
export type User = Schemas['User']
export type Invitation = Schemas['Invitation']
export type GrantSpec = Client['grant']
export type Credential = Schemas['Credential']
export type Client = Schemas['Client']
export type IssuedCredential = Schemas['IssuedCredential']
export type NewClient = BodyOf<'post', '/clients'>

export type StageRef = ApplicationSummary['stage']
export type Surface = ApplicationSummary['surface']
export type Status = ApplicationSummary['status']
export type ApplicationSummary = Schemas['ApplicationSummary']
export type Address = NonNullable<Profile['address']>
export type Profile = Application['profile']
export type Statement = Application['statement']
export type Attachment = Schemas['Attachment']
export type Actor = Schemas['Actor']
export type Note = Schemas['Note']
export type Move = Schemas['Move']
export type HistoryEntry = Schemas['HistoryEntry']
export type Application = Schemas['Application']
export type ApplicationChange = BodyOf<'patch', '/applications/{id}'>
export type NewApplication = BodyOf<'post', '/applications'>

export type Sort = 'created' | '-created' | 'updated' | '-updated' | 'stageEntered' | '-stageEntered' | 'name' | '-name'
/** Which applications; several values of one field mean any of them. */
export type ApplicationFilter = {
  jobId?: Id[]
  stageId?: Id[]
  stageKind?: StageKind[]
  status?: Status[]
  archived?: 'true' | 'false' | 'any'
  tag?: string[]
  sourceId?: Id[]
  surface?: Surface[]
  personId?: Id[]
  hasResume?: boolean
  createdFrom?: Time
  createdUntil?: Time
  updatedFrom?: Time
  reachedStageId?: Id[]
  q?: string
}
export type ApplicationQuery = ApplicationFilter & { sort?: Sort }

export type BulkAction =
  | { type: 'move'; stageId: Id }
  | { type: 'moveToKind'; kind: 'new' | 'hired' | 'refused' }
  | { type: 'tag'; add?: string[]; remove?: string[] }
  | { type: 'archive' }
  | { type: 'unarchive' }
  | { type: 'status'; status: Status }
export type BulkItem = Schemas['BulkResult']
export type BulkResult = { results: BulkItem[]; undo: { id: Id; expiresAt: Time } | null }

export type Person = Schemas['Person']

export type JobStage = Schemas['Stage']
export type Salary = NonNullable<Job['salary']>
export type Job = Schemas['Job']
export type JobStatus = Job['status']
export type JobChange = BodyOf<'patch', '/jobs/{id}'>
export type NewJob = BodyOf<'post', '/jobs'>
export type StageDraft = { id?: Id; name: string; kind: StageKind; visible?: boolean }
export type BoardColumn = Board['stages'][number]
export type Board = Schemas['Board']

export type ViewDefinition = {
  filter: ApplicationFilter
  sort: Sort
  columns: string[]
  layout: 'table' | 'board'
}
export type View = Schemas['View']
export type ViewDraft = { name: string; isShared: boolean; definition: ViewDefinition }

/** `until` is the first instant that is no longer counted. */
export type InsightQuery = { jobId?: Id; from?: Time; until?: Time }
export type Funnel = Schemas['Funnel']
export type SourceFigures = Schemas['SourceFigures']
export type TimeInStage = Schemas['StageTime']
export type IntakeDay = Schemas['IntakeDay']

export type LiveChange = {
  id: Id
  type: string
  applicationId: Id | null
  jobId: Id | null
  at: Time
  actor: Actor
}

export type Highlight = SearchHit['highlights'][number]
export type SearchHit = Schemas['SearchHit']
