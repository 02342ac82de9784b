import { Checkbox, Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ApplicationFilter } from '../api/types.ts'
import { useTexts } from '../i18n/use-texts.ts'
import classes from './filter-bar.module.css'
import { toggled, valuesOf, withValues } from './filter-values.ts'
import { texts } from './texts.ts'
import { type ChoiceField, SINGLE, useFilterOptions } from './use-filter-options.ts'

/** With more values than this one can look for one. */
const MANY = 8
/** No more are shown: the rest is found by typing. */
const MOST_SHOWN = 200

type Props = {
  readonly field: ChoiceField
  readonly filter: ApplicationFilter
  readonly onChange: (change: ApplicationFilter) => void
}

/** The values of one field; of several, any counts. */
export function FilterChoices({ field, filter, onChange }: Props) {
  const t = useTexts(texts)
  const options = useFilterOptions(filter)(field)
  const [text, setText] = useState('')
  const values = valuesOf(filter, field)
  const wanted = text.trim().toLowerCase()
  const found = options.filter(({ label, hint }) => `${label} ${hint ?? ''}`.toLowerCase().includes(wanted))
  const Choice = SINGLE.includes(field) ? Radio : Checkbox
  return (
    <div className={classes['choices']}>
      {options.length > MANY && (
        <TextInput
          size="xs"
          data-autofocus
          placeholder={t('findOption')}
          aria-label={t('findOption')}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      )}
      <div className={classes['options']} role="group" aria-label={t(`f_${field}`)}>
        {found.slice(0, MOST_SHOWN).map(({ value, label, hint }) => (
          <Choice
            key={value}
            name={field}
            size="xs"
            className={classes['option'] ?? ''}
            label={
              <>
                {label} {hint !== undefined && <span className={classes['hint']}>{hint}</span>}
              </>
            }
            checked={values.includes(value) || (field === 'archived' && value === 'false' && values.length === 0)}
            onChange={() => onChange(withValues(field, toggled(field, values, value)))}
          />
        ))}
        {found.length === 0 && <p className={classes['hint']}>{t('noOption')}</p>}
      </div>
    </div>
  )
}
