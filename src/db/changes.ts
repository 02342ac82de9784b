import type { Application } from '../core/applications/application.ts'
import { ANSWER_LIFETIME } from '../core/idempotency.ts'
import { isGone, outdatedTexts } from '../core/search/outdated.ts'
import type { Change, Conflict } from '../core/unit-of-work.ts'
import { accountStatements, isAccountChange } from './account-changes.ts'
import { raiseVersion } from './catalog.ts'
import type { Engine, SqlValue, Statement } from './engine.ts'
import { emptyApplication, emptyEventDetails, eraseLead, forgetPersonEmail } from './erasures.ts'
import { insertText, query, statement } from './query.ts'
import type {
  AnswerTable,
  ApplicationTable,
  DepartmentTable,
  JobTable,
  MessageTable,
  OfficeTable,
  OpeningTable,
  OrganizationTable,
  Schema,
} from './schema.ts'
import { toAnswerRow } from './stores/answers.ts'
import { toApplicationRow, toAttachmentRow, toMoveRow, toNoteRow } from './stores/application-rows.ts'
import { toClientRow, toCredentialRow } from './stores/clients.ts'
import { toConversationRow, toMessageRow } from './stores/conversations.ts'
import { toEventRows } from './stores/events.ts'
import { toJobRow, toStageRows } from './stores/jobs.ts'
import { linkLead, toLeadRow } from './stores/leads.ts'
import { toOpeningRow } from './stores/openings.ts'
import { toOrganizationRow } from './stores/organizations.ts'
import { mergePerson, toPersonRow, toSourceContactRow } from './stores/people.ts'
import { changePipeline, requireStage } from './stores/pipelines.ts'
import { queueSearch, removeFromSearch, setSearchEntry } from './stores/search.ts'
import { tagStatements } from './stores/tags.ts'
import { markUndone, toUndoStepRow } from './stores/undo-steps.ts'
import { changeView, removeView, toViewRow } from './stores/views.ts'
import { toDepartmentRow, toOfficeRow, toQuestionnaireRow } from './stores/workplaces.ts'

/** Every change of a unit of work as the statements that make it. */

/** An answer that has outlived its time gives way; one that has not, keeps its place, and the row does not change. */
const rememberAnswer = query<AnswerTable & { expired_before: number }>(
  `insert into answer (organization_id, client_id, key_hash, fingerprint, status, body, created_at, about_id)
    values (:organization_id, :client_id, :key_hash, :fingerprint, :status, :body, :created_at, :about_id)
    on conflict (organization_id, client_id, key_hash) do update set fingerprint = excluded.fingerprint,
      status = excluded.status, body = excluded.body, created_at = excluded.created_at, about_id = excluded.about_id
    where answer.created_at < :expired_before`,
)

/** What an index of its own lies on: SQLite writes an index again whose column is set, also to what it was. */
const WHERE_IT_STANDS = `person_id = :person_id, job_id = :job_id, stage_id = :stage_id,
  status = :status, archived = :archived, stage_entered_at = :stage_entered_at, deleted_at = :deleted_at,
  duplicate_of = :duplicate_of, person_before = :person_before, name_key = :name_key`

const changing = (also: string) =>
  query<ApplicationTable & { from_version: number }>(
    `update application set partner_reference = :partner_reference, email_key = :email_key,
        profile_json = :profile_json, statement_json = :statement_json, tags_json = :tags_json, version = :version,
        updated_at = :updated_at, status_changed_at = :status_changed_at, referrer = :referrer${also}
      where organization_id = :organization_id and id = :id and version = :from_version`,
  )

const changeApplication = changing(`, ${WHERE_IT_STANDS}`)
const changeWhatItSays = changing('')

/** Whether it stands where it stood, under the same name, and is as much there as it was. */
function standsStill(from: Application, to: Application): boolean {
  return (
    from.personId === to.personId &&
    from.jobId === to.jobId &&
    from.stageId === to.stageId &&
    from.status === to.status &&
    from.archived === to.archived &&
    from.stageEnteredAt === to.stageEnteredAt &&
    from.deletedAt === to.deletedAt &&
    from.duplicateOf === to.duplicateOf &&
    from.personBefore === to.personBefore &&
    from.profile.lastName === to.profile.lastName &&
    from.profile.firstName === to.profile.firstName
  )
}

