import { TextInput } from '@mantine/core'
import type { ApplicationFilter } from '../api/types.ts'
import { useTexts } from '../i18n/use-texts.ts'
import classes from './filter-bar.module.css'
import { dayOf, endOfDay, startOfDay } from './filter-values.ts'
import { texts } from './texts.ts'

type Props = {
  readonly field: 'created' | 'updatedFrom'
  readonly filter: ApplicationFilter
  readonly onChange: (change: ApplicationFilter) => void
}

/** From and up to which day, where the viewer is. */
export function FilterDates({ field, filter, onChange }: Props) {
  const t = useTexts(texts)
  const from = field === 'created' ? ('createdFrom' as const) : ('updatedFrom' as const)
  return (
    <div className={classes['choices']}>
      <TextInput
        type="date"
        size="xs"
        label={t('from')}
        value={dayOf(filter[from])}
        onChange={({ currentTarget: { value } }) => onChange({ [from]: value === '' ? undefined : startOfDay(value) })}
      />
      {field === 'created' && (
        <TextInput
          type="date"
          size="xs"
          label={t('until')}
          value={dayOf(filter.createdUntil, true)}
          onChange={({ currentTarget: { value } }) =>
            onChange({ createdUntil: value === '' ? undefined : endOfDay(value) })
          }
        />
      )}
    </div>
  )
}
