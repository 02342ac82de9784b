import { Button, Menu } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useState } from 'react'
import type { ApplicationFilter } from '../api/types.ts'
import { useTexts } from '../i18n/use-texts.ts'
import classes from './filter-bar.module.css'
import { FilterPill } from './filter-pill.tsx'
import { isSet, without } from './filter-values.ts'
import { texts } from './texts.ts'
import type { FilterField } from './use-filter-options.ts'
import { WordsInput } from './words-input.tsx'

type Props = {
  readonly filter: ApplicationFilter
  /** What can be chosen here. */
  readonly fields: readonly FilterField[]
  readonly onChange: (change: ApplicationFilter) => void
}

/** Narrows a list. What holds stands there as pills; more is added from the menu. */
export function FilterBar({ filter, fields, onChange }: Props) {
  const t = useTexts(texts)
  const [opened, setOpened] = useState<FilterField>()
  const shown = fields.filter((field) => isSet(filter, field) || field === opened)
  const rest = fields.filter((field) => !shown.includes(field))
  const clear = () => onChange(Object.assign({ q: undefined }, ...fields.map(without)) as ApplicationFilter)
  const isAny = filter.q !== undefined || fields.some((field) => isSet(filter, field))
  return (
    <div className={classes['bar']} role="search" aria-label={t('filters')}>
      <WordsInput value={filter.q ?? ''} onChange={(q) => onChange({ q: q === '' ? undefined : q })} />
      {shown.map((field) => (
        <FilterPill
          key={field}
          field={field}
          filter={filter}
          isOpen={opened === field}
          onOpen={(isOpen) => setOpened(isOpen ? field : undefined)}
          onChange={onChange}
        />
      ))}
      {rest.length > 0 && (
        <Menu position="bottom-start" trapFocus>
          <Menu.Target>
            <Button size="compact-sm" variant="subtle" color="gray" leftSection={<IconFilter size={15} />}>
              {t('filter')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map((field) => (
              <Menu.Item key={field} onClick={() => setTimeout(() => setOpened(field))}>
                {t(`f_${field}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {isAny && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={clear}>
          {t('clearFilters')}
        </Button>
      )}
    </div>
  )
}
