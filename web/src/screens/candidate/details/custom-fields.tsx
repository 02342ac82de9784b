import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useCustomFields } from '../../../api/organization.ts'
import type { Application, ApplicationChange, Statement } from '../../../api/types.ts'
import { common } from '../../../i18n/common.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { texts } from '../texts.ts'
import { EditForm } from './edit-form.tsx'
import { Fact, Facts } from './facts.tsx'
import { Section } from './section.tsx'

type Value = Statement['customFields'][string]
type Values = Record<string, string>

const toText = (value: Value | undefined): string =>
  Array.isArray(value) ? value.join('\n') : value === undefined ? '' : String(value)

/** What was a number, a truth or a list before stays one where it still can be. */
function toValue(text: string, before: Value | undefined): Value | null {
  const trimmed = text.trim()
  if (trimmed === '') return null
  if (Array.isArray(before)) return trimmed.split('\n').map((line) => line.trim())
  if (typeof before === 'number' && Number.isFinite(Number(trimmed))) return Number(trimmed)
  if (typeof before === 'boolean' && ['true', 'false'].includes(trimmed)) return trimmed === 'true'
  return trimmed
}

type Props = { readonly application: Application; readonly mayChange: boolean }

/** What the organization asks for beyond what every wire knows. */
export function CustomFields({ application, mayChange }: Props) {
  const t = useTexts(texts)
  const tc = useTexts(common)
  const [isEditing, setEditing] = useState(false)
  const { data: known = [] } = useCustomFields()
  const { customFields } = application.statement
  const filled = Object.keys(customFields)
  const names = [...new Set([...known.map(({ name }) => name), ...filled])]
  if (names.length === 0) return null

  const read = ({ statement }: Application): Values =>
    Object.fromEntries(names.map((name) => [name, toText(statement.customFields[name])]))
  const toChange = (values: Values, before: Values): ApplicationChange => {
    const changed = names.filter((name) => values[name] !== before[name])
    const entries = changed.map((name) => [name, toValue(values[name] ?? '', customFields[name])])
    return { statement: { customFields: Object.fromEntries(entries) as Statement['customFields'] } }
  }
  const show = (value: Value): string => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    return Array.isArray(value) ? value.join(', ') : String(value)
  }
  return (
    <Section
      title={t('customFields')}
      editLabel={mayChange && !isEditing ? t('editCustomFields') : undefined}
      onEdit={() => setEditing(true)}
    >
      {isEditing ? (
        <EditForm
          application={application}
          read={read}
          names={Object.fromEntries(names.map((name) => [name, `statement.customFields.${name}`]))}
          toChange={toChange}
          label={(name) => name}
          onDone={() => setEditing(false)}
        >
          {(form) =>
            names.map((name) => (
              <Textarea
                key={name}
                {...form.text(name)}
                label={name}
                placeholder={tc('optional')}
                autosize
                minRows={1}
              />
            ))
          }
        </EditForm>
      ) : (
        <Facts>
          {filled.map((name) => (
            <Fact key={name} label={name} value={show(customFields[name] as Value)} />
          ))}
        </Facts>
      )}
    </Section>
  )
}
