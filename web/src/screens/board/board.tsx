import { useLocalStorage, useMediaQuery } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { type FocusEvent, type MouseEvent, useId, useMemo, useRef } from 'react'
import type { ApplicationSummary, Id } from '../../api/types.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { BulkBar } from '../../lists/bulk-bar.tsx'
import { candidateSearch } from '../../lists/candidate-link.ts'
import { ListDialogs } from '../../lists/list-dialogs.tsx'
import { NoneFit } from '../../lists/list-states.tsx'
import { useCursor } from '../../lists/use-cursor.ts'
import { itemsOf } from '../../lists/use-list.ts'
import { useListControl } from '../../lists/use-list-control.ts'
import { useSelection } from '../../lists/use-selection.ts'
import { useStable } from '../../lists/use-stable.ts'
import { EmptyState } from '../../ui/states.tsx'
import classes from './board.module.css'
import { BoardColumn } from './column.tsx'
import { type Column, useLoadedLists } from './columns.ts'
import { StageTabs } from './stage-tabs.tsx'
import { texts } from './texts.ts'
import { useBoardKeys } from './use-board-keys.ts'
import { useAutoScroll } from './use-drag.ts'

const rowOf = (target: EventTarget) => (target as Element).closest<HTMLElement>('[data-row]')?.dataset['row']

const NONE: readonly Id[] = []

type Props = {
  readonly jobId: Id
  readonly columns: readonly Column[]
  /** Takes the filter away, where there is one. */
  readonly onClear?: () => void
}

/** The columns of a board, with what goes from one to the other: the cursor, the selection, the cards that are dragged. */
export function Board({ jobId, columns, onClear }: Props) {
  const t = useTexts(texts)
  const navigate = useNavigate()
  const hintId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [kept, setCollapsed] = useLocalStorage<Id[]>({
    key: `longlist.board.${jobId}`,
    defaultValue: [],
    getInitialValueInEffect: false,
  })
  // Where one column is seen at a time there is nothing to fold away.
  const isNarrow = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false })
  const collapsed = isNarrow ? NONE : kept
  useAutoScroll(scroller)

  const queries = useMemo(() => columns.map(({ query }) => query), [columns])
  const lists = useLoadedLists(queries)
  const cards = useMemo(() => lists.map(itemsOf), [lists])
  const items = useMemo(
    () => cards.filter((_, index) => !collapsed.includes(columns[index]?.stage.id ?? '')).flat(),
    [cards, collapsed, columns],
  )
  const cursor = useCursor(items, scroller)
  const selection = useSelection(items)
  const open = (item: ApplicationSummary) => {
    const query = columns.find(({ stage }) => stage.id === item.stage.id)?.query
    void navigate({
      to: '/candidates/$id',
      params: { id: item.id },
      search: query ? candidateSearch('board', query) : {},
    })
  }
  const control = useListControl({ cursor, selection, open })
  const isOpen = (index: number) => !collapsed.includes(columns[index]?.stage.id ?? '')
  const onKey = useBoardKeys({ columns: cards, isOpen, cursor, selection, open })
  const itemOf = (id: Id | undefined) => items.find((item) => item.id === id)
  const selected = useMemo(() => new Set(selection.items.map(({ id }) => id)), [selection.items])

  const events = useStable({
    key: onKey,
    press(event: MouseEvent) {
      const item = itemOf(rowOf(event.target))
      if (!item) return
      cursor.set(item.id)
      if ((event.target as Element).closest('[data-action="move"]')) control.openMove([item])
      else if (event.shiftKey) selection.extendTo(item.id)
      else if (event.ctrlKey || event.metaKey) selection.toggle(item.id)
      else open(item)
    },
    focus(event: FocusEvent) {
      cursor.onFocus()
      const id = rowOf(event.target)
      if (id !== undefined) cursor.set(id)
    },
    blur: cursor.onBlur,
    drop(ids: readonly Id[], stage: Column['stage']) {
      const moved = items.filter((item) => ids.includes(item.id))
      control.actions.move(moved, stage)
      if (ids.length > 1) selection.clear()
    },
    collapse: (stageId: Id, isCollapsed: boolean) =>
      setCollapsed(isCollapsed ? [...kept, stageId] : kept.filter((id) => id !== stageId)),
    idsWith: (id: Id) => (selected.has(id) ? [...selected] : [id]),
  })
  const total = lists.reduce((sum, list) => sum + (list?.pages[0]?.total ?? 0), 0)
  return (
    <div className={classes['frame']}>
      <StageTabs columns={columns} lists={lists} scroller={scroller} />
      <p id={hintId} hidden>
        {t('keys')}
      </p>
      <div ref={scroller} className={classes['board']} role="group" aria-label={t('columns')}>
        {columns.map((column) => {
          const isHere = cursor.item?.stage.id === column.stage.id
          return (
            <BoardColumn
              key={column.stage.id}
              column={column}
              isCollapsed={collapsed.includes(column.stage.id)}
              currentId={isHere ? cursor.item?.id : undefined}
              moves={isHere ? cursor.moves : 0}
              selected={selected}
              hintId={hintId}
              events={events}
            />
          )
        })}
      </div>
      {total === 0 && (
        <div className={classes['nothing']}>
          {onClear ? <NoneFit onClear={onClear} /> : <EmptyState title={t('nobody')} hint={t('nobodyHint')} />}
        </div>
      )}
      <BulkBar selection={selection} control={control} total={total} />
      <ListDialogs {...control} />
    </div>
  )
}
