import { Button, PasswordInput, TextInput } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { isProblem } from '../../api/problem.ts'
import { useSignIn, useSignInOptions } from '../../api/session.ts'
import type { Named } from '../../api/types.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import door from '../../ui/door.module.css'
import { Door } from '../../ui/door.tsx'
import { FormMessage } from '../../ui/form-message.tsx'
import { useForm } from '../../ui/use-form.ts'
import { ChooseOrganization } from './choose-organization.tsx'
import { OtherWays } from './other-ways.tsx'
import { inside } from './return-to.ts'
import { texts } from './texts.ts'

const route = getRouteApi('/sign-in')

/** Lets somebody in by password, or leads to the organization's own service. */
export default function SignInScreen() {
  const t = useTexts(texts)
  const destination = inside(route.useSearch().returnTo, location.origin)
  const navigate = useNavigate()
  const { data: options } = useSignInOptions()
  const signIn = useSignIn()
  const form = useForm({ email: '', password: '' })
  const [organizations, setOrganizations] = useState<readonly Named[]>([])

  const enter = (organizationId?: string) =>
    signIn.mutate(
      { ...form.values, ...(organizationId !== undefined && { organizationId }) },
      {
        onSuccess: () => void navigate({ href: destination, replace: true }),
        onError(error) {
          if (isProblem(error, 'choose_organization')) {
            setOrganizations((error.body as { organizations?: Named[] }).organizations ?? [])
            return
          }
          form.refuse(error)
          if (isProblem(error, 'wrong_credentials')) form.set('password', '')
        },
      },
    )

  if (organizations.length > 0) {
    return (
      <ChooseOrganization
        organizations={organizations}
        isBusy={signIn.isPending}
        onChoose={enter}
        onBack={() => setOrganizations([])}
      />
    )
  }
  return (
    <Door title={t('title')} hint={options?.needsSetup ? t('needsSetup') : undefined}>
      <form className={door['form']} onSubmit={form.submit(() => enter())}>
        <FormMessage>{form.message}</FormMessage>
        <TextInput
          {...form.text('email')}
          label={t('email')}
          type="email"
          autoComplete="username"
          inputMode="email"
          required
          data-autofocus
        />
        <PasswordInput {...form.text('password')} label={t('password')} autoComplete="current-password" required />
        <Button type="submit" loading={signIn.isPending}>
          {t('signIn')}
        </Button>
      </form>
      {options?.oidc && <OtherWays provider={options.oidc.name} returnTo={destination} />}
    </Door>
  )
}
