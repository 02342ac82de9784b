import type { ApplicationQuery, Sort } from '../../api/types.ts'
import type { ListSearch } from '../../filters/search-params.ts'

/** What a table can show, with the width that it takes at least and the sort that its head switches. */
export const COLUMNS = {
  name: { width: 'minmax(200px, 2fr)', sort: 'name' },
  job: { width: 'minmax(150px, 1.4fr)' },
  stage: { width: 'minmax(120px, 1fr)' },
  status: { width: 'minmax(120px, 0.8fr)' },
  tags: { width: 'minmax(140px, 1.2fr)' },
  source: { width: 'minmax(120px, 1fr)' },
  surface: { width: 'minmax(140px, 1fr)' },
  email: { width: 'minmax(180px, 1.2fr)' },
  phone: { width: 'minmax(130px, 0.8fr)' },
  headline: { width: 'minmax(180px, 1.4fr)' },
  resume: { width: '76px' },
  createdAt: { width: '120px', sort: 'created' },
  stageEnteredAt: { width: '130px', sort: 'stageEntered' },
  updatedAt: { width: '120px', sort: 'updated' },
} as const satisfies Record<string, { width: string; sort?: Sort }>

export type ColumnName = keyof typeof COLUMNS

export const FIRST_COLUMNS: readonly ColumnName[] = ['name', 'job', 'stage', 'tags', 'source', 'resume', 'createdAt']

const isColumn = (name: string): name is ColumnName => Object.hasOwn(COLUMNS, name)

/** The columns that an address or a view names; the name is always there and first. */
export function readColumns(names: readonly string[] | undefined): readonly ColumnName[] {
  const found = names?.filter(isColumn) ?? []
  return found.length === 0 ? FIRST_COLUMNS : ['name', ...new Set(found.filter((name) => name !== 'name'))]
}

export const columnsOf = ({ columns }: ListSearch): readonly ColumnName[] => readColumns(columns?.split(','))

/** What the address says of columns: nothing where they are those that every table begins with. */
export const writeColumns = (columns: readonly ColumnName[]): string | undefined =>
  columns.join() === FIRST_COLUMNS.join() ? undefined : columns.join()

export const sortOf = (name: ColumnName): 'name' | 'created' | 'stageEntered' | 'updated' | undefined => {
  const column: { width: string; sort?: 'name' | 'created' | 'stageEntered' | 'updated' } = COLUMNS[name]
  return column.sort
}

/** How a column is sorted now, in the words of `aria-sort`. */
export function directionOf(
  { sort = '-created' }: ApplicationQuery,
  name: ColumnName,
): 'ascending' | 'descending' | 'none' {
  const own = sortOf(name)
  if (sort === own) return 'ascending'
  return sort === `-${own}` ? 'descending' : 'none'
}

/** The sort after the head of a column was pressed: names begin at A, times with the newest. */
export function nextSort(query: ApplicationQuery, name: ColumnName): Sort | undefined {
  const own = sortOf(name)
  if (own === undefined) return undefined
  const direction = directionOf(query, name)
  if (direction === 'none') return own === 'name' ? own : `-${own}`
  return direction === 'ascending' ? `-${own}` : own
}
