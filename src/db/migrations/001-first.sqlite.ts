/**
 * The first tables. A rowid (`integer primary key`) that grows with time costs a quarter of what a random key does, and
 * public names are made from it (see `core/ids.ts`), so the hot path writes no index with random keys but the two that
 * hold its rules: one person per e-mail, one application in progress per partner reference.
 */
export const sqlite: readonly string[] = [
  `create table organization (
    id integer primary key,
    reference text not null unique,
    name text not null,
    links_by_email integer not null default 1,
    created_at integer not null
  ) strict`,

  `create table custom_field (
    organization_id integer not null references organization (id),
    name text not null,
    primary key (organization_id, name)
  ) strict, without rowid`,

  `create table job (
    id integer primary key,
    organization_id integer not null references organization (id),
    uid text not null,
    reference text not null,
    name text not null,
    status text not null,
    created_at integer not null,
    unique (organization_id, uid),
    unique (organization_id, reference)
  ) strict`,

  `create table stage (
    id integer primary key,
    organization_id integer not null,
    job_id integer not null references job (id),
    position integer not null,
    name text not null,
    reference text,
    kind text not null,
    visible integer not null,
    unique (organization_id, job_id, position)
  ) strict`,

  `create table client (
    id integer primary key,
    organization_id integer not null references organization (id),
    name text not null,
    employee_portal integer not null,
    grant_json text not null,
    created_at integer not null,
    revoked_at integer,
    unique (organization_id, name)
  ) strict`,

  `create table credential (
    id integer primary key,
    organization_id integer not null,
    client_id integer not null references client (id),
    kind text not null,
    lookup text not null,
    sealed_secret text,
    created_at integer not null,
    revoked_at integer,
    unique (kind, lookup)
  ) strict`,
  `create index credential_by_client on credential (organization_id, client_id)`,

  `create table person (
    id integer primary key,
    organization_id integer not null references organization (id),
    email_key text,
    created_at integer not null
  ) strict`,
  `create unique index person_email on person (organization_id, email_key) where email_key is not null`,

  `create table source_contact (
    id integer primary key,
    organization_id integer not null,
    client_id integer not null references client (id),
    email_key text not null,
    created_at integer not null,
    unique (organization_id, email_key)
  ) strict`,

  `create table application (
    id integer primary key,
    organization_id integer not null references organization (id),
    salt integer not null,
    person_id integer not null references person (id),
    job_id integer not null references job (id),
    stage_id integer not null references stage (id),
    client_id integer not null references client (id),
    surface text not null,
    partner_reference text,
    status text not null,
    archived integer not null,
    email_key text,
    profile_json text not null,
    statement_json text not null,
    tags_json text not null,
    version integer not null,
    created_at integer not null,
    updated_at integer not null,
    status_changed_at integer not null,
    stage_entered_at integer not null
  ) strict`,
  `create unique index application_partner_reference
    on application (organization_id, client_id, job_id, partner_reference)
    where partner_reference is not null and status = 'in_progress'`,

  `create table attachment (
    id integer primary key,
    organization_id integer not null,
    application_id integer not null references application (id),
    kind text not null,
    name text not null,
    content_type text not null,
    size integer not null,
    sha256 text not null,
    blob_key text not null,
    created_at integer not null,
    removed_at integer
  ) strict`,
  `create index attachment_by_application on attachment (organization_id, application_id)`,
  `create index attachment_by_blob on attachment (organization_id, blob_key)`,

  `create table note (
    id integer primary key,
    organization_id integer not null,
    application_id integer not null references application (id),
    client_id integer not null references client (id),
    text text not null,
    created_at integer not null
  ) strict`,
  `create index note_by_application on note (organization_id, application_id)`,

  `create table event (
    position integer primary key,
    organization_id integer not null,
    id integer not null,
    type text not null,
    application_id integer not null,
    person_id integer not null,
    client_id integer not null,
    surface text not null,
    actor_json text,
    fields_json text not null,
    at integer not null,
    request_id text not null,
    details_sha256 text not null
  ) strict`,
  `create index event_by_application on event (organization_id, application_id)`,

  `create table event_details (
    event_id integer primary key,
    organization_id integer not null,
    details_json text not null
  ) strict`,

  `create table answer (
    organization_id integer not null,
    client_id integer not null,
    key_hash text not null,
    fingerprint text not null,
    status integer not null,
    body text not null,
    created_at integer not null,
    primary key (organization_id, client_id, key_hash)
  ) strict`,
  `create index answer_by_age on answer (created_at)`,

  `create table id_sequence (
    name text primary key,
    next_id integer not null
  ) strict, without rowid`,
  `insert into id_sequence (name, next_id) values ('id', 1)`,

  `create table catalog_version (version integer not null) strict`,
  `insert into catalog_version (version) values (1)`,
]
