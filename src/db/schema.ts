/**
 * The tables, as the queries see them. Times are milliseconds since 1970; booleans are 0 or 1; `*_json` columns hold JSON
 * text. Every table but the store's own bookkeeping carries `organization_id`, so that the store can be partitioned or
 * distributed by it. What each column means is said where the domain says it, in `core/`.
 */
export type Schema = {
  organization: OrganizationTable
  custom_field: CustomFieldTable
  job: JobTable
  stage: StageTable
  client: ClientTable
  credential: CredentialTable
  person: PersonTable
  source_contact: SourceContactTable
  application: ApplicationTable
  application_tag: ApplicationTagTable
  attachment: AttachmentTable
  note: NoteTable
  event: EventTable
  event_details: EventDetailsTable
  answer: AnswerTable
  department: DepartmentTable
  office: OfficeTable
  opening: OpeningTable
  questionnaire: QuestionnaireTable
  move: MoveTable
  conversation: ConversationTable
  message: MessageTable
  lead: LeadTable
  match_key: MatchKeyTable
  match_queue: MatchQueueTable
  rate_window: RateWindowTable
  application_text: ApplicationTextTable
  search_queue: SearchQueueTable
  user_account: UserAccountTable
  session: SessionTable
  invitation: InvitationTable
  hiring_team: HiringTeamTable
  saved_view: SavedViewTable
  undo_step: UndoStepTable
  sign_in_throttle: SignInThrottleTable
  id_sequence: IdSequenceTable
  catalog_version: CatalogVersionTable
  task: TaskTable
  store_mark: StoreMarkTable
}

export type OrganizationTable = {
  id: number
  reference: string
  name: string
  links_by_email: number
  careers_token: string
  about_json: string
  created_at: number
}

export type CustomFieldTable = { organization_id: number; name: string }

export type JobTable = {
  organization_id: number
  id: number
  uid: string
  reference: string
  name: string
  status: string
  external_reference: string | null
  department_id: number | null
  details_json: string
  published_at: number | null
  archived_at: number | null
  created_at: number
  updated_at: number
}

export type StageTable = {
  organization_id: number
  id: number
  job_id: number
  position: number
  name: string
  reference: string | null
  kind: string
  visible: number
  removed_at: number | null
}

export type ClientTable = {
  organization_id: number
  id: number
  name: string
  employee_portal: number
  grant_json: string
  rate_limit: number | null
  created_at: number
  revoked_at: number | null
}

export type CredentialTable = {
  organization_id: number
  id: number
  client_id: number
  kind: string
  lookup: string
  sealed_secret: string | null
  created_at: number
  expires_at: number | null
  revoked_at: number | null
}

export type PersonTable = {
  organization_id: number
  id: number
  email_key: string | null
  active_at: number
  created_at: number
  /** It was merged into this person: its e-mail leads there. */
  merged_into: number | null
}

export type SourceContactTable = {
  organization_id: number
  id: number
  client_id: number
  email_key: string
  created_at: number
}

export type ApplicationTable = {
  organization_id: number
  id: number
  salt: number
  person_id: number
  job_id: number
  stage_id: number
  client_id: number
  surface: string
  partner_reference: string | null
  status: string
  archived: number
  email_key: string | null
  profile_json: string
  statement_json: string
  tags_json: string
  version: number
  created_at: number
  updated_at: number
  status_changed_at: number
  stage_entered_at: number
  deleted_at: number | null
  duplicate_of: number | null
  person_before: number | null
  /** As in the statement, where lists look for it. */
  referrer: string | null
  /** What lists by name are in the order of (see `sortName`). */
  name_key: string
}

/** The tags of applications that are there, for whoever looks for one; the application's own are in its row. */
export type ApplicationTagTable = { organization_id: number; tag: string; application_id: number }

export type AttachmentTable = {
  organization_id: number
  id: number
  application_id: number
  kind: string
  name: string
  content_type: string
  size: number
  sha256: string
  blob_key: string
  message_id: number | null
  created_at: number
  removed_at: number | null
}

export type NoteTable = {
  organization_id: number
  id: number
  application_id: number
  client_id: number
  text: string
  format: string | null
  html: string | null
  author_json: string | null
  details_json: string | null
  written_at: number | null
  created_at: number
}

/**
 * The database also gives each event a `position` when it is written: the order of the log. `application_id` and `person_id`
 * are 0 where the event is about none.
 */
export type EventTable = {
  organization_id: number
  id: number
  type: string
  application_id: number
  person_id: number
  job_id: number | null
  client_id: number
  surface: string
  actor_json: string | null
  fields_json: string
  at: number
  request_id: string
  details_sha256: string
}

