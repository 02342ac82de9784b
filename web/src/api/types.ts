/** What the native API answers and takes. */

export type Id = string
/** An instant, ISO 8601 in UTC. */
export type Time = string

export type Role = 'admin' | 'recruiter' | 'hiring_manager'
export type Locale = 'en' | 'fr'
export type ColorScheme = 'light' | 'dark' | 'auto'
export type StageKind = 'new' | 'active' | 'hired' | 'refused'

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

export type SignInOptions = { oidc: { name: string } | null; needsSetup: boolean }
export type Session = {
  user: { id: Id; name: string; email: string; role: Role; locale: Locale | null; colorScheme: ColorScheme }
  organization: { id: Id; name: string; reference: string | null }
  csrfToken: string
  permissions: string[]
  expiresAt: Time
}
export type MeChange = {
  name?: string
  locale?: Locale | null
  colorScheme?: ColorScheme
  password?: { current: string; new: string }
}
export type SetupOffer = { organization: { name: string } | null }
export type Setup = { token: string; organizationName?: string; name: string; email: string; password: string }
export type InvitationOffer = { email: string; organization: { name: string }; role: Role; invitedBy: string }

export type Organization = {
  id: Id
  name: string
  reference: string | null
  linksByEmail: boolean
  careersToken: string | null
  about: Record<string, string | null> | null
  createdAt: Time
  version: string
}
export type CustomField = { name: string }
export type User = {
  id: Id
  name: string
  email: string
  role: Role
  jobIds: Id[]
  isActive: boolean
  lastSeenAt: Time | null
  createdAt: Time
  signsInWith: 'password' | 'oidc' | null
}
export type Invitation = {
  id: Id
  email: string
  role: Role
  jobIds: Id[]
  invitedBy: string
  createdAt: Time
  expiresAt: Time
}
export type GrantSpec = { permissions: 'all' | string[] | null; scopes: string[] | null; native: string[] | null }
export type Credential = {
  id: Id
  kind: string
  lookup: string | null
  createdAt: Time
  expiresAt: Time | null
  revokedAt: Time | null
}
export type Client = {
  id: Id
  name: string
  employeePortal: boolean
  grant: GrantSpec
  rateLimit: number | null
  createdAt: Time
  revokedAt: Time | null
  expiresAt: Time | null
  credentials: Credential[]
}
export type GrantVocabulary = { permissions: string[]; scopes: string[]; native: string[] }
export type IssuedCredential = { kind: 'bearer'; token: string } | { kind: 'jwt'; apiKey: string; secret: string }
export type NewClient = {
  name: string
  employeePortal?: boolean
  grant: GrantSpec
  credentialKind: 'bearer' | 'jwt'
  rateLimit?: number | null
  expiresAt?: Time | null
}

export type StageRef = { id: Id; name: string; kind: StageKind }
export type ApplicationSummary = {
  id: Id
  number: number
  personId: Id
  name: string
  headline: string | null
  email: string | null
  phone: string | null
  job: Named
  stage: StageRef
  status: string | null
  archived: boolean
  tags: string[]
  source: Named
  surface: string
  hasResume: boolean
  hasPicture: boolean
  pictureId: Id | null
  createdAt: Time
  updatedAt: Time
  stageEnteredAt: Time
  version: string
}
export type Address = {
  country: string | null
  city: string | null
  state: string | null
  zip: string | null
  street: string | null
}
export type Profile = {
  firstName: string | null
  middleName: string | null
  lastName: string | null
  email: string | null
  phone: string | null
  mobilePhone: string | null
  nationalId: string | null
  linkedinUrl: string | null
  headline: string | null
  address: Address | null
  links: string[]
  media: Record<string, string | null>
}
export type Statement = {
  salaryExpectations: string | null
  prospectStatus: string | null
  coverLetter: string | null
  referrer: string | null
  customFields: Record<string, string | null>
  sourceContact: { fullName: string | null; email: string | null; phone: string | null } | null
}
export type Attachment = {
  id: Id
  kind: string
  name: string
  contentType: string
  size: number
  sha256: string
  createdAt: Time
  isCurrent: boolean
  preview: 'pdf' | 'image' | 'document' | null
}
export type Actor = { type: 'user' | 'client' | 'task' | 'operator'; name: string }
export type Note = {
  id: Id
  text: string
  format: 'text' | 'html' | 'markdown'
  html: string | null
  author: { type: string; name: string }
  createdAt: Time
}
export type MovePlace = { jobId: Id; jobName: string; stageId: Id; stageName: string }
export type Move = { id: Id; from: MovePlace; to: MovePlace; actor: Actor; at: Time; enteredAt: Time }
export type HistoryEntry = {
  id: Id
  type: string
  at: Time
  actor: Actor
  surface: string
  changes: { field: string; before: unknown; after: unknown }[]
}
export type Application = ApplicationSummary & {
  profile: Profile
  statement: Statement
  partnerReference: string | null
  references: { comeetUid: string | null; welcomeKitReference: string | null }
  attachments: Attachment[]
  notes: Note[]
  moves: Move[]
  otherApplications: ApplicationSummary[]
}
export type ApplicationChange = {
  profile?: Partial<Profile>
  statement?: Partial<Statement>
  tags?: string[]
  status?: string | null
  archived?: boolean
  jobId?: Id
  stageId?: Id
}
export type NewApplication = {
  jobId: Id
  stageId?: Id
  profile: Partial<Profile>
  statement?: Partial<Statement>
  tags?: string[]
  note?: string
}

