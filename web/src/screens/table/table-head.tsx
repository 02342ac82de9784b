import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { ApplicationQuery, Sort } from '../../api/types.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import type { Selection } from '../../lists/use-selection.ts'
import { type ColumnName, directionOf, nextSort } from './columns.ts'
import classes from './table.module.css'
import { texts } from './texts.ts'

type Props = {
  readonly columns: readonly ColumnName[]
  readonly query: ApplicationQuery
  readonly selection: Selection
  readonly count: number
  readonly onSort: (sort: Sort) => void
}

/** The names of the columns; those that can be sorted by are pressed for it. */
export function TableHead({ columns, query, selection, count, onSort }: Props) {
  const t = useTexts(texts)
  const selected = selection.items.length
  const isAll = selected > 0 && selected === count
  return (
    <div role="row" aria-rowindex={1} className={classes['headRow']}>
      <div role="columnheader" className={classes['check']}>
        <label className={classes['target']}>
          <input
            type="checkbox"
            checked={isAll}
            ref={(box) => {
              if (box) box.indeterminate = selected > 0 && !isAll
            }}
            onChange={isAll ? selection.clear : selection.selectLoaded}
            aria-label={t('selectAll')}
          />
        </label>
      </div>
      {columns.map((column) => {
        const name = t(`c_${column}`)
        const direction = directionOf(query, column)
        const next = nextSort(query, column)
        return (
          <div
            key={column}
            role="columnheader"
            aria-sort={next && direction}
            className={classes['headCell']}
            data-column={column}
          >
            {next ? (
              <button type="button" onClick={() => onSort(next)} title={t('sortBy', { name })}>
                {name}
                {direction === 'ascending' && <IconArrowUp size={14} aria-hidden="true" />}
                {direction === 'descending' && <IconArrowDown size={14} aria-hidden="true" />}
              </button>
            ) : (
              <span>{name}</span>
            )}
          </div>
        )
      })}
    </div>
  )
}
