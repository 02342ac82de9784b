import { Button, TextInput } from '@mantine/core'
import { useAddCustomField, useCustomFields } from '../../../api/organization.ts'
import { common } from '../../../i18n/common.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { FormMessage } from '../../../ui/form-message.tsx'
import { ErrorState, LoadingRows } from '../../../ui/states.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useForm } from '../../../ui/use-form.ts'
import list from '../list.module.css'
import section from '../section.module.css'
import { Section } from '../section.tsx'
import { texts } from './texts.ts'

export function CustomFields() {
  const t = useTexts(texts)
  const words = useTexts(common)
  const { data: fields, error, refetch } = useCustomFields()
  const add = useAddCustomField()
  const form = useForm({ name: '' })

  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  const send = ({ name }: typeof form.values) =>
    add.mutate(name, {
      onSuccess() {
        form.reset()
        toast(t('added', { name }))
      },
      onError: form.refuse,
    })
  return (
    <Section title={t('title')} hint={t('hint')}>
      {fields === undefined && <LoadingRows rows={3} />}
      {fields && (
        <ul className={list['list']}>
          {fields.length === 0 && <li className={list['empty']}>{t('none')}</li>}
          {fields.map(({ name }) => (
            <li key={name} className={list['row']}>
              {name}
            </li>
          ))}
        </ul>
      )}
      <form className={section['form']} onSubmit={form.submit(send)}>
        <FormMessage>{form.message}</FormMessage>
        <TextInput {...form.text('name')} label={t('name')} maxLength={100} autoComplete="off" required />
        <Button type="submit" variant="default" loading={add.isPending}>
          {words('add')}
        </Button>
      </form>
    </Section>
  )
}
