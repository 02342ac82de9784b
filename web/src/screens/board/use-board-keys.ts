import type { KeyboardEvent } from 'react'
import type { ApplicationSummary, Id } from '../../api/types.ts'
import type { Cursor } from '../../lists/use-cursor.ts'
import type { Selection } from '../../lists/use-selection.ts'

type Cards = readonly ApplicationSummary[]

type Options = {
  readonly columns: readonly Cards[]
  /** Whether the cursor may go into a column. */
  readonly isOpen: (column: number) => boolean
  readonly cursor: Cursor<ApplicationSummary>
  readonly selection: Selection
  readonly open: (item: ApplicationSummary) => void
}

/** The arrows go from card to card and from column to column; Enter opens, space selects. */
export function useBoardKeys({ columns, isOpen, cursor, selection, open }: Options): (event: KeyboardEvent) => void {
  const placeOf = (id: Id) => {
    const column = columns.findIndex((cards) => cards.some((card) => card.id === id))
    return { column, index: columns[column]?.findIndex((card) => card.id === id) ?? -1 }
  }
  const beside = (id: Id, step: 1 | -1): Id | undefined => {
    const { column, index } = placeOf(id)
    for (let next = column + step; next >= 0 && next < columns.length; next += step) {
      const cards = columns[next] ?? []
      if (cards.length > 0 && isOpen(next)) return cards[Math.min(index, cards.length - 1)]?.id
    }
    return undefined
  }
  const along = (id: Id, step: number): Id | undefined => {
    const { column, index } = placeOf(id)
    const cards = columns[column] ?? []
    return cards[Math.max(0, Math.min(index + step, cards.length - 1))]?.id
  }
  const targets: Readonly<Record<string, (id: Id) => Id | undefined>> = {
    ArrowDown: (id) => along(id, 1),
    ArrowUp: (id) => along(id, -1),
    PageDown: (id) => along(id, 5),
    PageUp: (id) => along(id, -5),
    Home: (id) => along(id, -Infinity),
    End: (id) => along(id, Infinity),
    ArrowRight: (id) => beside(id, 1),
    ArrowLeft: (id) => beside(id, -1),
  }
  return (event) => {
    const id = (event.target as HTMLElement).dataset['row']
    if (id === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    const target = targets[event.key]
    if (target) {
      event.preventDefault()
      if (event.shiftKey && !selection.has(id)) selection.toggle(id)
      const next = target(id)
      if (next !== undefined) cursor.moveTo(next)
      return
    }
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    if (event.key === ' ') selection.toggle(id)
    else if (cursor.item) open(cursor.item)
  }
}
