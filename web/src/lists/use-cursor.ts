import { type FocusEvent, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Id } from '../api/types.ts'
import { lastViewed } from './memory.ts'

export type Cursor<T> = {
  readonly item: T | undefined
  readonly index: number
  /** Grows with each move, after which the place is to be brought into view. */
  readonly moves: number
  readonly moveBy: (step: number) => void
  readonly moveTo: (id: Id) => void
  /** Marks the place without taking the focus. */
  readonly set: (id: Id) => void
  /** Gives the focus back to the place in the list, after a dialog or an action. */
  readonly refocus: () => void
  readonly onFocus: () => void
  readonly onBlur: (event: FocusEvent) => void
}

/** The attribute by which the cursor finds a row. */
export const rowMark = (id: Id) => ({ 'data-row': id })

/**
 * The place in a list. It stays with its item; when that leaves the list, the one that took its place has it, and the
 * focus too.
 */
export function useCursor<T extends { readonly id: Id }>(
  items: readonly T[],
  container: RefObject<HTMLElement | null>,
): Cursor<T> {
  const [place, setPlace] = useState<{ readonly id: Id | undefined; readonly index: number }>({
    id: undefined,
    index: 0,
  })
  const found = place.id === undefined ? -1 : items.findIndex(({ id }) => id === place.id)
  const index = found === -1 ? Math.min(place.index, items.length - 1) : found
  const item = items[index]
  if (found !== -1 && found !== place.index) setPlace({ id: place.id, index: found })

  const hadFocus = useRef(false)
  const isWanted = useRef(lastViewed() !== undefined)
  const [, ask] = useState(0)
  const [moves, setMoves] = useState(0)
  const focus = useEffectEvent(() => {
    const lost = hadFocus.current && (document.activeElement === document.body || document.activeElement === null)
    if (!item || !(isWanted.current || lost)) return
    const row = container.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(item.id)}"]`)
    if (!row) return
    isWanted.current = false
    row.focus({ preventScroll: true })
  })
  useEffect(() => focus())

  const go = (next: number) => {
    const target = items[Math.max(0, Math.min(next, items.length - 1))]
    if (!target) return
    isWanted.current = true
    setPlace({ id: target.id, index: items.indexOf(target) })
    setMoves((count) => count + 1)
  }
  return {
    item,
    index,
    moves,
    moveBy: (step) => go(place.id === undefined ? 0 : index + step),
    moveTo: (id) => go(items.findIndex((one) => one.id === id)),
    set: (id) => {
      if (id !== place.id) setPlace({ id, index: items.findIndex((one) => one.id === id) })
    },
    refocus: () => {
      isWanted.current = true
      ask((count) => count + 1)
    },
    onFocus: () => {
      hadFocus.current = true
    },
    onBlur: ({ relatedTarget }) => {
      if (relatedTarget !== null && !container.current?.contains(relatedTarget)) hadFocus.current = false
    },
  }
}

/** Brings the place into view whenever it was moved. */
export function useFollow<T>({ index, moves }: Cursor<T>, scrollTo: (index: number) => void): void {
  const follow = useEffectEvent(() => {
    if (index >= 0) scrollTo(index)
  })
  useEffect(() => {
    if (moves > 0) follow()
  }, [moves])
}
