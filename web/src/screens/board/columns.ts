import { useQuery } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { applicationListQuery } from '../../api/applications.ts'
import { boardQuery, columnQuery } from '../../api/board.ts'
import type { LoadedList } from '../../api/place.ts'
import { queryClient } from '../../api/query-client.ts'
import type { ApplicationFilter, ApplicationQuery, BoardColumn, Id } from '../../api/types.ts'

/** One column of a board. Its cards are a list of its own, which begins with what the board's answer holds. */
export type Column = { readonly stage: BoardColumn['stage']; readonly query: ApplicationQuery }

/** The columns of a job's board, each with its first cards, from one request. */
export function useColumns(jobId: Id, filter: ApplicationFilter) {
  const { data, error, isPending, refetch } = useQuery(boardQuery(jobId, filter))
  const columns = useMemo(
    () => data?.stages.map(({ stage }): Column => ({ stage, query: columnQuery(jobId, filter, stage.id) })),
    [data, jobId, filter],
  )
  return { columns, error: data ? null : error, isPending, retry: () => void refetch() }
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
