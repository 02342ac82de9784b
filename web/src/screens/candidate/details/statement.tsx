import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Application, ApplicationChange, Statement as Said } from '../../../api/types.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { texts } from '../texts.ts'
import classes from './details.module.css'
import { EditForm } from './edit-form.tsx'
import { Fact, Facts } from './facts.tsx'
import { Section } from './section.tsx'

const PROSPECTS = ['sourced', 'contacted', 'responded', 'interested', 'not_interested', 'do_not_contact'] as const
const FIELDS = ['salaryExpectations', 'prospectStatus', 'referrer', 'coverLetter'] as const
type Values = Record<(typeof FIELDS)[number], string>

const read = ({ statement }: Application): Values =>
  Object.fromEntries(FIELDS.map((name) => [name, statement[name] ?? ''])) as Values
const NAMES = Object.fromEntries(FIELDS.map((name) => [name, `statement.${name}`])) as Values
const toChange = (values: Values, before: Values): ApplicationChange => ({
  statement: Object.fromEntries(
    FIELDS.filter((name) => values[name] !== before[name]).map((name) => [name, values[name].trim() || null]),
  ) as Partial<Said>,
})

type Props = { readonly application: Application; readonly mayChange: boolean }

/** What somebody said about this application. */
export function Statement({ application, mayChange }: Props) {
  const t = useTexts(texts)
  const [isEditing, setEditing] = useState(false)
  const { statement } = application
  const { salaryExpectations, prospectStatus, referrer, coverLetter } = statement
  if (isEditing) {
    return (
      <Section title={t('statement')}>
        <EditForm
          application={application}
          read={read}
          names={NAMES}
          toChange={toChange}
          label={t}
          onDone={() => setEditing(false)}
        >
          {(form) => (
            <>
              <TextInput {...form.text('salaryExpectations')} label={t('salaryExpectations')} />
              <NativeSelect
                label={t('prospectStatus')}
                value={form.values.prospectStatus}
                error={form.errorOf('prospectStatus')}
                onChange={({ currentTarget }) => form.set('prospectStatus', currentTarget.value)}
                data={[
                  { value: '', label: t('none') },
                  ...PROSPECTS.map((value) => ({ value, label: t(`prospect_${value}`) })),
                ]}
              />
              <TextInput {...form.text('referrer')} label={t('referrer')} />
              <Textarea {...form.text('coverLetter')} label={t('coverLetter')} autosize minRows={4} maxRows={16} />
            </>
          )}
        </EditForm>
      </Section>
    )
  }
  const isEmpty = FIELDS.every((name) => statement[name] === null)
  if (isEmpty && !mayChange) return null
  return (
    <Section
      title={t('statement')}
      editLabel={mayChange ? t('editStatement') : undefined}
      onEdit={() => setEditing(true)}
    >
      {isEmpty && <p className={classes['nothing']}>{t('nothingSaid')}</p>}
      <Facts>
        <Fact label={t('salaryExpectations')} value={salaryExpectations} />
        <Fact label={t('prospectStatus')} value={prospectStatus && t(`prospect_${prospectStatus}`)} />
        <Fact label={t('referrer')} value={referrer} />
      </Facts>
      {coverLetter !== null && (
        <div className={classes['letter']}>
          <h3 className={classes['letterTitle']}>{t('coverLetter')}</h3>
          <p className={classes['letterText']}>{coverLetter}</p>
        </div>
      )}
    </Section>
  )
}