export type EventDetailsTable = { organization_id: number; event_id: number; details_json: string }

export type AnswerTable = {
  organization_id: number
  client_id: number
  key_hash: string
  fingerprint: string
  status: number
  body: string
  created_at: number
  /** The application or the lead that it tells of, so that it can be forgotten with it. */
  about_id: number | null
}

export type DepartmentTable = {
  organization_id: number
  id: number
  name: string
  slug: string
  is_active: number
  description: string | null
  created_at: number
}

export type OfficeTable = {
  organization_id: number
  id: number
  name: string
  city: string | null
  country_code: string | null
  address: string | null
  zip: string | null
  is_headquarter: number
  more_json: string
  created_at: number
}

export type OpeningTable = {
  organization_id: number
  id: number
  job_id: number
  name: string
  reason: string
  is_open: number
  expected_hire_at: number | null
  opened_at: number
  approved_at: number | null
  hired_application_id: number | null
  custom_fields_json: string
  created_at: number
  updated_at: number
  status_changed_at: number
}

export type QuestionnaireTable = {
  organization_id: number
  id: number
  name: string
  questions_json: string
  created_at: number
}

export type MoveTable = {
  organization_id: number
  id: number
  application_id: number
  client_id: number
  from_job_id: number
  from_stage_id: number
  to_job_id: number
  to_stage_id: number
  entered_at: number
  at: number
  actor_json: string | null
}

export type ConversationTable = {
  organization_id: number
  id: number
  application_id: number
  client_id: number
  surface: string
  kind: string
  visibility: string
  created_at: number
}

export type MessageTable = {
  organization_id: number
  id: number
  conversation_id: number
  application_id: number
  client_id: number
  kind: string
  content_json: string
  sending: string
  attempts: number
  due_at: number | null
  sent_at: number
  created_at: number
}

export type LeadTable = {
  organization_id: number
  id: number
  person_id: number
  client_id: number
  partner_reference: string | null
  profile_json: string
  statement_json: string
  tags_json: string
  created_at: number
  updated_at: number
  deleted_at: number | null
}

/** What duplicates are found by; filled by a task from the applications that wait in `match_queue`. */
export type MatchKeyTable = { organization_id: number; match_key: string; application_id: number }
export type MatchQueueTable = { organization_id: number; application_id: number; version: number }

/** How many requests a client has sent, or may still send on behalf of a process, since the window began. */
export type RateWindowTable = { organization_id: number; client_id: number; started_at: number; used: number }

export type UserAccountTable = {
  organization_id: number
  id: number
  email: string
  email_key: string
  name: string
  password_hash: string | null
  role: string
  locale: string | null
  color_scheme: string
  oidc_issuer: string | null
  oidc_subject: string | null
  created_at: number
  updated_at: number
  seen_at: number | null
  deactivated_at: number | null
}

export type SessionTable = {
  organization_id: number
  id: number
  user_id: number
  token_hash: string
  created_at: number
  seen_at: number
  expires_at: number
}

export type InvitationTable = {
  organization_id: number
  id: number
  token_hash: string
  email: string
  role: string
  job_ids_json: string
  invited_by: number
  created_at: number
  expires_at: number
  used_at: number | null
  user_id: number | null
}

export type HiringTeamTable = { organization_id: number; user_id: number; job_id: number }

export type SavedViewTable = {
  organization_id: number
  id: number
  user_id: number
  name: string
  is_shared: number
  definition_json: string
  created_at: number
  updated_at: number
}

export type UndoStepTable = {
  organization_id: number
  id: number
  client_id: number
  user_id: number | null
  items_json: string
  created_at: number
  expires_at: number
  undone_at: number | null
}

/** The texts by which an application is found, as they were written. The index of their words has no rows to be read. */
export type ApplicationTextTable = { organization_id: number; application_id: number; texts_json: string }

/** An application whose text is to be read, or read again; another mark at each change. */
export type SearchQueueTable = { organization_id: number; application_id: number; mark: number }

/** Failures to sign in since the window began, by the hash of what tried: an address or an e-mail. */
export type SignInThrottleTable = { name: string; started_at: number; failures: number }

export type IdSequenceTable = { name: string; next_id: number }

/** One row; its number rises with every change of the catalog (see `catalog.ts`). */
export type CatalogVersionTable = { version: number }

/** A task that is done again and again: when it is due, and the process that is doing it until its lease ends. */
export type TaskTable = { name: string; due_at: number; holder: string | null; held_until: number }

/** What the store says of itself (see `stores/marks.ts`). */
export type StoreMarkTable = { name: string; value: string }
