import { Alert, Autocomplete, Button, NumberInput, Select, Switch, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import type { Job } from '../../api/types.ts'
import { common } from '../../i18n/common.ts'
import { useFormats } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useShortcut } from '../../keys/use-shortcut.ts'
import { useProblemText } from '../../ui/states.tsx'
import type { JobForm } from './draft.ts'
import classes from './job-editor.module.css'
import { DepartmentSelect, OfficesSelect } from './places.tsx'
import { References } from './references.tsx'
import { RichText } from './rich-text.tsx'
import { Section } from './section.tsx'
import { Team } from './team.tsx'
import { CONTRACT_TYPES, CURRENCIES, EMPLOYMENT_TYPES, EXPERIENCE_LEVELS, PERIODS } from './terms.ts'
import { texts } from './texts.ts'
import { useJobForm } from './use-job-form.ts'

const STATUSES = ['open', 'on_hold', 'closed'] as const
const REMOTE = ['no', 'punctual', 'partial', 'fulltime'] as const

type TextField = { [K in keyof JobForm]: JobForm[K] extends string ? K : never }[keyof JobForm]

/** What a job says of itself. Everything is saved at once. */
export function DetailsForm({ job, disabled }: { readonly job: Job; readonly disabled: boolean }) {
  const t = useTexts(texts)
  const { formatDay } = useFormats()
  const { form, set, byField, ...saving } = useJobForm(job)
  useShortcut(
    { keys: 'mod+s', description: t('saveKey'), scope: t('title'), whileTyping: true, run: saving.save },
    saving.isDirty,
  )
  /** The parts of an input of text; with suggestions it is an Autocomplete. */
  const text = (name: TextField) => ({
    label: t(name as 'name'),
    value: form[name],
    error: byField[name],
    disabled,
  })
  const typed = (name: TextField) => ({
    ...text(name),
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) => set({ [name]: currentTarget.value }),
  })
  const suggested = (name: TextField, data: readonly string[]) => ({
    ...text(name),
    data: [...data],
    onChange: (value: string) => set({ [name]: value }),
  })
  const figure = (name: 'salaryMin' | 'salaryMax') => ({
    label: t(name),
    value: form[name],
    error: byField[name],
    disabled,
    min: 0,
    thousandSeparator: ' ',
    hideControls: true,
    onChange: (value: number | string) => set({ [name]: typeof value === 'number' ? value : '' }),
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    if (saving.isDirty) saving.save()
  }
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      <Section title={t('basics')}>
        <TextInput {...typed('name')} required maxLength={255} />
        <TextInput {...typed('internalName')} description={t('internalNameHint')} />
        <div className={classes['columns']}>
          <DepartmentSelect
            value={form.departmentId}
            onChange={(departmentId) => set({ departmentId })}
            error={byField['departmentId']}
            disabled={disabled}
          />
          <OfficesSelect
            value={form.officeIds}
            onChange={(officeIds) => set({ officeIds })}
            error={byField['officeIds']}
            disabled={disabled}
          />
          <Select
            label={t('status')}
            allowDeselect={false}
            data={STATUSES.map((value) => ({ value, label: t(value) }))}
            value={form.status}
            error={byField['status']}
            disabled={disabled}
            onChange={(status) => set({ status: status as Job['status'] })}
          />
        </div>
        <Switch
          label={t('isPublished')}
          description={
            job.publishedAt ? t('publishedSince', { day: formatDay(job.publishedAt) }) : t('publishedWhileOpen')
          }
          checked={form.isPublished}
          error={byField['isPublished']}
          disabled={disabled}
          onChange={({ currentTarget }) => set({ isPublished: currentTarget.checked })}
        />
      </Section>
      <Section title={t('texts')}>
        {(['description', 'profileText'] as const).map((name) => (
          <RichText key={name} {...text(name)} onChange={(html) => set({ [name]: html })} />
        ))}
      </Section>
      <Section title={t('terms')}>
        <div className={classes['columns']}>
          <Autocomplete {...suggested('employmentType', EMPLOYMENT_TYPES)} description={t('employmentTypeHint')} />
          <Autocomplete {...suggested('contractType', CONTRACT_TYPES)} description={t('contractTypeHint')} />
          <Autocomplete {...suggested('experienceLevel', EXPERIENCE_LEVELS)} />
          <Select
            label={t('remote')}
            clearable
            data={REMOTE.map((value) => ({ value, label: t(`remote_${value}`) }))}
            value={form.remote}
            error={byField['remote']}
            disabled={disabled}
            onChange={(remote) => set({ remote })}
          />
        </div>
        <fieldset className={classes['salary']}>
          <legend>{t('salary')}</legend>
          <NumberInput {...figure('salaryMin')} />
          <NumberInput {...figure('salaryMax')} />
          <Autocomplete {...suggested('salaryCurrency', CURRENCIES)} maxLength={3} />
          <Autocomplete {...suggested('salaryPeriod', PERIODS)} />
        </fieldset>
      </Section>
      <Team job={job} />
      <References job={job}>
        <TextInput {...typed('externalReference')} description={t('externalReferenceHint')} />
      </References>
      <SaveBar {...saving} hasWrongField={Object.keys(byField).length > 0} />
    </form>
  )
}

type Saving = Omit<ReturnType<typeof useJobForm>, 'form' | 'set' | 'byField'> & { readonly hasWrongField: boolean }

/** Stands at the foot of the page while something is not saved, and says why it could not be. */
function SaveBar({ isDirty, isPending, isStale, error, hasWrongField, ...does }: Saving) {
  const t = useTexts(texts)
  const c = useTexts(common)
  const say = useProblemText()
  if (!isDirty) return null
  return (
    <div className={classes['saveBar']}>
      {isStale ? (
        <Alert color="yellow.9" variant="light" title={t('staleTitle')} role="alert">
          <p>{t('staleHint')}</p>
          <div className={classes['buttons']}>
            <Button variant="default" size="xs" onClick={() => void does.seeTheirs()}>
              {t('seeTheirs')}
            </Button>
            <Button size="xs" loading={isPending} onClick={() => void does.saveOver()}>
              {t('saveOver')}
            </Button>
          </div>
        </Alert>
      ) : (
        <>
          <span
            className={classes['saveState']}
            data-wrong={error ? true : undefined}
            role={error ? 'alert' : 'status'}
          >
            {error ? (hasWrongField ? t('fixFields') : say(error)) : t('unsaved')}
          </span>
          <Button variant="default" onClick={does.discard} disabled={isPending}>
            {t('discard')}
          </Button>
          <Button type="submit" loading={isPending}>
            {c('save')}
          </Button>
        </>
      )}
    </div>
  )
}
