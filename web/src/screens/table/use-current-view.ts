import { normalQuery } from '../../api/normal-query.ts'
import type { View, ViewDefinition } from '../../api/types.ts'
import { useViews } from '../../api/views.ts'
import { filterOf, type ListSearch } from '../../filters/search-params.ts'
import { columnsOf, readColumns, writeColumns } from './columns.ts'

/** What is looked at, as it would be saved. */
export const definitionOf = (search: ListSearch): ViewDefinition => ({
  filter: filterOf(search),
  sort: search.sort ?? '-created',
  columns: [...columnsOf(search)],
  layout: 'table',
})

/** The address of a saved view. */
export function searchOf({ id, definition }: View): ListSearch {
  const { filter, sort, columns } = definition as ViewDefinition
  return {
    ...filter,
    sort: sort === '-created' ? undefined : sort,
    columns: writeColumns(readColumns(columns)),
    view: id,
  }
}

/** The saved view that the address names, and whether what is looked at differs from it. */
export function useCurrentView(search: ListSearch) {
  const { data: views = [] } = useViews()
  const view = views.find(({ id }) => id === search.view)
  const isChanged = view !== undefined && writing(definitionOf(search)) !== writing(view.definition as ViewDefinition)
  return { views, view, isChanged }
}

/** Two definitions that mean the same are written alike. */
function writing({ filter, sort, columns }: ViewDefinition): string {
  const query = Object.entries(normalQuery({ ...filter, sort }))
  return JSON.stringify([query.toSorted(([a], [b]) => (a < b ? -1 : 1)), readColumns(columns)])
}
