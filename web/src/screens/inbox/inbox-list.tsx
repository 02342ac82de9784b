import { useMediaQuery } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { ApplicationQuery, ApplicationSummary } from '../../api/types.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { BulkBar } from '../../lists/bulk-bar.tsx'
import { candidateSearch } from '../../lists/candidate-link.ts'
import { ListDialogs } from '../../lists/list-dialogs.tsx'
import { onRowKey, onRowPress } from '../../lists/row-keys.ts'
import { texts as listTexts } from '../../lists/texts.ts'
import { rowMark, useCursor, useFollow } from '../../lists/use-cursor.ts'
import type { List } from '../../lists/use-list.ts'
import { useListControl } from '../../lists/use-list-control.ts'
import { useSelection } from '../../lists/use-selection.ts'
import { useVirtualList } from '../../lists/use-virtual-list.ts'
import { DayHeading } from './day-heading.tsx'
import classes from './inbox.module.css'
import { InboxCells } from './inbox-row.tsx'
import { inboxRows } from './inbox-rows.ts'
import { texts } from './texts.ts'

const HEADING = 40
const ROW = 58
const NARROW_ROW = 92
/** Up to here the list counts as being at its top. */
const TOP = 8

/** The rows of the inbox. What comes in while one has scrolled down waits above until it is asked for. */
export function InboxList({ list, query }: { readonly list: List; readonly query: ApplicationQuery }) {
  const t = useTexts(texts)
  const lists = useTexts(listTexts)
  const navigate = useNavigate()
  const isNarrow = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false })
  const scroller = useRef<HTMLDivElement>(null)
  const [first, setFirst] = useState<ApplicationSummary>()
  const items = useMemo(
    () => (first ? list.items.filter(({ createdAt }) => createdAt <= first.createdAt) : list.items),
    [list.items, first],
  )
  const held = list.items.length - items.length
  const rows = useMemo(() => inboxRows(items), [items])

  const cursor = useCursor(items, scroller)
  const selection = useSelection(items)
  const search = candidateSearch('inbox', query)
  const open = (item: ApplicationSummary) => void navigate({ to: '/candidates/$id', params: { id: item.id }, search })
  const control = useListControl({ cursor, selection, query, open })
  const { actions } = control

  const keyOf = useCallback((index: number) => rows[index]?.key ?? '', [rows])
  const virtual = useVirtualList({
    name: 'inbox',
    scroller,
    count: rows.length,
    sizeOf: (index) => (rows[index]?.type === 'day' ? HEADING : isNarrow ? NARROW_ROW : ROW),
    keyOf,
    kept: rows.findIndex(({ key }) => key === cursor.item?.id),
    list,
  })
  useFollow(cursor, (index) => {
    const id = items[index]?.id
    virtual.scrollToIndex(index === 0 ? 0 : rows.findIndex(({ key }) => key === id))
  })
  const release = () => {
    setFirst(undefined)
    scroller.current?.scrollTo({ top: 0 })
  }
  const onScroll = () => {
    const isAtTop = (scroller.current?.scrollTop ?? 0) <= TOP
    if (isAtTop !== (first === undefined)) setFirst(isAtTop ? undefined : list.items[0])
  }
  const context = { cursor, selection, open }
  return (
    <div className={classes['frame']}>
      <div role="status" className={classes['held']}>
        {held > 0 && (
          <button type="button" onClick={release}>
            {t('held', { count: held })}
          </button>
        )}
      </div>
      <div ref={scroller} className={classes['scroller']} onScroll={onScroll}>
        <div
          role="grid"
          aria-label={t('list')}
          aria-multiselectable="true"
          aria-rowcount={list.total ?? -1}
          className={classes['grid']}
          style={{ height: virtual.getTotalSize() }}
          onFocus={cursor.onFocus}
          onBlur={cursor.onBlur}
        >
          {virtual.getVirtualItems().map(({ index, key, start, size }) => {
            const row = rows[index]
            if (!row) return null
            const style = { transform: `translateY(${start}px)`, height: size }
            if (row.type === 'day') {
              return (
                <div key={key} role="row" className={classes['heading']} style={style}>
                  <div role="gridcell">
                    <DayHeading at={row.at} />
                  </div>
                </div>
              )
            }
            const { item } = row
            const isCurrent = item.id === cursor.item?.id
            return (
              <div
                key={key}
                role="row"
                {...rowMark(item.id)}
                aria-selected={selection.has(item.id)}
                aria-rowindex={items.indexOf(item) + 1}
                tabIndex={isCurrent ? 0 : -1}
                className={classes['row']}
                style={style}
                onFocus={() => cursor.set(item.id)}
                onKeyDown={(event) => onRowKey(event, item, context)}
                onClick={(event) => onRowPress(event, item, context)}
              >
                <InboxCells
                  item={item}
                  search={search}
                  isSelected={selection.has(item.id)}
                  onToggle={() => selection.toggle(item.id)}
                  onForward={() => actions.moveBy([item], 1)}
                  onRefuse={() => actions.moveToKind([item], 'refused')}
                  onArchive={() => actions.archive([item])}
                />
              </div>
            )
          })}
        </div>
        {list.isLoadingMore && <p className={classes['more']}>{lists('loadingMore')}</p>}
      </div>
      <BulkBar selection={selection} control={control} total={list.total} query={query} />
      <ListDialogs {...control} />
    </div>
  )
}
