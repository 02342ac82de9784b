import { isolate } from './isolate.ts'
import { type EngineName, TYPES, table } from './table.ts'

/**
 * What the rest of both APIs keeps: moves, conversations, leads, departments, offices, openings, questionnaires, what
 * duplicates are found by, rate limits, and more of jobs, notes and organizations. Indexes of lists end in a time or an id
 * that grows, so that a new row lands beside the one before it.
 */

function statements(on: EngineName): string[] {
  const { int, key } = TYPES[on]
  const token = on === 'sqlite' ? 'lower(hex(randomblob(16)))' : `replace(gen_random_uuid()::text, '-', '')`
  const strict = on === 'sqlite' ? ' strict' : ''
  const unlessAtEnd = on === 'sqlite' ? ' strict, without rowid' : ''
  return [
    `alter table organization add column careers_token text`,
    // Crosses organizations: each gets a token of its own.
    ...(on === 'postgres' ? [`set local longlist.reach = 'every'`] : []),
    `update organization set careers_token = ${token}`,
    `alter table organization add column about_json text not null default '{}'`,

    `alter table client add column rate_limit ${int}`,

    `alter table job add column external_reference ${key}`,
    `alter table job add column department_id ${int}`,
    `alter table job add column details_json text not null default '{}'`,
    `alter table job add column published_at ${int}`,
    `alter table job add column archived_at ${int}`,
    `alter table job add column updated_at ${int} not null default 0`,
    // Until now whoever had an open job wanted applicants for it.
    `update job set updated_at = created_at, published_at = case when status = 'open' then created_at end`,
    `create unique index job_external_reference on job (organization_id, external_reference)
      where external_reference is not null`,

    `alter table person add column active_at ${int} not null default 0`,
    `update person set active_at = coalesce((select max(updated_at) from application
      where application.organization_id = person.organization_id and application.person_id = person.id), created_at)`,
    `create index person_by_activity on person (organization_id, active_at, id)`,

    `alter table application add column deleted_at ${int}`,
    `alter table application add column duplicate_of ${int}`,
    `alter table application add column person_before ${int}`,
    `alter table application add column referrer text`,
    `update application set referrer = ${on === 'sqlite' ? 'statement_json' : 'statement_json::json'} ->> 'referrer'`,
    `create index application_by_creation on application (organization_id, created_at, id)`,
    `create index application_by_update on application (organization_id, updated_at, id)`,
    `create index application_by_client on application (organization_id, client_id, updated_at, id)`,
    `create index application_by_job on application (organization_id, job_id, created_at, id)`,
    `create index application_by_person on application (organization_id, person_id, id)`,
    `create index application_by_deletion on application (organization_id, deleted_at, id) where deleted_at is not null`,

    `alter table answer add column about_id ${int}`,
    `create index answer_by_subject on answer (organization_id, about_id) where about_id is not null`,

    `alter table attachment add column message_id ${int}`,

    `alter table note add column format text`,
    `alter table note add column html text`,
    `alter table note add column author_json text`,
    `alter table note add column details_json text`,
    `alter table note add column written_at ${int}`,

    `alter table event add column job_id ${int}`,
    ...(on === 'sqlite' ? [`create index event_by_position on event (organization_id, position)`] : []),
    `create index event_by_person on event (organization_id, person_id)`,

    table(
      on,
      'department',
      [
        `name ${key} not null`,
        `slug ${key} not null`,
        'is_active smallint not null',
        'description text',
        `created_at ${int} not null`,
        'unique (organization_id, name)',
        'unique (organization_id, slug)',
      ].map((column) => sized(on, column)),
      ['organization_id -> organization'],
    ),

    table(
      on,
      'office',
      [
        'name text not null',
        'city text',
        'country_code text',
        'address text',
        'zip text',
        'is_headquarter smallint not null',
        'more_json text not null',
        `created_at ${int} not null`,
      ].map((column) => sized(on, column)),
      ['organization_id -> organization'],
    ),

    table(
      on,
      'opening',
      [
        `job_id ${int} not null`,
        'name text not null',
        'reason text not null',
        'is_open smallint not null',
        `expected_hire_at ${int}`,
        `opened_at ${int} not null`,
        `approved_at ${int}`,
        `hired_application_id ${int}`,
        'custom_fields_json text not null',
        `created_at ${int} not null`,
        `updated_at ${int} not null`,
        `status_changed_at ${int} not null`,
      ].map((column) => sized(on, column)),
      ['job_id -> job'],
    ),
    `create index opening_by_job on opening (organization_id, job_id, id)`,
    `create index opening_by_hire on opening (organization_id, hired_application_id)
      where hired_application_id is not null`,

    table(
      on,
      'questionnaire',
      ['name text not null', 'questions_json text not null', `created_at ${int} not null`],
      ['organization_id -> organization'],
    ),

    table(
      on,
      'move',
      [
        `application_id ${int} not null`,
        `client_id ${int} not null`,
        `from_job_id ${int} not null`,
        `from_stage_id ${int} not null`,
        `to_job_id ${int} not null`,
        `to_stage_id ${int} not null`,
        `entered_at ${int} not null`,
        `at ${int} not null`,
      ],
      ['application_id -> application'],
    ),
    `create index move_by_application on move (organization_id, application_id, id)`,

    table(
      on,
      'conversation',
      [
        `application_id ${int} not null`,
        `client_id ${int} not null`,
        'surface text not null',
        'kind text not null',
        'visibility text not null',
        `created_at ${int} not null`,
      ],
      ['application_id -> application'],
    ),
    `create index conversation_by_application on conversation (organization_id, application_id, id)`,

    table(
      on,
      'message',
      [
        `conversation_id ${int} not null`,
        `application_id ${int} not null`,
        `client_id ${int} not null`,
        'kind text not null',
        'content_json text not null',
        `sending ${key} not null`,
        `attempts ${int} not null`,
        `due_at ${int}`,
        `sent_at ${int} not null`,
        `created_at ${int} not null`,
      ],
      ['conversation_id -> conversation'],
    ),
    `create index message_by_application on message (organization_id, application_id, id)`,
    `create index message_by_conversation on message (organization_id, conversation_id, id)`,
    `create index message_to_send on message (organization_id, id) where sending = 'queued' or sending = 'sending'`,

    table(
      on,
      'lead',
      [
        `person_id ${int} not null`,
        `client_id ${int} not null`,
        `partner_reference ${key}`,
        'profile_json text not null',
        'statement_json text not null',
        'tags_json text not null',
        `created_at ${int} not null`,
        `updated_at ${int} not null`,
        `deleted_at ${int}`,
      ],
      ['person_id -> person'],
    ),
    `create index lead_by_person on lead (organization_id, person_id, id)`,
    `create index lead_by_client on lead (organization_id, client_id, id)`,
    `create index lead_by_deletion on lead (organization_id, deleted_at, id) where deleted_at is not null`,

    `create table match_key (
      organization_id ${int} not null,
      match_key ${key} not null,
      application_id ${int} not null,
      primary key (organization_id, match_key, application_id)
    )${unlessAtEnd}`,
    `create index match_key_by_application on match_key (organization_id, application_id)`,

    `create table match_queue (
      organization_id ${int} not null,
      application_id ${int} not null,
      version ${int} not null,
      primary key (organization_id, application_id)
    )${unlessAtEnd}`,

    `create table rate_window (
      organization_id ${int} not null,
      client_id ${int} not null,
      started_at ${int} not null,
      used ${int} not null,
      primary key (organization_id, client_id)
    )${strict}`,
  ]
}

/** SQLite's strict tables know one type of whole number. */
function sized(on: EngineName, column: string): string {
  return on === 'sqlite' ? column.replace(/\bsmallint\b/, 'integer') : column
}

const TABLES = [
  'department',
  'office',
  'opening',
  'questionnaire',
  'move',
  'conversation',
  'message',
  'lead',
  'match_key',
  'match_queue',
  'rate_window',
]

export const sqlite: readonly string[] = statements('sqlite')

export const postgres: readonly string[] = [...statements('postgres'), ...TABLES.flatMap((name) => isolate(name))]
