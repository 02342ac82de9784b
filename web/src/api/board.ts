import { queryOptions } from '@tanstack/react-query'
import { applicationListQuery } from './applications.ts'
import { api } from './client.ts'
import { keys } from './keys.ts'
import type { LoadedList } from './place.ts'
import { queryClient } from './query-client.ts'
import type { ApplicationFilter, ApplicationQuery, Board, Id } from './types.ts'

/** The cards of one column, as a list of its own. */
export const columnQuery = (jobId: Id, filter: ApplicationFilter, stageId: Id): ApplicationQuery => ({
  ...filter,
  jobId: [jobId],
  stageId: [stageId],
  sort: '-stageEntered',
})

/** A job's board. What it answers is also the first page of the list that each column is. */
export const boardQuery = (jobId: Id, filter: ApplicationFilter) =>
  queryOptions({
    queryKey: keys.board(jobId, filter),
    async queryFn({ signal }) {
      const board = await api.get('/jobs/{id}/board', { path: { id: jobId }, query: filter, signal })
      for (const column of board.stages) seed(columnQuery(jobId, filter, column.stage.id), column)
      return board
    },
    // The lists are kept up to date by themselves; here only the stages count.
    staleTime: Number.POSITIVE_INFINITY,
  })

function seed(query: ApplicationQuery, { items, next, count }: Board['stages'][number]): void {
  queryClient.setQueryData<LoadedList>(applicationListQuery(query).queryKey, (known) =>
    // More of it may be loaded, and is as new.
    known && known.pages.length > 1 ? known : { pages: [{ items, next, total: count }], pageParams: [null] },
  )
}
