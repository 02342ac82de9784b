import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { pointerOutsideOfPreview } from '@atlaskit/pragmatic-drag-and-drop/element/pointer-outside-of-preview'
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview'
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import { type RefObject, useEffect, useEffectEvent, useState } from 'react'
import type { Id } from '../../api/types.ts'
import classes from './board.module.css'

/** What is dragged from card to column. */
type Dragged = { readonly type: 'applications'; readonly ids: readonly Id[] }

const isDragged = (data: Record<string | symbol, unknown>): data is Dragged => data['type'] === 'applications'

type DragOptions = {
  readonly id: Id
  /** Those that go along, itself among them. */
  readonly idsWith: (id: Id) => readonly Id[]
  readonly label: (count: number) => string
}

/** Lets a card be dragged, with all others that are selected. @returns whether it is being dragged */
export function useDraggable(element: RefObject<HTMLElement | null>, { id, idsWith, label }: DragOptions): boolean {
  const [isDragging, setDragging] = useState(false)
  const together = useEffectEvent(idsWith)
  const word = useEffectEvent(label)
  useEffect(() => {
    const card = element.current
    if (!card) return
    return draggable({
      element: card,
      getInitialData: (): Dragged => ({ type: 'applications', ids: together(id) }),
      onGenerateDragPreview({ nativeSetDragImage }) {
        const { length } = together(id)
        if (length < 2) return
        setCustomNativeDragPreview({
          nativeSetDragImage,
          getOffset: pointerOutsideOfPreview({ x: '12px', y: '8px' }),
          render({ container }) {
            const preview = document.createElement('div')
            preview.className = classes['preview'] ?? ''
            preview.textContent = word(length)
            container.append(preview)
          },
        })
      },
      onDragStart: () => setDragging(true),
      onDrop: () => setDragging(false),
    })
  }, [element, id])
  return isDragging
}

/** Lets cards be dropped on a column, and scrolls it while they are held near its ends. @returns whether some are over it */
export function useDropColumn(
  column: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
  onDrop: (ids: readonly Id[]) => void,
): boolean {
  const [isOver, setOver] = useState(false)
  const drop = useEffectEvent(onDrop)
  useEffect(() => {
    if (!column.current) return
    return combine(
      dropTargetForElements({
        element: column.current,
        canDrop: ({ source }) => isDragged(source.data),
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop({ source: { data } }) {
          setOver(false)
          if (isDragged(data)) drop(data.ids)
        },
      }),
      scroller.current ? autoScrollForElements({ element: scroller.current }) : () => {},
    )
  }, [column, scroller])
  return isOver
}

/** Scrolls the board sideways while cards are held near its edges. */
export function useAutoScroll(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (scroller.current) return autoScrollForElements({ element: scroller.current })
  }, [scroller])
}
