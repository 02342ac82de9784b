import { Button, PasswordInput } from '@mantine/core'
import { useChangeMe, useSession } from '../../../api/session.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { FormMessage } from '../../../ui/form-message.tsx'
import { toast } from '../../../ui/toasts.tsx'
import { useForm } from '../../../ui/use-form.ts'
import section from '../section.module.css'
import { Section } from '../section.tsx'
import { texts } from './texts.ts'

export function ChangePassword() {
  const t = useTexts(texts)
  const { email } = useSession().user
  const change = useChangeMe()
  const form = useForm({ current: '', new: '' }, { current: 'password.current', new: 'password.new' })

  const send = (password: typeof form.values) =>
    change.mutate(
      { password },
      {
        onSuccess() {
          form.reset()
          toast(t('changed'))
        },
        onError: form.refuse,
      },
    )
  return (
    <Section title={t('password')} hint={t('passwordHint')}>
      <form className={section['form']} onSubmit={form.submit(send)}>
        <FormMessage>{form.message}</FormMessage>
        <input type="email" value={email} autoComplete="username" readOnly hidden />
        <PasswordInput {...form.text('current')} label={t('current')} autoComplete="current-password" required />
        <PasswordInput
          {...form.text('new')}
          label={t('new')}
          description={t('newHint')}
          autoComplete="new-password"
          required
        />
        <Button type="submit" variant="default" loading={change.isPending}>
          {t('change')}
        </Button>
      </form>
    </Section>
  )
}
