import { memo } from 'react'
import type { ApplicationSummary } from '../../api/types.ts'
import type { CandidateSearch } from '../../filters/search-params.ts'
import { common } from '../../i18n/common.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { texts as listTexts } from '../../lists/texts.ts'
import { rowMark } from '../../lists/use-cursor.ts'
import { Cell } from './cell.tsx'
import type { ColumnName } from './columns.ts'
import classes from './table.module.css'

type Props = {
  readonly item: ApplicationSummary
  readonly index: number
  readonly start: number
  readonly size: number
  readonly columns: readonly ColumnName[]
  readonly search: CandidateSearch
  readonly isCurrent: boolean
  readonly isSelected: boolean
}

/** One application of the table. */
export const TableRow = memo(function TableRow(props: Props) {
  const { item, index, start, size, columns, search, isCurrent, isSelected } = props
  const lists = useTexts(listTexts)
  const words = useTexts(common)
  const name = item.name || words('noName')
  return (
    <div
      role="row"
      {...rowMark(item.id)}
      aria-selected={isSelected}
      aria-rowindex={index + 2}
      tabIndex={isCurrent ? 0 : -1}
      className={classes['row']}
      style={{ transform: `translateY(${start}px)`, height: size }}
    >
      <div role="gridcell" className={classes['check']}>
        <label className={classes['target']}>
          <input
            type="checkbox"
            tabIndex={-1}
            checked={isSelected}
            readOnly
            data-action="select"
            aria-label={lists('select', { name })}
          />
        </label>
      </div>
      {columns.map((column) => (
        <div key={column} role="gridcell" className={classes['cell']} data-column={column}>
          <Cell item={item} column={column} search={search} />
        </div>
      ))}
    </div>
  )
})
