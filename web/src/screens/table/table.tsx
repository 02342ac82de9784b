import { useMediaQuery } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { type FocusEvent, type KeyboardEvent, type MouseEvent, useCallback, useMemo, useRef } from 'react'
import type { ApplicationQuery, ApplicationSummary, Sort } from '../../api/types.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { BulkBar } from '../../lists/bulk-bar.tsx'
import { candidateSearch } from '../../lists/candidate-link.ts'
import { ListDialogs } from '../../lists/list-dialogs.tsx'
import { onRowKey, onRowPress } from '../../lists/row-keys.ts'
import { texts as listTexts } from '../../lists/texts.ts'
import { useCursor, useFollow } from '../../lists/use-cursor.ts'
import type { List } from '../../lists/use-list.ts'
import { useListControl } from '../../lists/use-list-control.ts'
import { useSelection } from '../../lists/use-selection.ts'
import { useVirtualList } from '../../lists/use-virtual-list.ts'
import { COLUMNS, type ColumnName } from './columns.ts'
import classes from './table.module.css'
import { TableHead } from './table-head.tsx'
import { TableRow } from './table-row.tsx'
import { texts } from './texts.ts'

const ROW = 42
const NARROW_ROW = 64
const HEAD = 37
/** What a row shows where there is no room for columns. */
const NARROW_COLUMNS: readonly ColumnName[] = ['name', 'job', 'stage', 'createdAt']

type Props = {
  readonly list: List
  readonly query: ApplicationQuery
  readonly columns: readonly ColumnName[]
  /** The saved view that is looked at, so that the way back from a candidate leads to it. */
  readonly view: { view?: string; columns?: string }
  readonly onSort: (sort: Sort) => void
}

/** The table; on a narrow screen each candidate has a few lines instead of columns. */
export function Table({ list, query, columns: chosen, view, onSort }: Props) {
  const t = useTexts(texts)
  const lists = useTexts(listTexts)
  const navigate = useNavigate()
  const isNarrow = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false })
  const columns = isNarrow ? NARROW_COLUMNS : chosen
  const scroller = useRef<HTMLDivElement>(null)
  const { items } = list
  const search = useMemo(() => ({ ...candidateSearch('table', query), ...view }), [query, view])
  const cursor = useCursor(items, scroller)
  const selection = useSelection(items)
  const open = (item: ApplicationSummary) => void navigate({ to: '/candidates/$id', params: { id: item.id }, search })
  const control = useListControl({ cursor, selection, query, open })
  const virtual = useVirtualList({
    name: 'table',
    scroller,
    count: items.length,
    sizeOf: () => (isNarrow ? NARROW_ROW : ROW),
    keyOf: useCallback((index: number) => items[index]?.id ?? '', [items]),
    kept: cursor.index,
    list,
    head: isNarrow ? 0 : HEAD,
  })
  useFollow(cursor, (index) => virtual.scrollToIndex(index))

  const context = { cursor, selection, open }
  const itemAt = ({ target }: { target: EventTarget }) => {
    const id = (target as Element).closest<HTMLElement>('[data-row]')?.dataset['row']
    return id === undefined ? undefined : items.find((item) => item.id === id)
  }
  const onClick = (event: MouseEvent) => {
    const item = itemAt(event)
    if (!item) return
    if ((event.target as HTMLElement).dataset['action'] === 'select') {
      if (event.shiftKey) selection.extendTo(item.id)
      else selection.toggle(item.id)
    } else onRowPress(event, item, context)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const item = itemAt(event)
    if (item) onRowKey(event, item, context)
  }
  const onFocus = (event: FocusEvent) => {
    const item = itemAt(event)
    cursor.onFocus()
    if (item) cursor.set(item.id)
  }
  const template = `28px ${columns.map((name) => COLUMNS[name].width).join(' ')}`
  return (
    <div className={classes['frame']}>
      <div ref={scroller} className={classes['scroller']}>
        <div
          role="grid"
          tabIndex={-1}
          aria-label={t('title')}
          aria-multiselectable="true"
          aria-rowcount={list.total === null ? -1 : list.total + 1}
          className={classes['grid']}
          style={{ '--template': template } as object}
          onClick={onClick}
          onKeyDown={onKeyDown}
          onFocus={onFocus}
          onBlur={cursor.onBlur}
        >
          <TableHead columns={columns} query={query} selection={selection} count={items.length} onSort={onSort} />
          <div role="rowgroup" className={classes['rows']} style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, key, start, size }) => {
              const item = items[index]
              return (
                item && (
                  <TableRow
                    key={key}
                    item={item}
                    index={index}
                    start={start}
                    size={size}
                    columns={columns}
                    search={search}
                    isCurrent={item.id === cursor.item?.id}
                    isSelected={selection.has(item.id)}
                  />
                )
              )
            })}
          </div>
        </div>
        {list.isLoadingMore && <p className={classes['more']}>{lists('loadingMore')}</p>}
      </div>
      <BulkBar selection={selection} control={control} total={list.total} query={query} />
      <ListDialogs {...control} />
    </div>
  )
}