const removeAttachments = query<{ organizationId: number; applicationId: number; kind: string; at: number }>(
  `update attachment set removed_at = :at
    where organization_id = :organizationId and application_id = :applicationId and kind = :kind and removed_at is null`,
)

const removeAttachment = query<{ organizationId: number; id: number; at: number }>(
  `update attachment set removed_at = :at
    where organization_id = :organizationId and id = :id and removed_at is null`,
)

const touchPerson = query<{ organizationId: number; personId: number; at: number }>(
  `update person set active_at = :at
    where organization_id = :organizationId and id = :personId and active_at < :at`,
)

const markMessage = query<MessageTable & { from_sending: string; from_attempts: number }>(
  `update message set sending = :sending, attempts = :attempts, due_at = :due_at, content_json = :content_json
    where organization_id = :organization_id and id = :id and sending = :from_sending and attempts = :from_attempts`,
)

/** The time of its last change stands for a job's version: whoever changes it gives it a later one. */
const changeJob = query<JobTable & { from_updated_at: number }>(
  `update job set name = :name, status = :status, external_reference = :external_reference,
      department_id = :department_id, details_json = :details_json, published_at = :published_at,
      archived_at = :archived_at, updated_at = :updated_at
    where organization_id = :organization_id and id = :id and updated_at = :from_updated_at`,
)

const changeOrganization = query<OrganizationTable & { organizationId: number }>(
  `update organization set name = :name, links_by_email = :links_by_email, careers_token = :careers_token,
      about_json = :about_json
    where id = :organizationId`,
)

const changeDepartment = query<DepartmentTable>(
  `update department set name = :name, slug = :slug, is_active = :is_active, description = :description
    where organization_id = :organization_id and id = :id`,
)

const changeOffice = query<OfficeTable>(
  `update office set name = :name, city = :city, country_code = :country_code, address = :address, zip = :zip,
      is_headquarter = :is_headquarter, more_json = :more_json
    where organization_id = :organization_id and id = :id`,
)

/** As with jobs, the time of its last change stands for its version. */
const changeOpening = query<OpeningTable & { from_updated_at: number }>(
  `update opening set name = :name, reason = :reason, is_open = :is_open, expected_hire_at = :expected_hire_at,
      opened_at = :opened_at, approved_at = :approved_at, hired_application_id = :hired_application_id,
      custom_fields_json = :custom_fields_json, updated_at = :updated_at, status_changed_at = :status_changed_at
    where organization_id = :organization_id and id = :id and updated_at = :from_updated_at`,
)

type MatchVersion = { organizationId: number; applicationId: number; version: number }

const queueMatching = query<MatchVersion>(
  `insert into match_queue (organization_id, application_id, version) values (:organizationId, :applicationId, :version)
    on conflict (organization_id, application_id) do update set version = excluded.version`,
)

const forgetMatchKeys = query<{ organizationId: number; applicationId: number }>(
  'delete from match_key where organization_id = :organizationId and application_id = :applicationId',
)

/** What was changed meanwhile stays in the line, and what was erased stands there no more: then there is nothing to keep. */
const leaveMatchQueue = query<MatchVersion>(
  `delete from match_queue
    where organization_id = :organizationId and application_id = :applicationId and version <= :version`,
)

type ClientAt = { organizationId: number; clientId: number; at: number }

const revokeCredentials = query<ClientAt>(
  `update credential set revoked_at = :at
    where organization_id = :organizationId and client_id = :clientId and revoked_at is null`,
)

const revokeClient = query<ClientAt>(
  `update client set revoked_at = :at
    where organization_id = :organizationId and id = :clientId and revoked_at is null`,
)

/** @param on the engine that they are for: the index of words is of another kind on each */
export function toStatements(changes: readonly Change[], on: Engine['name']): Statement[] {
  const statements: Statement[] = []
  for (const change of changes) addStatements(statements, change, changes, on)
  for (const each of outdatedTexts(changes)) statements.push(queueSearch(each))
  if (changes.some((change) => OF_THE_CATALOG.has(change.do))) statements.push(raiseVersion())
  return statements
}

