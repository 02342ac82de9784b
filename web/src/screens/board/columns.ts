import { useQuery } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { applicationListQuery } from '../../api/applications.ts'
import { boardQuery } from '../../api/jobs.ts'
import type { LoadedList } from '../../api/place.ts'
import { queryClient } from '../../api/query-client.ts'
import type { ApplicationFilter, ApplicationQuery, Board, BoardColumn, Id } from '../../api/types.ts'

/** One column of a board. Its cards are a list of its own, which begins with what the board's answer holds. */
export type Column = { readonly stage: BoardColumn['stage']; readonly query: ApplicationQuery }

export const columnQuery = (jobId: Id, filter: ApplicationFilter, stageId: Id): ApplicationQuery => ({
  ...filter,
  jobId: [jobId],
  stageId: [stageId],
  sort: '-stageEntered',
})

/** The columns of a job's board, each with its first cards, from one request. */
export function useColumns(jobId: Id, filter: ApplicationFilter) {
  const { queryKey, queryFn } = boardQuery(jobId, filter)
  const { data, error, isPending, refetch } = useQuery({
    queryKey,
    async queryFn(context) {
      const board = await (queryFn as (given: typeof context) => Promise<Board>)(context)
      seed(board, jobId, filter)
      return board
    },
    // The columns are lists, and kept up to date like every list.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const columns = useMemo(
    () => data?.stages.map(({ stage }): Column => ({ stage, query: columnQuery(jobId, filter, stage.id) })),
    [data, jobId, filter],
  )
  return { columns, error: data ? null : error, isPending, retry: () => void refetch() }
}

function seed(board: Board, jobId: Id, filter: ApplicationFilter): void {
  for (const { stage, items, next, count } of board.stages) {
    const { queryKey } = applicationListQuery(columnQuery(jobId, filter, stage.id))
    const known = queryClient.getQueryData<LoadedList>(queryKey)
    // More of it may be loaded, and is as new.
    if (known && known.pages.length > 1) continue
    queryClient.setQueryData<LoadedList>(queryKey, { pages: [{ items, next, total: count }], pageParams: [null] })
  }
}

type Lists = readonly (LoadedList | undefined)[]

function createStore(queries: readonly ApplicationQuery[]) {
  const listKeys = queries.map((query) => applicationListQuery(query).queryKey)
  let last: Lists = []
  const now = (): Lists => {
    const next = listKeys.map((queryKey) => queryClient.getQueryData<LoadedList>(queryKey))
    if (next.length !== last.length || next.some((list, index) => list !== last[index])) last = next
    return last
  }
  return { now, subscribe: (changed: () => void) => queryClient.getQueryCache().subscribe(changed) }
}

/** What is loaded of several lists, in their order, as it is now. The lists are kept by who shows them. */
export function useLoadedLists(queries: readonly ApplicationQuery[]): Lists {
  const { subscribe, now } = useMemo(() => createStore(queries), [queries])
  return useSyncExternalStore(subscribe, now)
}
