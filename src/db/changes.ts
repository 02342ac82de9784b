import { ANSWER_LIFETIME } from '../core/idempotency.ts'
import type { Change, Conflict } from '../core/unit-of-work.ts'
import { raiseVersion } from './catalog.ts'
import type { SqlValue, Statement } from './engine.ts'
import { insertText, query, statement } from './query.ts'
import type { AnswerTable, ApplicationTable, Schema } from './schema.ts'
import { toAnswerRow } from './stores/answers.ts'
import { toApplicationRow, toAttachmentRow, toNoteRow } from './stores/applications.ts'
import { toClientRow, toCredentialRow } from './stores/clients.ts'
import { toEventRows } from './stores/events.ts'
import { toJobRow, toStageRows } from './stores/jobs.ts'
import { toOrganizationRow } from './stores/organizations.ts'
import { toPersonRow, toSourceContactRow } from './stores/people.ts'

/** Every change of a unit of work as the statements that make it. */

/** An answer that has outlived its time gives way; one that has not, keeps its place, and the row does not change. */
const rememberAnswer = query<AnswerTable & { expired_before: number }>(
  `insert into answer (organization_id, client_id, key_hash, fingerprint, status, body, created_at)
    values (:organization_id, :client_id, :key_hash, :fingerprint, :status, :body, :created_at)
    on conflict (organization_id, client_id, key_hash) do update set fingerprint = excluded.fingerprint,
      status = excluded.status, body = excluded.body, created_at = excluded.created_at
    where answer.created_at < :expired_before`,
)

const changeApplication = query<ApplicationTable & { from_version: number }>(
  `update application set person_id = :person_id, job_id = :job_id, stage_id = :stage_id,
      partner_reference = :partner_reference, status = :status, archived = :archived, email_key = :email_key,
      profile_json = :profile_json, statement_json = :statement_json, tags_json = :tags_json, version = :version,
      updated_at = :updated_at, status_changed_at = :status_changed_at, stage_entered_at = :stage_entered_at
    where organization_id = :organization_id and id = :id and version = :from_version`,
)

const removeAttachments = query<{ organizationId: number; applicationId: number; kind: string; at: number }>(
  `update attachment set removed_at = :at
    where organization_id = :organizationId and application_id = :applicationId and kind = :kind and removed_at is null`,
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

export function toStatements(changes: readonly Change[]): Statement[] {
  const statements: Statement[] = []
  for (const change of changes) addStatements(statements, change)
  if (changes.some((change) => OF_THE_CATALOG.has(change.do))) statements.push(raiseVersion())
  return statements
}

const OF_THE_CATALOG: ReadonlySet<Change['do']> = new Set<Change['do']>([
  'addOrganization',
  'addCustomField',
  'addJob',
  'addClient',
  'addCredential',
  'revokeCredentials',
  'revokeClient',
])

function addStatements(to: Statement[], change: Change): void {
  switch (change.do) {
    case 'rememberAnswer': {
      const row = toAnswerRow(change.answer)
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
      return
    case 'changeApplication': {
      const values = { ...toApplicationRow(change.application), from_version: change.from.version }
      to.push({ ...statement(changeApplication, values), guard: 'stale', mustChange: true })
      return
    }
    case 'addAttachment':
      to.push(inserted('attachment', toAttachmentRow(change.attachment)))
      return
    case 'removeAttachments':
      to.push(statement(removeAttachments, change))
      return
    case 'addNote':
      to.push(inserted('note', toNoteRow(change.note)))
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
