import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect } from 'react'
import { keepOffset, offsetOf } from './memory.ts'
import type { List } from './use-list.ts'

/** So many rows from the end, more is asked for. */
const AHEAD = 15

type Options = {
  /** Under this name the place is kept for when one comes back. */
  readonly name: string
  readonly scroller: RefObject<HTMLElement | null>
  readonly count: number
  readonly sizeOf: (index: number) => number
  /** To be the same function for the same rows: with another one all of them are laid out again. */
  readonly keyOf: (index: number) => string
  /** A row that stays on the page wherever one scrolls, so that it keeps the focus. */
  readonly kept: number
  readonly list: Pick<List, 'hasMore' | 'isLoadingMore' | 'loadMore'>
  readonly gap?: number
  readonly padding?: number
  /** The height of a head that stays in view above the rows. */
  readonly head?: number
}

/** Puts only those rows on the page that are seen, and loads on as one nears the end. */
export function useVirtualList({
  name,
  scroller,
  count,
  sizeOf,
  keyOf,
  kept,
  list: { hasMore, isLoadingMore, loadMore },
  gap = 0,
  padding = 0,
  head = 0,
}: Options): Virtualizer<HTMLElement, Element> {
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized by a compiler
  const virtualizer = useVirtualizer<HTMLElement, Element>({
    count,
    gap,
    getScrollElement: () => scroller.current,
    estimateSize: sizeOf,
    getItemKey: keyOf,
    overscan: 6,
    paddingStart: padding,
    paddingEnd: padding,
    scrollPaddingStart: padding + head,
    scrollPaddingEnd: padding,
    initialOffset: () => offsetOf(name),
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range)
      if (kept < 0 || kept >= count || indexes.includes(kept)) return indexes
      return [...indexes, kept].sort((a, b) => a - b)
    },
  })
  useEffect(() => {
    const element = scroller.current
    return () => {
      if (element) keepOffset(name, element.scrollTop)
    }
  }, [name, scroller])

  const last = virtualizer.range?.endIndex
  const isNearEnd = last !== undefined && last + AHEAD >= count
  useEffect(() => {
    if (hasMore && !isLoadingMore && isNearEnd) loadMore()
  }, [hasMore, isLoadingMore, isNearEnd, loadMore, count])
  return virtualizer
}
