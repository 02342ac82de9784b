import { useMemo, useState } from 'react'
import type { ApplicationSummary, Id } from '../api/types.ts'

type Items = readonly ApplicationSummary[]

export type Selection = {
  /** Those that are selected and still in the list. */
  readonly items: Items
  readonly has: (id: Id) => boolean
  /** All that fit are meant, loaded or not. */
  readonly isAll: boolean
  readonly toggle: (id: Id) => void
  /** From the one that was toggled last to this one. */
  readonly extendTo: (id: Id) => void
  readonly selectLoaded: () => void
  readonly selectAll: () => void
  readonly clear: () => void
}

const NONE: ReadonlySet<Id> = new Set()

/** Which of a list are selected. What leaves the list is no longer selected. */
export function useSelection(items: Items): Selection {
  const [ids, setIds] = useState(NONE)
  const [isAll, setAll] = useState(false)
  const [anchor, setAnchor] = useState<Id>()
  const selected = useMemo(() => (ids.size === 0 ? [] : items.filter(({ id }) => ids.has(id))), [items, ids])

  const set = (next: ReadonlySet<Id>) => {
    setIds(next)
    setAll(false)
  }
  return {
    items: selected,
    has: (id) => ids.has(id),
    isAll: isAll && selected.length > 0,
    toggle(id) {
      const next = new Set(ids)
      if (!next.delete(id)) next.add(id)
      set(next)
      setAnchor(id)
    },
    extendTo(id) {
      const [from, to] = [anchor ?? id, id].map((one) => items.findIndex((item) => item.id === one))
      if (from === undefined || to === undefined || from < 0 || to < 0) return set(new Set([...ids, id]))
      const range = items.slice(Math.min(from, to), Math.max(from, to) + 1)
      set(new Set([...ids, ...range.map((item) => item.id)]))
    },
    selectLoaded: () => set(new Set(items.map(({ id }) => id))),
    selectAll() {
      setIds(new Set(items.map(({ id }) => id)))
      setAll(true)
    },
    clear() {
      set(NONE)
      setAnchor(undefined)
    },
  }
}
