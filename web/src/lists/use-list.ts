import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { applicationListQuery } from '../api/applications.ts'
import type { ApplicationQuery, ApplicationSummary, Id, Page } from '../api/types.ts'

type Loaded = { readonly pages: readonly Page<ApplicationSummary>[] }

const NONE: readonly ApplicationSummary[] = []
const known = new WeakMap<Loaded, readonly ApplicationSummary[]>()

/** The applications of a list that are loaded, in its order; the same array as long as the list is the same. */
export function itemsOf(list: Loaded | undefined): readonly ApplicationSummary[] {
  if (list === undefined) return NONE
  const items = known.get(list) ?? flatten(list)
  known.set(list, items)
  return items
}

function flatten(list: Loaded): readonly ApplicationSummary[] {
  const items = new Map<Id, ApplicationSummary>()
  for (const page of list.pages) {
    // One that moved up while the list was loaded comes a second time further down.
    for (const item of page.items) if (!items.has(item.id)) items.set(item.id, item)
  }
  return [...items.values()]
}

export type List = {
  readonly items: readonly ApplicationSummary[]
  /** How many there are, loaded or not; null where that is not known. */
  readonly total: number | null
  readonly hasMore: boolean
  readonly isLoading: boolean
  readonly isLoadingMore: boolean
  readonly error: unknown
  readonly loadMore: () => void
  readonly retry: () => void
}

/** A list of applications, page by page. */
export function useList(query: ApplicationQuery, enabled = true): List {
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    ...applicationListQuery(query),
    enabled,
  })
  const items = itemsOf(data)
  const loadMore = useCallback(() => void fetchNextPage({ cancelRefetch: false }), [fetchNextPage])
  const retry = useCallback(() => void refetch(), [refetch])
  return {
    items,
    total: data?.pages[0]?.total ?? null,
    hasMore: hasNextPage,
    isLoading: isPending,
    isLoadingMore: isFetchingNextPage,
    error: data === undefined ? error : null,
    loadMore,
    retry,
  }
}
