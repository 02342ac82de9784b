import { IconChevronsLeft } from '@tabler/icons-react'
import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  memo,
  useCallback,
  useEffect,
  useEffectEvent,
  useRef,
} from 'react'
import type { Id } from '../../api/types.ts'
import { useFormats } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useList } from '../../lists/use-list.ts'
import { useVirtualList } from '../../lists/use-virtual-list.ts'
import { ErrorState } from '../../ui/states.tsx'
import classes from './board.module.css'
import { heightOf, useCardWords } from './card.tsx'
import { CardRow } from './card-row.tsx'
import type { Column } from './columns.ts'
import { texts } from './texts.ts'
import { useDropColumn } from './use-drag.ts'

const GAP = 8

/** What a column tells the board of what happens in it; the same object as long as the board is there. */
export type ColumnEvents = {
  readonly press: (event: MouseEvent) => void
  readonly key: (event: KeyboardEvent) => void
  readonly focus: (event: FocusEvent) => void
  readonly blur: (event: FocusEvent) => void
  readonly drop: (ids: readonly Id[], stage: Column['stage']) => void
  readonly collapse: (stageId: Id, isCollapsed: boolean) => void
  readonly idsWith: (id: Id) => readonly Id[]
}

type Props = {
  readonly column: Column
  readonly isCollapsed: boolean
  /** The card of this column that the cursor is on. */
  readonly currentId: Id | undefined
  /** Grows when the cursor was moved, and the card is to be brought into view. */
  readonly moves: number
  readonly selected: ReadonlySet<Id>
  readonly hintId: string
  readonly events: ColumnEvents
}

/** One stage with its cards. Only those that are seen are on the page. */
export const BoardColumn = memo(function BoardColumn(props: Props) {
  const { column, isCollapsed, currentId, moves, selected, hintId, events } = props
  const { stage, query } = column
  const t = useTexts(texts)
  const { formatNumber } = useFormats()
  const say = useCardWords()
  const list = useList(query)
  const { items } = list
  const element = useRef<HTMLElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const current = currentId === undefined ? -1 : items.findIndex(({ id }) => id === currentId)
  const isOver = useDropColumn(element, scroller, (ids) => events.drop(ids, stage))

  const virtual = useVirtualList({
    name: `board ${stage.id}`,
    scroller,
    count: isCollapsed ? 0 : items.length,
    sizeOf: (index) => (items[index] ? heightOf(items[index]) : 0),
    keyOf: useCallback((index: number) => items[index]?.id ?? '', [items]),
    kept: current,
    list,
    gap: GAP,
    padding: 2,
  })
  const follow = useEffectEvent(() => {
    if (current < 0) return
    virtual.scrollToIndex(current)
    element.current?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
  })
  useEffect(() => {
    if (moves > 0) follow()
  }, [moves])

  const count = list.total ?? items.length
  const title = t('column', { stage: stage.name, count: formatNumber(count) })
  return (
    <section
      ref={element}
      className={classes['column']}
      aria-label={title}
      data-collapsed={isCollapsed || undefined}
      data-over={isOver || undefined}
      data-kind={stage.kind}
    >
      <header className={classes['head']}>
        <button
          type="button"
          className={classes['toggle']}
          aria-expanded={!isCollapsed}
          title={t(isCollapsed ? 'expand' : 'collapse', { stage: stage.name })}
          onClick={() => events.collapse(stage.id, !isCollapsed)}
        >
          <span className={classes['dot']} />
          <span className={classes['title']}>{stage.name}</span>
          <span className={classes['count']}>{formatNumber(count)}</span>
          {!isCollapsed && <IconChevronsLeft size={15} className={classes['fold']} aria-hidden="true" />}
        </button>
      </header>
      <div ref={scroller} className={classes['cards']} hidden={isCollapsed}>
        {list.error ? (
          <ErrorState error={list.error} onRetry={list.retry} />
        ) : items.length === 0 ? (
          <p className={classes['empty']}>{t('empty')}</p>
        ) : (
          <div
            role="grid"
            tabIndex={-1}
            aria-label={title}
            aria-describedby={hintId}
            aria-multiselectable="true"
            aria-rowcount={count}
            className={classes['grid']}
            style={{ height: virtual.getTotalSize() }}
            onClick={events.press}
            onKeyDown={events.key}
            onFocus={events.focus}
            onBlur={events.blur}
          >
            {virtual.getVirtualItems().map(({ index, key, start, size }) => {
              const item = items[index]
              return (
                item && (
                  <CardRow
                    key={key}
                    item={item}
                    index={index}
                    start={start}
                    size={size}
                    isCurrent={item.id === currentId}
                    isSelected={selected.has(item.id)}
                    say={say}
                    idsWith={events.idsWith}
                  />
                )
              )
            })}
          </div>
        )}
      </div>
    </section>
  )
})