const OF_THE_CATALOG: ReadonlySet<Change['do']> = new Set<Change['do']>([
  'addOrganization',
  'addCustomField',
  'changeOrganization',
  'addJob',
  'changeJob',
  'changePipeline',
  'addDepartment',
  'changeDepartment',
  'addOffice',
  'changeOffice',
  'addQuestionnaire',
  'addClient',
  'changeClient',
  'addCredential',
  'revokeCredentials',
  'revokeClient',
])

/** @param unit all changes of the unit of work that it belongs to */
function addStatements(to: Statement[], change: Change, unit: readonly Change[], on: Engine['name']): void {
  if (isAccountChange(change)) {
    to.push(...accountStatements(change))
    return
  }
  switch (change.do) {
    case 'rememberAnswer': {
      // Each write says in the log what it is about: so does the answer to it.
      const logged = unit.find((other) => other.do === 'appendEvent')
      const row = toAnswerRow(change.answer, logged?.event.applicationId)
      const values = { ...row, expired_before: row.created_at - ANSWER_LIFETIME }
      to.push({ ...statement(rememberAnswer, values), guard: 'idempotency_key', mustChange: true })
      return
    }
    case 'addPerson':
      to.push(inserted('person', toPersonRow(change.person), 'person_email'))
      return
    case 'addSourceContact':
      to.push(inserted('source_contact', toSourceContactRow(change.sourceContact), 'source_contact_email'))
      return
    case 'addApplication':
      to.push(inserted('application', toApplicationRow(change.application), 'partner_reference'))
      to.push(...tagStatements(undefined, change.application))
      to.push(requireStage(change.application))
      return
    case 'changeApplication': {
      const { application, from } = change
      const values = { ...toApplicationRow(application), from_version: from.version }
      const text = standsStill(from, application) ? changeWhatItSays : changeApplication
      to.push({ ...statement(text, values), guard: 'stale', mustChange: true })
      to.push(...tagStatements(from, application))
      if (isGone(change.application)) to.push(...removeFromSearch(on, ofApplication(change.application)))
      if (application.stageId !== from.stageId) to.push(requireStage(application))
      return
    }
    case 'addAttachment':
      to.push(inserted('attachment', toAttachmentRow(change.attachment)))
      return
    case 'removeAttachments':
      to.push(statement(removeAttachments, change))
      return
    case 'removeAttachment':
      to.push({ ...statement(removeAttachment, change), guard: 'stale', mustChange: true })
      return
    case 'mergePerson':
      to.push(mergePerson(change))
      return
    case 'linkLead':
      to.push(statement(linkLead, change))
      return
    case 'addUndoStep':
      to.push(inserted('undo_step', toUndoStepRow(change.step)))
      return
    case 'markUndone':
      to.push({ ...statement(markUndone, change), guard: 'stale', mustChange: true })
      return
    case 'addNote':
      to.push(inserted('note', toNoteRow(change.note)))
      return
    case 'addMove':
      to.push(inserted('move', toMoveRow(change.move)))
      return
    case 'addConversation':
      to.push(inserted('conversation', toConversationRow(change.conversation)))
      return
    case 'addMessage':
      to.push(inserted('message', toMessageRow(change.message)))
      return
    case 'markMessage': {
      const { sending: from_sending, attempts: from_attempts } = toMessageRow(change.from)
      const values = { ...toMessageRow(change.message), from_sending, from_attempts }
      to.push({ ...statement(markMessage, values), guard: 'stale', mustChange: true })
      return
    }
    case 'addLead':
      to.push(inserted('lead', toLeadRow(change.lead)))
      return
    case 'touchPerson':
      to.push(statement(touchPerson, change))
      return
    case 'forgetPersonEmail':
      to.push(...forgetPersonEmail(change))
      return
    case 'emptyApplication':
      to.push(...emptyApplication(on, change))
      return
    case 'eraseLead':
      to.push(...eraseLead(change))
      return
    case 'emptyEventDetails':
      to.push(emptyEventDetails(change))
      return
    case 'queueMatching':
      to.push(statement(queueMatching, change))
      return
    case 'setMatchKeys': {
      const { organizationId: organization_id, applicationId: application_id, keys } = change
      // First, as whoever erases begins there too: of two at the same time one waits for the other.
      to.push({ ...statement(leaveMatchQueue, change), guard: 'stale', mustChange: true })
      to.push(statement(forgetMatchKeys, change))
      for (const match_key of new Set(keys))
        to.push(inserted('match_key', { organization_id, match_key, application_id }))
      return
    }
    case 'queueSearch':
      to.push(queueSearch(change))
      return
    case 'setSearchEntry':
      to.push(...setSearchEntry(on, change))
      return
    case 'appendEvent': {
      const { event, details } = toEventRows(change.event)
      to.push(inserted('event', event), inserted('event_details', details))
      return
    }
    case 'addOrganization':
      to.push(inserted('organization', toOrganizationRow(change.organization), 'name_taken'))
      return
    case 'addCustomField':
      to.push(inserted('custom_field', { organization_id: change.organizationId, name: change.name }, 'name_taken'))
      return
    case 'addJob':
      to.push(inserted('job', toJobRow(change.job), 'name_taken'))
      for (const row of toStageRows(change.job)) to.push(inserted('stage', row, 'name_taken'))
      return
    case 'changeOrganization':
      to.push(
        statement(changeOrganization, {
          ...toOrganizationRow(change.organization),
          organizationId: change.organization.id,
        }),
      )
      return
    case 'changeJob': {
      const values = { ...toJobRow(change.job), from_updated_at: change.from.updatedAt }
      to.push({ ...statement(changeJob, values), guard: 'stale', mustChange: true })
      return
    }
    case 'changePipeline':
      to.push(...changePipeline(change))
      return
    case 'addView':
      to.push(inserted('saved_view', toViewRow(change.view)))
      return
    case 'changeView':
      to.push(changeView(change))
      return
    case 'removeView':
      to.push(removeView(change))
      return
    case 'addDepartment':
      to.push(inserted('department', toDepartmentRow(change.department), 'name_taken'))
      return
    case 'changeDepartment':
      to.push({ ...statement(changeDepartment, toDepartmentRow(change.department)), guard: 'name_taken' })
      return
    case 'addOffice':
      to.push(inserted('office', toOfficeRow(change.office)))
      return
    case 'changeOffice':
      to.push(statement(changeOffice, toOfficeRow(change.office)))
      return
    case 'addOpening':
      to.push(inserted('opening', toOpeningRow(change.opening)))
      return
    case 'changeOpening': {
      const values = { ...toOpeningRow(change.opening), from_updated_at: change.from.updatedAt }
      to.push({ ...statement(changeOpening, values), guard: 'stale', mustChange: true })
      return
    }
    case 'addQuestionnaire':
      to.push(inserted('questionnaire', toQuestionnaireRow(change.questionnaire)))
      return
    case 'addClient':
      to.push(inserted('client', toClientRow(change.client), 'name_taken'))
      return
    case 'addCredential':
      to.push(inserted('credential', toCredentialRow(change.credential), 'name_taken'))
      return
    case 'revokeCredentials':
      to.push(statement(revokeCredentials, change))
      return
    case 'revokeClient':
      to.push(statement(revokeClient, change))
      return
  }
}

function ofApplication({ organizationId, id: applicationId }: Application) {
  return { organizationId, applicationId }
}

const inserts = new Map<keyof Schema, { readonly sql: string; readonly columns: readonly string[] }>()

/** An insert of one row. Every row of a table has the same columns, so its text is made from the first one. */
function inserted<T extends keyof Schema>(table: T, row: Schema[T], guard?: Conflict): Statement {
  let insert = inserts.get(table)
  if (!insert) {
    const columns = Object.keys(row)
    insert = { sql: insertText(table, columns), columns }
    inserts.set(table, insert)
  }
  const values = row as Record<string, SqlValue>
  const params = insert.columns.map((column) => values[column] as SqlValue)
  // The row of an organization is its own.
  const reach = Number(table === 'organization' ? values['id'] : values['organization_id'])
  return guard ? { sql: insert.sql, params, reach, guard } : { sql: insert.sql, params, reach }
}
