import { isolate } from './isolate.ts'
import { type EngineName, TYPES } from './table.ts'

/**
 * What lists of applications need to begin at an index whatever they are in the order of: a name to sort by, the time of the
 * stage, and tags in rows of their own. A person that was merged into another one says so, so that its e-mail leads there.
 */

function statements(on: EngineName): string[] {
  const { int, key } = TYPES[on]
  const unlessAtEnd = on === 'sqlite' ? ' strict, without rowid' : ''
  const field = (name: string) => (on === 'sqlite' ? `profile_json ->> '${name}'` : `profile_json::json ->> '${name}'`)
  const tags =
    on === 'sqlite' ? 'json_each(application.tags_json)' : 'json_array_elements_text(application.tags_json::json)'
  // PostgreSQL reads no JSON text that holds a zero character.
  const readable = (column: string) => (on === 'sqlite' ? 'true' : `position('\\u0000' in ${column}) = 0`)
  return [
    ...(on === 'postgres' ? [`set local longlist.reach = 'every'`] : []),
    `alter table application add column name_key ${key} not null default ''`,
    // As near as SQL comes to `sortName`; the next change of the name gives it its real key.
    `update application set name_key = case when ${readable('profile_json')}
      then lower(substr(coalesce(${field('lastName')}, '') || ' ' || coalesce(${field('firstName')}, ''), 1, 100)) else '' end`,
    `create index application_by_name on application (organization_id, name_key, id)`,
    `create index application_by_entry on application (organization_id, stage_entered_at, id)`,

    `create table application_tag (
      organization_id ${int} not null,
      tag ${key} not null,
      application_id ${int} not null,
      primary key (organization_id, tag, application_id)
    )${unlessAtEnd}`,
    `create index application_tag_by_application on application_tag (organization_id, application_id)`,
    `insert into application_tag (organization_id, tag, application_id)
      select distinct application.organization_id, substr(tag.value, 1, 255), application.id
        from application, ${tags} as tag${on === 'sqlite' ? '' : '(value)'}
        where application.deleted_at is null and ${readable('application.tags_json')}`,

    `alter table person add column merged_into ${int}`,
    `create index person_by_merge on person (organization_id, merged_into) where merged_into is not null`,
  ]
}

export const sqlite: readonly string[] = statements('sqlite')

export const postgres: readonly string[] = [...statements('postgres'), ...isolate('application_tag')]