export type Sort = 'created' | '-created' | 'updated' | '-updated' | 'stageEntered' | '-stageEntered' | 'name' | '-name'
/** Which applications; several values of one field mean any of them. */
export type ApplicationFilter = {
  jobId?: Id[]
  stageId?: Id[]
  stageKind?: StageKind[]
  status?: string[]
  archived?: 'true' | 'false' | 'any'
  tag?: string[]
  sourceId?: Id[]
  surface?: string[]
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
  | { type: 'status'; status: string }
export type BulkItem = { id: Id; ok: boolean; problem: Problem | null; application: ApplicationSummary | null }
export type BulkResult = { results: BulkItem[]; undo: { id: Id; expiresAt: Time } | null }

export type TagCount = { name: string; count: number }
export type Person = {
  id: Id
  applications: ApplicationSummary[]
  likelyDuplicates: { application: ApplicationSummary; reasons: string[] }[]
}

export type JobStage = StageRef & { reference: string | null; visible: boolean; count: number | null }
export type Salary = { min: number | null; max: number | null; currency: string | null; period: string | null }
export type Job = {
  id: Id
  name: string
  status: string
  internalName: string | null
  externalReference: string | null
  department: Named | null
  offices: Named[]
  description: string | null
  profileText: string | null
  employmentType: string | null
  contractType: string | null
  experienceLevel: string | null
  remote: string | null
  salary: Salary | null
  isPublished: boolean
  publishedAt: Time | null
  archivedAt: Time | null
  createdAt: Time
  updatedAt: Time
  version: string
  stages: JobStage[]
  team: Named[]
  references: { comeetUid: string | null; welcomeKitReference: string | null }
  careersUrl: string | null
  counts: { active: number; total: number } | null
}
export type JobChange = Partial<
  Pick<
    Job,
    | 'name'
    | 'status'
    | 'internalName'
    | 'externalReference'
    | 'description'
    | 'profileText'
    | 'employmentType'
    | 'contractType'
    | 'experienceLevel'
    | 'remote'
    | 'salary'
    | 'isPublished'
  >
> & { departmentId?: Id | null; officeIds?: Id[]; archived?: boolean; teamIds?: Id[] }
export type NewJob = JobChange & { name: string }
export type StageDraft = { id?: Id; name: string; kind: StageKind; visible?: boolean }
export type BoardColumn = { stage: StageRef; count: number; items: ApplicationSummary[]; next: string | null }
export type Board = { stages: BoardColumn[] }

export type ViewDefinition = {
  filter: ApplicationFilter
  sort: Sort
  columns: string[]
  layout: 'table' | 'board'
}
export type View = {
  id: Id
  name: string
  isShared: boolean
  isMine: boolean
  owner: Named
  definition: ViewDefinition
  createdAt: Time
  updatedAt: Time
}
export type ViewDraft = { name: string; isShared: boolean; definition: ViewDefinition }

/** `until` is the first instant that is no longer counted. */
export type InsightQuery = { jobId?: Id; from?: Time; until?: Time }
export type FunnelStage = { stage: StageRef; reached: number; current: number }
export type Funnel = { stages: FunnelStage[] }
export type SourceFigures = {
  source: Named
  surface: string
  received: number
  active: number
  hired: number
  refused: number
}
export type TimeInStage = { stage: StageRef; count: number; medianHours: number | null; p90Hours: number | null }
export type IntakeDay = { day: string; count: number }

export type LiveChange = {
  id: Id
  type: string
  applicationId: Id | null
  jobId: Id | null
  at: Time
  actor: { type: Actor['type']; name: string }
}

export type HighlightField = 'name' | 'email' | 'phone' | 'tags' | 'notes' | 'resume' | 'headline'
export type Highlight = { field: HighlightField; parts: { text: string; hit: boolean }[] }
export type SearchHit = { application: ApplicationSummary; highlights: Highlight[] }
