/** What the text of a table has of its engine. */

export type EngineName = 'sqlite' | 'postgres'

/** The types that differ: whole numbers, and texts that are only compared. */
export const TYPES = {
  sqlite: { int: 'integer', key: 'text' },
  postgres: { int: 'bigint', key: 'text collate "C"' },
} as const

/** A table of an organization's rows, with an id. References read `column -> parent`. */
export function table(
  on: EngineName,
  name: string,
  columns: readonly string[],
  references: readonly string[] = [],
): string {
  const key =
    on === 'sqlite'
      ? 'id integer primary key, organization_id integer not null'
      : 'organization_id bigint not null, id bigint not null'
  const last = on === 'sqlite' ? [] : ['primary key (organization_id, id)']
  const foreign = references.map((reference) => {
    const [column, parent] = reference.split(' -> ') as [string, string]
    if (parent === 'organization') return `foreign key (organization_id) references organization (id)`
    return on === 'sqlite'
      ? `foreign key (${column}) references ${parent} (id)`
      : `foreign key (organization_id, ${column}) references ${parent} (organization_id, id)`
  })
  const strict = on === 'sqlite' ? ' strict' : ''
  return `create table ${name} (${[key, ...columns, ...last, ...foreign].join(', ')})${strict}`
}
