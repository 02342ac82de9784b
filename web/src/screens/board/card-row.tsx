import { memo, useRef } from 'react'
import type { ApplicationSummary, Id } from '../../api/types.ts'
import { rowMark } from '../../lists/use-cursor.ts'
import classes from './board.module.css'
import { Card, type CardWords } from './card.tsx'
import { useDraggable } from './use-drag.ts'

type Props = {
  readonly item: ApplicationSummary
  readonly index: number
  readonly start: number
  readonly size: number
  readonly isCurrent: boolean
  readonly isSelected: boolean
  readonly say: CardWords
  readonly idsWith: (id: Id) => readonly Id[]
}

/** A card at its place in a column. */
export const CardRow = memo(function CardRow({ item, index, start, size, isCurrent, isSelected, say, idsWith }: Props) {
  const element = useRef<HTMLDivElement>(null)
  const label = (count: number) => say.t('dragged', { count })
  const isDragging = useDraggable(element, { id: item.id, idsWith, label })
  return (
    <div
      ref={element}
      role="row"
      {...rowMark(item.id)}
      aria-rowindex={index + 1}
      aria-selected={isSelected}
      tabIndex={isCurrent ? 0 : -1}
      data-dragging={isDragging || undefined}
      className={classes['row']}
      style={{ transform: `translateY(${start}px)`, height: size }}
    >
      <Card item={item} say={say} />
    </div>
  )
})
