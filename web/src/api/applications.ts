import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { isConnected } from '../live/feed.ts'
import { api, urlOf } from './client.ts'
import { keys } from './keys.ts'
import { normalQuery } from './normal-query.ts'
import { queryClient } from './query-client.ts'
import { show, summaryOf } from './shown.ts'
import type { Application, ApplicationChange, ApplicationQuery, Id, NewApplication } from './types.ts'

/** How many of a list come at once. */
export const PAGE_SIZE = 100

export const applicationListQuery = (query: ApplicationQuery) =>
  infiniteQueryOptions({
    queryKey: keys.applicationList(normalQuery(query)),
    queryFn: ({ pageParam, signal }) =>
      api.get('/applications', {
        query: { ...query, limit: PAGE_SIZE, cursor: pageParam, withTotal: pageParam === null || undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    // Every list that was loaded is kept up to date as long as changes come in; see live/catch-up.ts.
    staleTime: () => (isConnected() ? Number.POSITIVE_INFINITY : 60_000),
  })

export const useApplications = (query: ApplicationQuery) => useInfiniteQuery(applicationListQuery(query))

export const applicationQuery = (id: Id) =>
  queryOptions({
    queryKey: keys.application(id),
    queryFn: ({ signal }) => api.get('/applications/{id}', { path: { id }, signal }),
  })

export const useApplication = (id: Id) => useQuery(applicationQuery(id))

/** The address of the CSV with these applications: those that a filter finds, or those that are named. */
export const exportUrl = (query: ApplicationQuery | { ids: Id[] }): string => urlOf('/applications/export', query)

export const useAddApplication = () =>
  useMutation({
    mutationFn: (body: NewApplication) => api.post('/applications', { body }),
    onSuccess: keep,
  })

/** For changes of details. Moves, tags and archiving go through `useUndoableAction`, so that they can be undone. */
export const useChangeApplication = () =>
  useMutation({
    mutationFn: ({ id, version, change }: { id: Id; version?: string; change: ApplicationChange }) =>
      api.patch('/applications/{id}', {
        path: { id },
        body: change,
        ...(version !== undefined && { ifMatch: version }),
      }),
    onSuccess: keep,
  })

function keep(application: Application): void {
  queryClient.setQueryData(keys.application(application.id), application)
  void queryClient.invalidateQueries({ queryKey: keys.history(application.id) })
  void show([summaryOf(application)])
}

export const useHistory = (id: Id) =>
  useInfiniteQuery({
    queryKey: keys.history(id),
    queryFn: ({ pageParam, signal }) =>
      api.get('/applications/{id}/history', { path: { id }, query: { cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })

export const useTags = () =>
  useQuery({
    queryKey: keys.tags,
    queryFn: ({ signal }) => api.get('/tags', { signal }),
    select: (page) => page.items,
  })
