import { useEffect, useState } from 'react'
import type { ApplicationQuery, Id } from '../api/types.ts'
import { keepViewed } from './memory.ts'
import { useList } from './use-list.ts'

/** How far ahead of its end a list is loaded on. */
const AHEAD = 10
/** Where an application is looked for in a list that was not loaded yet: so many from its beginning. */
const FAR = 500

export type Flip = {
  readonly previous: Id | undefined
  readonly next: Id | undefined
  /** Its place in the list, from 1; undefined when it is not in what is loaded. */
  readonly place: number | undefined
  /** How many the list has. */
  readonly total: number | null
}

/**
 * Leafs through a list: what comes before and after an application. One that has just left the list, because it was moved
 * or archived, keeps its place there as long as it is looked at: what follows it is what took its place.
 *
 * @param query see `listOf`; undefined where there is no list
 */
export function useFlip(query: ApplicationQuery | undefined, id: Id): Flip {
  const { items, total, hasMore, isLoadingMore, loadMore } = useList(query ?? {}, query !== undefined)
  const [last, setLast] = useState<{ readonly id: Id; readonly index: number }>()
  const index = items.findIndex((item) => item.id === id)
  if (index !== -1 && (last?.id !== id || last.index !== index)) setLast({ id, index })
  const left = index === -1 && last?.id === id ? last.index : undefined

  useEffect(() => keepViewed(id), [id])
  const isWanted = index === -1 ? left === undefined && items.length < FAR : index + AHEAD >= items.length
  useEffect(() => {
    if (query !== undefined && hasMore && !isLoadingMore && isWanted) loadMore()
  }, [query, hasMore, isLoadingMore, isWanted, loadMore])

  if (index === -1) {
    if (left === undefined) return { previous: undefined, next: undefined, place: undefined, total }
    return { previous: items[left - 1]?.id, next: items[left]?.id, place: undefined, total }
  }
  return { previous: items[index - 1]?.id, next: items[index + 1]?.id, place: index + 1, total }
}
