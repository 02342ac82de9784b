import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useAcceptInvitation, useInvitationOffer } from '../../api/session.ts'
import { common } from '../../i18n/common.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import door from '../../ui/door.module.css'
import { Door } from '../../ui/door.tsx'
import { FormMessage } from '../../ui/form-message.tsx'
import { LinkGate } from '../../ui/link-gate.tsx'
import { forgetLinkToken, useLinkToken } from '../../ui/link-token.ts'
import { useForm } from '../../ui/use-form.ts'
import { texts } from './texts.ts'

/** Lets somebody in who was invited, or who chooses a new password. */
export default function InvitationScreen() {
  const t = useTexts(texts)
  const words = useTexts(common)
  const token = useLinkToken()
  const navigate = useNavigate()
  const offer = useInvitationOffer(token)
  const accept = useAcceptInvitation()
  const form = useForm({ name: '', password: '' })

  if (token === '')
    return (
      <Door title={t('noToken')} hint={t('noTokenHint')}>
        {null}
      </Door>
    )
  if (!offer.data) return <LinkGate query={offer} title={t('used')} hint={t('usedHint')} />

  const { email, name, organization, role, invitedBy } = offer.data
  const isReset = name !== null
  const send = ({ name, password }: typeof form.values) =>
    accept.mutate(
      { token, password, ...(!isReset && { name }) },
      {
        onSuccess() {
          forgetLinkToken()
          void navigate({ to: '/inbox', replace: true })
        },
        onError: form.refuse,
      },
    )
  const place = { role: words(role).toLocaleLowerCase(), email }
  const hint = isReset
    ? t('resetHint', { name, email })
    : invitedBy === null
      ? t('hintOf', place)
      : t('hint', { invitedBy, ...place })
  return (
    <Door title={isReset ? t('resetTitle') : t('title', { organization: organization.name })} hint={hint}>
      <form className={door['form']} onSubmit={form.submit(send)}>
        <FormMessage>{form.message}</FormMessage>
        <input type="email" name="email" value={email} autoComplete="username" readOnly hidden />
        {!isReset && <TextInput {...form.text('name')} label={t('name')} autoComplete="name" required />}
        <PasswordInput
          {...form.text('password')}
          label={t(isReset ? 'newPassword' : 'password')}
          description={t('passwordHint')}
          autoComplete="new-password"
          required
        />
        <Button type="submit" loading={accept.isPending}>
          {t(isReset ? 'reset' : 'join')}
        </Button>
      </form>
    </Door>
  )
}
