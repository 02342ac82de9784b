import { Popover } from '@mantine/core'
import { IconChevronDown, IconX } from '@tabler/icons-react'
import type { ApplicationFilter } from '../api/types.ts'
import { useFormats } from '../i18n/format.ts'
import { useTexts } from '../i18n/use-texts.ts'
import classes from './filter-bar.module.css'
import { FilterChoices } from './filter-choices.tsx'
import { FilterDates } from './filter-dates.tsx'
import { dayOf, isSet, startOfDay, valuesOf, without } from './filter-values.ts'
import { texts } from './texts.ts'
import { type FilterField, useFilterOptions } from './use-filter-options.ts'

type Props = {
  readonly field: FilterField
  readonly filter: ApplicationFilter
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  readonly onChange: (change: ApplicationFilter) => void
}

/** One field of the filter: what it holds, and its values when it is pressed. */
export function FilterPill({ field, filter, isOpen, onOpen, onChange }: Props) {
  const t = useTexts(texts)
  const name = t(`f_${field}`)
  const value = useValueText(filter)(field)
  const isDate = field === 'created' || field === 'updatedFrom'
  return (
    <Popover opened={isOpen} onChange={onOpen} position="bottom-start" trapFocus returnFocus>
      <div className={classes['pill']} data-set={isSet(filter, field) || undefined}>
        <Popover.Target>
          <button type="button" className={classes['value']} onClick={() => onOpen(!isOpen)}>
            <span className={classes['name']}>{name}</span>
            <span className={classes['text']}>{value}</span>
            <IconChevronDown size={13} aria-hidden="true" />
          </button>
        </Popover.Target>
        {isSet(filter, field) && (
          <button
            type="button"
            className={classes['remove']}
            aria-label={t('removeFilter', { name })}
            onClick={() => {
              onOpen(false)
              onChange(without(field))
            }}
          >
            <IconX size={13} aria-hidden="true" />
          </button>
        )}
      </div>
      <Popover.Dropdown p={8} aria-label={name}>
        {isDate ? (
          <FilterDates field={field} filter={filter} onChange={onChange} />
        ) : (
          <FilterChoices field={field} filter={filter} onChange={onChange} />
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

/** What a field of the filter holds, in a few words. */
function useValueText(filter: ApplicationFilter): (field: FilterField) => string {
  const t = useTexts(texts)
  const { formatDay } = useFormats()
  const optionsOf = useFilterOptions(filter)
  return (field) => {
    if (field === 'created' || field === 'updatedFrom') {
      const from = field === 'created' ? filter.createdFrom : filter.updatedFrom
      const until = field === 'created' ? dayOf(filter.createdUntil, true) : ''
      const parts = [
        from !== undefined && t('dateFrom', { day: formatDay(from) }),
        until !== '' && t('dateUntil', { day: formatDay(startOfDay(until)) }),
      ]
      return parts.filter(Boolean).join(' ') || t('any')
    }
    const values = valuesOf(filter, field)
    const known = optionsOf(field)
    const names = values.map((value) => known.find((option) => option.value === value)?.label ?? value)
    if (names.length > 2) return t('nMore', { first: names[0] ?? '', count: names.length - 1 })
    return names.join(', ') || t('any')
  }
}
