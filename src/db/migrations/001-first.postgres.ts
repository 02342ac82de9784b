import { isolate } from './isolate.ts'

/**
 * The first tables on PostgreSQL. Every key begins with the organization, and so does every reference, so that the tables
 * can be distributed by it (see `scripts/distribute.citus.sql`). Three tables are small, seldom change and are
 * needed to tell the organization in the first place: organization, client and credential; copies of these stand on every
 * node, which is why their keys may be unique over all organizations.
 */
export const postgres: readonly string[] = [
  `create table organization (
    id bigint primary key,
    reference text collate "C" not null unique,
    name text not null,
    links_by_email smallint not null default 1,
    created_at bigint not null
  )`,

  `create table custom_field (
    organization_id bigint not null references organization (id),
    name text collate "C" not null,
    primary key (organization_id, name)
  )`,

  `create table job (
    organization_id bigint not null references organization (id),
    id bigint not null,
    uid text collate "C" not null,
    reference text collate "C" not null,
    name text not null,
    status text not null,
    created_at bigint not null,
    primary key (organization_id, id),
    unique (organization_id, uid),
    unique (organization_id, reference)
  )`,

  `create table stage (
    organization_id bigint not null,
    id bigint not null,
    job_id bigint not null,
    position integer not null,
    name text not null,
    reference text,
    kind text not null,
    visible smallint not null,
    primary key (organization_id, id),
    unique (organization_id, job_id, position),
    foreign key (organization_id, job_id) references job (organization_id, id)
  )`,

  `create table client (
    organization_id bigint not null references organization (id),
    id bigint not null,
    name text collate "C" not null,
    employee_portal smallint not null,
    grant_json text not null,
    created_at bigint not null,
    revoked_at bigint,
    primary key (organization_id, id),
    unique (organization_id, name)
  )`,

  `create table credential (
    organization_id bigint not null,
    id bigint not null,
    client_id bigint not null,
    kind text collate "C" not null,
    lookup text collate "C" not null,
    sealed_secret text,
    created_at bigint not null,
    revoked_at bigint,
    primary key (organization_id, id),
    unique (kind, lookup),
    foreign key (organization_id, client_id) references client (organization_id, id)
  )`,
  `create index credential_by_client on credential (organization_id, client_id)`,

  `create table person (
    organization_id bigint not null references organization (id),
    id bigint not null,
    email_key text collate "C",
    created_at bigint not null,
    primary key (organization_id, id)
  )`,
  `create unique index person_email on person (organization_id, email_key) where email_key is not null`,

  `create table source_contact (
    organization_id bigint not null,
    id bigint not null,
    client_id bigint not null,
    email_key text collate "C" not null,
    created_at bigint not null,
    primary key (organization_id, id),
    unique (organization_id, email_key),
    foreign key (organization_id, client_id) references client (organization_id, id)
  )`,

  `create table application (
    organization_id bigint not null,
    id bigint not null,
    salt bigint not null,
    person_id bigint not null,
    job_id bigint not null,
    stage_id bigint not null,
    client_id bigint not null,
    surface text not null,
    partner_reference text collate "C",
    status text collate "C" not null,
    archived smallint not null,
    email_key text collate "C",
    profile_json text not null,
    statement_json text not null,
    tags_json text not null,
    version integer not null,
    created_at bigint not null,
    updated_at bigint not null,
    status_changed_at bigint not null,
    stage_entered_at bigint not null,
    primary key (organization_id, id),
    foreign key (organization_id, person_id) references person (organization_id, id),
    foreign key (organization_id, job_id) references job (organization_id, id),
    foreign key (organization_id, stage_id) references stage (organization_id, id),
    foreign key (organization_id, client_id) references client (organization_id, id)
  )`,
  `create unique index application_partner_reference
    on application (organization_id, client_id, job_id, partner_reference)
    where partner_reference is not null and status = 'in_progress'`,

  `create table attachment (
    organization_id bigint not null,
    id bigint not null,
    application_id bigint not null,
    kind text not null,
    name text not null,
    content_type text not null,
    size bigint not null,
    sha256 text not null,
    blob_key text collate "C" not null,
    created_at bigint not null,
    removed_at bigint,
    primary key (organization_id, id),
    foreign key (organization_id, application_id) references application (organization_id, id)
  )`,
  `create index attachment_by_application on attachment (organization_id, application_id)`,
  `create index attachment_by_blob on attachment (organization_id, blob_key)`,

  `create table note (
    organization_id bigint not null,
    id bigint not null,
    application_id bigint not null,
    client_id bigint not null,
    text text not null,
    created_at bigint not null,
    primary key (organization_id, id),
    foreign key (organization_id, application_id) references application (organization_id, id),
    foreign key (organization_id, client_id) references client (organization_id, id)
  )`,
  `create index note_by_application on note (organization_id, application_id)`,

  `create table event (
    organization_id bigint not null,
    id bigint not null,
    position bigint not null generated by default as identity,
    type text not null,
    application_id bigint not null,
    person_id bigint not null,
    client_id bigint not null,
    surface text not null,
    actor_json text,
    fields_json text not null,
    at bigint not null,
    request_id text not null,
    details_sha256 text not null,
    primary key (organization_id, id)
  )`,
  `create index event_by_position on event (organization_id, position)`,
  `create index event_by_application on event (organization_id, application_id)`,

  `create table event_details (
    organization_id bigint not null,
    event_id bigint not null,
    details_json text not null,
    primary key (organization_id, event_id)
  )`,

  `create table answer (
    organization_id bigint not null,
    client_id bigint not null,
    key_hash text collate "C" not null,
    fingerprint text not null,
    status integer not null,
    body text not null,
    created_at bigint not null,
    primary key (organization_id, client_id, key_hash)
  )`,
  `create index answer_by_age on answer (created_at)`,

  ...isolate('organization', 'id'),
  ...[
    'custom_field',
    'job',
    'stage',
    'client',
    'credential',
    'person',
    'source_contact',
    'application',
    'attachment',
    'note',
    'event',
    'event_details',
    'answer',
  ].flatMap((table) => isolate(table)),

  `create table id_sequence (
    name text primary key,
    next_id bigint not null
  )`,
  `insert into id_sequence (name, next_id) values ('id', 1)`,

  `create table catalog_version (version bigint not null)`,
  `insert into catalog_version (version) values (1)`,
]
