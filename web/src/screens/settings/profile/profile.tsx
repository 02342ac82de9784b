import { Button, TextInput } from '@mantine/core'
import { useChangeMe, useSession, useSignOut } from '../../../api/session.ts'
import { common } from '../../../i18n/common.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { leave } from '../../../shell/leave.ts'
import { ConfirmButton } from '../../../ui/confirm-button.tsx'
import { FormMessage } from '../../../ui/form-message.tsx'
import { useProblemText } from '../../../ui/states.tsx'
import { toast, toastError } from '../../../ui/toasts.tsx'
import { useForm } from '../../../ui/use-form.ts'
import section from '../section.module.css'
import { Section } from '../section.tsx'
import { texts as settings } from '../texts.ts'
import { ChangePassword } from './change-password.tsx'
import { Preferences } from './preferences.tsx'
import { texts } from './texts.ts'

/** What somebody decides for themselves. */
export function Profile() {
  const t = useTexts(texts)
  const words = useTexts(common)
  const saved = useTexts(settings)('saved')
  const say = useProblemText()
  const { user } = useSession()
  const change = useChangeMe()
  const signOut = useSignOut()
  const form = useForm({ name: user.name })

  const save = ({ name }: typeof form.values) =>
    change.mutate({ name }, { onSuccess: () => void toast(saved), onError: form.refuse })
  const signOutEverywhere = () =>
    signOut.mutate({ everywhere: true }, { onSuccess: () => leave(), onError: (error) => void toastError(say(error)) })

  return (
    <>
      <Section title={t('you')} hint={t('role', { role: words(user.role).toLocaleLowerCase() })}>
        <form className={section['form']} onSubmit={form.submit(save)}>
          <FormMessage>{form.message}</FormMessage>
          <TextInput {...form.text('name')} label={t('name')} autoComplete="name" required />
          <TextInput value={user.email} label={t('email')} description={t('emailHint')} readOnly />
          <Button type="submit" loading={change.isPending} disabled={form.values.name === user.name}>
            {words('save')}
          </Button>
        </form>
      </Section>
      <Preferences />
      <ChangePassword />
      <Section title={t('sessions')} hint={t('sessionsHint')}>
        <div>
          <ConfirmButton onConfirm={signOutEverywhere} loading={signOut.isPending}>
            {t('signOutEverywhere')}
          </ConfirmButton>
        </div>
      </Section>
    </>
  )
}
