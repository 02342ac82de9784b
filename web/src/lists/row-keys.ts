import type { KeyboardEvent, MouseEvent } from 'react'
import type { ApplicationSummary } from '../api/types.ts'
import type { Cursor } from './use-cursor.ts'
import type { Selection } from './use-selection.ts'

/** How a row answers to the keyboard and the mouse. */
export type RowContext = {
  readonly cursor: Cursor<ApplicationSummary>
  readonly selection: Selection
  readonly open: (item: ApplicationSummary) => void
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }

export function onRowKey(
  event: KeyboardEvent,
  item: ApplicationSummary,
  { cursor, selection, open }: RowContext,
): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
  const step = STEPS[event.key] ?? (event.key === 'Home' ? -Infinity : event.key === 'End' ? Infinity : undefined)
  if (step !== undefined) {
    event.preventDefault()
    if (event.shiftKey && !selection.has(item.id)) selection.toggle(item.id)
    cursor.moveBy(step)
  } else if (event.key === 'Enter') {
    event.preventDefault()
    open(item)
  } else if (event.key === ' ') {
    event.preventDefault()
    selection.toggle(item.id)
  }
}

/** A press opens; with Ctrl or ⌘ it selects, with shift it selects up to here. */
export function onRowPress(event: MouseEvent, item: ApplicationSummary, { cursor, selection, open }: RowContext): void {
  const inner = (event.target as Element).closest('a, button, input, label')
  if (inner && event.currentTarget.contains(inner) && !(inner.tagName === 'A' && event.shiftKey)) return
  cursor.set(item.id)
  if (event.shiftKey) {
    event.preventDefault()
    selection.extendTo(item.id)
  } else if (event.ctrlKey || event.metaKey) selection.toggle(item.id)
  else open(item)
}
