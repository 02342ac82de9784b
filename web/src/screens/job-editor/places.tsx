import { MultiSelect, Select } from '@mantine/core'
import { useState } from 'react'
import { useAddDepartment, useAddOffice, useDepartments, useOffices } from '../../api/jobs.ts'
import { useMay } from '../../api/session.ts'
import type { Id, Named } from '../../api/types.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useProblemText } from '../../ui/states.tsx'
import { toastError } from '../../ui/toasts.tsx'
import { texts } from './texts.ts'

/** Departments and offices, to choose from or to add by typing a name that is not there yet. */

/** The choice that adds what was typed; no id looks like it. */
const ADD = '+'

type Choices = { readonly data: { value: string; label: string }[]; readonly add: () => Promise<Named | undefined> }

function useChoices(
  named: readonly Named[],
  typed: string,
  adding: ReturnType<typeof useAddOffice>,
  mayAdd: boolean,
): Choices {
  const t = useTexts(texts)
  const say = useProblemText()
  const name = typed.trim()
  const data = named.map((one) => ({ value: one.id, label: one.name }))
  const isThere = named.some((one) => one.name.toLocaleLowerCase() === name.toLocaleLowerCase())
  if (mayAdd && name !== '' && !isThere) data.push({ value: ADD, label: t('addNamed', { name }) })
  const add = () =>
    adding.mutateAsync(name).catch((error: unknown) => {
      toastError(say(error))
      return undefined
    })
  return { data, add }
}

type Common = { readonly error?: string | undefined; readonly disabled?: boolean }
type DepartmentProps = Common & { readonly value: Id | null; readonly onChange: (id: Id | null) => void }

export function DepartmentSelect({ value, onChange, ...rest }: DepartmentProps) {
  const t = useTexts(texts)
  const [typed, setTyped] = useState('')
  const { data = [] } = useDepartments()
  const choices = useChoices(data, typed, useAddDepartment(), useMay('departments.write'))
  async function choose(id: string | null) {
    if (id !== ADD) return onChange(id)
    const added = await choices.add()
    if (added) onChange(added.id)
  }
  return (
    <Select
      label={t('department')}
      searchable
      clearable
      data={choices.data}
      value={value}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id) => void choose(id)}
      nothingFoundMessage={t('noneFound')}
      {...rest}
    />
  )
}

type OfficesProps = Common & { readonly value: Id[]; readonly onChange: (ids: Id[]) => void }

export function OfficesSelect({ value, onChange, ...rest }: OfficesProps) {
  const t = useTexts(texts)
  const [typed, setTyped] = useState('')
  const { data = [] } = useOffices()
  const choices = useChoices(data, typed, useAddOffice(), useMay('offices.write'))
  async function choose(ids: string[]) {
    if (!ids.includes(ADD)) return onChange(ids)
    const added = await choices.add()
    setTyped('')
    if (added) onChange([...value, added.id])
  }
  return (
    <MultiSelect
      label={t('offices')}
      searchable
      data={choices.data}
      value={value}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(ids) => void choose(ids)}
      nothingFoundMessage={t('noneFound')}
      {...rest}
    />
  )
}
