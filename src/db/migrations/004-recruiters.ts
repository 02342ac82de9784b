import { isolate } from './isolate.ts'
import { type EngineName, TYPES, table } from './table.ts'

/**
 * What the people who recruit need: their accounts, sessions, invitations and views, the jobs that hiring managers are on, and
 * what can be undone. Credentials may expire, and a move says who made it.
 */

function statements(on: EngineName): string[] {
  const { int, key } = TYPES[on]
  const unlessAtEnd = on === 'sqlite' ? ' strict, without rowid' : ''
  return [
    `alter table credential add column expires_at ${int}`,
    `alter table move add column actor_json text`,
    `create index application_by_stage on application (organization_id, stage_id, stage_entered_at, id)`,

    table(
      on,
      'user_account',
      [
        'email text not null',
        `email_key ${key} not null`,
        'name text not null',
        'password_hash text',
        `role ${key} not null`,
        'locale text',
        'color_scheme text not null',
        `oidc_issuer ${key}`,
        `oidc_subject ${key}`,
        `created_at ${int} not null`,
        `updated_at ${int} not null`,
        `seen_at ${int}`,
        `deactivated_at ${int}`,
      ],
      ['organization_id -> organization'],
    ),
    `create unique index user_account_email on user_account (organization_id, email_key)`,
    `create index user_account_by_email on user_account (email_key)`,
    `create index user_account_by_subject on user_account (oidc_subject)`,

    table(
      on,
      'session',
      [
        `user_id ${int} not null`,
        `token_hash ${key} not null`,
        `created_at ${int} not null`,
        `seen_at ${int} not null`,
        `expires_at ${int} not null`,
      ],
      ['user_id -> user_account'],
    ),
    `create unique index session_token on session (organization_id, token_hash)`,
    `create index session_by_user on session (organization_id, user_id)`,

    table(
      on,
      'invitation',
      [
        `token_hash ${key} not null`,
        'email text not null',
        `role ${key} not null`,
        'job_ids_json text not null',
        `invited_by ${int} not null`,
        `created_at ${int} not null`,
        `expires_at ${int} not null`,
        `used_at ${int}`,
        `user_id ${int}`,
      ],
      ['organization_id -> organization'],
    ),
    `create unique index invitation_token on invitation (organization_id, token_hash)`,

    `create table hiring_team (
      organization_id ${int} not null,
      user_id ${int} not null,
      job_id ${int} not null,
      primary key (organization_id, user_id, job_id)
    )${unlessAtEnd}`,

    table(
      on,
      'saved_view',
      [
        `user_id ${int} not null`,
        'name text not null',
        `is_shared ${int} not null`,
        'definition_json text not null',
        `created_at ${int} not null`,
        `updated_at ${int} not null`,
      ],
      ['user_id -> user_account'],
    ),

    table(on, 'undo_step', [
      `client_id ${int} not null`,
      `user_id ${int}`,
      'items_json text not null',
      `created_at ${int} not null`,
      `expires_at ${int} not null`,
      `undone_at ${int}`,
    ]),
    `create index undo_step_by_age on undo_step (expires_at)`,

    // Belongs to no organization: whom an e-mail belongs to is not known while somebody tries to sign in.
    `create table sign_in_throttle (
      name ${key} primary key,
      started_at ${int} not null,
      failures ${int} not null
    )${unlessAtEnd}`,
  ]
}

const TABLES = ['user_account', 'session', 'invitation', 'hiring_team', 'saved_view', 'undo_step']

export const sqlite: readonly string[] = statements('sqlite')

export const postgres: readonly string[] = [...statements('postgres'), ...TABLES.flatMap((name) => isolate(name))]
