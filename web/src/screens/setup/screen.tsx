import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useSetUp, useSetupOffer } from '../../api/session.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import door from '../../ui/door.module.css'
import { Door } from '../../ui/door.tsx'
import { FormMessage } from '../../ui/form-message.tsx'
import { LinkGate } from '../../ui/link-gate.tsx'
import { forgetLinkToken, useLinkToken } from '../../ui/link-token.ts'
import { useForm } from '../../ui/use-form.ts'
import { texts } from './texts.ts'

/** Makes the first admin, by the link that the server printed. */
export default function SetupScreen() {
  const t = useTexts(texts)
  const token = useLinkToken()
  const navigate = useNavigate()
  const offer = useSetupOffer(token)
  const setUp = useSetUp()
  const form = useForm({ organizationName: '', name: '', email: '', password: '' })

  if (token === '')
    return (
      <Door title={t('noToken')} hint={t('noTokenHint')}>
        {null}
      </Door>
    )
  if (!offer.data) return <LinkGate query={offer} title={t('used')} hint={t('usedHint')} />

  const { organization } = offer.data
  const hint = organization ? t('hintFor', { organization: organization.name }) : t('hint')
  const send = ({ organizationName, ...admin }: typeof form.values) =>
    setUp.mutate(
      { token, ...admin, ...(organization === null && { organizationName }) },
      {
        onSuccess() {
          forgetLinkToken()
          void navigate({ to: '/inbox', replace: true })
        },
        onError: form.refuse,
      },
    )
  return (
    <Door title={t('title')} hint={hint}>
      <form className={door['form']} onSubmit={form.submit(send)}>
        <FormMessage>{form.message}</FormMessage>
        {organization === null && (
          <TextInput
            {...form.text('organizationName')}
            label={t('organization')}
            autoComplete="organization"
            required
          />
        )}
        <TextInput {...form.text('name')} label={t('name')} autoComplete="name" required />
        <TextInput {...form.text('email')} label={t('email')} type="email" autoComplete="username" required />
        <PasswordInput
          {...form.text('password')}
          label={t('password')}
          description={t('passwordHint')}
          autoComplete="new-password"
          required
        />
        <Button type="submit" loading={setUp.isPending}>
          {t('start')}
        </Button>
      </form>
    </Door>
  )
}
