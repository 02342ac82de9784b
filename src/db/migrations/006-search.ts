import { isolate } from './isolate.ts'
import { type EngineName, TYPES } from './table.ts'

/**
 * What applications are found by: their texts as they were written, the index of the words in them, and the line of those
 * whose text has to be read. All of it can be made again from the rest of the store, and copies leave it out.
 *
 * The words come from `core/search/index-words.ts`, the same on both engines, so the engines only cut them at spaces. The
 * words of a scope begin with `_`, which no other word does: `_o1` of organization 1, `_j2` of job 2, `_c3` of client 3.
 */

function statements(on: EngineName): string[] {
  const { int } = TYPES[on]
  const strict = on === 'sqlite' ? ' strict' : ''
  return [
    `create table application_text (
      organization_id ${int} not null,
      application_id ${int} not null,
      texts_json text not null,
      primary key (organization_id, application_id)
    )${strict}`,
    `create table search_queue (
      organization_id ${int} not null,
      application_id ${int} not null,
      mark ${int} not null,
      primary key (organization_id, application_id)
    )${strict}${on === 'sqlite' ? ', without rowid' : ''}`,
    ...(on === 'postgres' ? [`set local longlist.reach = 'every'`] : []),
    `insert into search_queue (organization_id, application_id, mark)
      select organization_id, id, 0 from application where deleted_at is null`,
  ]
}

/** A row's number is the application's id. What is removed is overwritten at once, as in the rest of the file. */
export const sqlite: readonly string[] = [
  ...statements('sqlite'),
  `create virtual table search_index using fts5(
    scope, name, email, phone, headline, tags, notes, resume, tokenize = "ascii tokenchars '_'", prefix = '2 3')`,
  `insert into search_index (search_index, rank) values ('secure-delete', 1)`,
]

/**
 * Row-level security would turn every search into a scan, as PostgreSQL asks an index only for conditions that can leak
 * nothing, and these are none. So the index of words, and what ranks its hits, do without it: they give out ids alone, each query asks for the word
 * of its organization, and the texts and applications behind the ids are isolated as ever.
 *
 * Its rows are narrow, as a common word leads to very many of them: words lie outside, and as they are, for they are looked
 * into for phrases, and unpacking them would be most of the work. Hits are ranked by `search_head`: all fields but the resume,
 * and the words that the resume holds often. What there has the weight A are names and addresses, which have an index of their
 * own, so that a name that very many resumes hold as a word is found.
 */
export const postgres: readonly string[] = [
  ...statements('postgres'),
  `create table search_index (
    organization_id bigint not null,
    application_id bigint not null,
    words tsvector not null,
    primary key (organization_id, application_id)
  )`,
  'alter table search_index alter column words set storage external',
  'create index search_index_words on search_index using gin (words) with (fastupdate = off)',
  `create table search_head (
    organization_id bigint not null,
    application_id bigint not null,
    head tsvector not null,
    primary key (organization_id, application_id)
  )`,
  `create index search_head_who on search_head using gin (ts_filter(head, '{a}')) with (fastupdate = off)`,
  ...isolate('application_text'),
  ...isolate('search_queue'),
]
