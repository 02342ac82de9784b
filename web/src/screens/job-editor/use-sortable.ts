import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect, useEffectEvent, useState } from 'react'

type Sortable = {
  readonly row: RefObject<HTMLElement | null>
  readonly handle: RefObject<HTMLElement | null>
  readonly id: string
  /** Its place now, from 0. */
  readonly at: number
  readonly isFixed: boolean
  readonly onPlace: (id: string, at: number) => void
}

type Edge = 'top' | 'bottom'

const TYPE = 'stage'
/** Where a row that is let go of now would go: above this one or below it. */
function edgeAt(row: HTMLElement, y: number): Edge {
  const { top, height } = row.getBoundingClientRect()
  return y < top + height / 2 ? 'top' : 'bottom'
}

/** Lets a row of a list be dragged by its handle to another place. @returns the side of this row that one is dragged over */
export function useSortable({ row, handle, id, at, isFixed, onPlace }: Sortable): Edge | undefined {
  const [edge, setEdge] = useState<Edge>()
  const drop = useEffectEvent((from: { id: string; at: number }, over: Edge) => {
    const place = over === 'top' ? at : at + 1
    // Taken out of its old place first, it leaves those after it one place nearer.
    onPlace(from.id, from.at < place ? place - 1 : place)
  })
  const whereIam = useEffectEvent(() => ({ type: TYPE, id, at }))
  useEffect(() => {
    const element = row.current
    const grip = handle.current
    if (!element || !grip) return
    return combine(
      draggable({ element, dragHandle: grip, canDrag: () => !isFixed, getInitialData: () => whereIam() }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data['type'] === TYPE && source.data['id'] !== id,
        onDrag: ({ location }) => setEdge(edgeAt(element, location.current.input.clientY)),
        onDragLeave: () => setEdge(undefined),
        onDrop({ source, location }) {
          setEdge(undefined)
          drop(source.data as { id: string; at: number }, edgeAt(element, location.current.input.clientY))
        },
      }),
    )
  }, [row, handle, id, isFixed])
  return edge
}
