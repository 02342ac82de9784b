import { ActionIcon, Button, Checkbox, Popover } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconColumns } from '@tabler/icons-react'
import { useTexts } from '../../i18n/use-texts.ts'
import { COLUMNS, type ColumnName, FIRST_COLUMNS } from './columns.ts'
import classes from './table.module.css'
import { texts } from './texts.ts'

type Props = { readonly columns: readonly ColumnName[]; readonly onChange: (columns: readonly ColumnName[]) => void }

/** Which columns there are, and in which order. */
export function ColumnsMenu({ columns, onChange }: Props) {
  const t = useTexts(texts)
  const rest = (Object.keys(COLUMNS) as ColumnName[]).filter((name) => !columns.includes(name))
  const toggle = (name: ColumnName) =>
    onChange(columns.includes(name) ? columns.filter((one) => one !== name) : [...columns, name])
  const shift = (index: number, step: 1 | -1) => {
    const next = [...columns]
    next.splice(index + step, 0, ...next.splice(index, 1))
    onChange(next)
  }
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconColumns size={15} />}
          visibleFrom="xs"
        >
          {t('columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={10} aria-label={t('columns')}>
        <div className={classes['columns']}>
          {[...columns, ...rest].map((column) => {
            const name = t(`c_${column}`)
            const index = columns.indexOf(column)
            return (
              <div key={column} className={classes['columnChoice']}>
                <Checkbox
                  size="xs"
                  label={name}
                  checked={index >= 0}
                  disabled={column === 'name'}
                  onChange={() => toggle(column)}
                />
                {index > 0 && (
                  <span className={classes['shift']}>
                    <ActionIcon
                      size={24}
                      variant="subtle"
                      color="gray"
                      aria-label={t('moveUp', { name })}
                      disabled={index === 1}
                      onClick={() => shift(index, -1)}
                    >
                      <IconChevronUp size={15} />
                    </ActionIcon>
                    <ActionIcon
                      size={24}
                      variant="subtle"
                      color="gray"
                      aria-label={t('moveDown', { name })}
                      disabled={index === columns.length - 1}
                      onClick={() => shift(index, 1)}
                    >
                      <IconChevronDown size={15} />
                    </ActionIcon>
                  </span>
                )}
              </div>
            )
          })}
        </div>
        <Button size="compact-sm" variant="subtle" color="gray" mt={6} onClick={() => onChange(FIRST_COLUMNS)}>
          {t('resetColumns')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
