import { Button, Drawer } from '@mantine/core'
import { useChangeClient, useRevokeClient } from '../../../api/clients.ts'
import type { Client, IssuedCredential } from '../../../api/types.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { ConfirmButton } from '../../../ui/confirm-button.tsx'
import { FormMessage } from '../../../ui/form-message.tsx'
import { useProblemText } from '../../../ui/states.tsx'
import { toast, toastError } from '../../../ui/toasts.tsx'
import { useForm } from '../../../ui/use-form.ts'
import section from '../section.module.css'
import { Section } from '../section.tsx'
import { ClientFields, type ClientValues } from './client-fields.tsx'
import { Credentials } from './credentials.tsx'
import { draftOf, grantOf } from './grant.ts'
import { texts } from './texts.ts'

type Props = {
  readonly client: Client
  readonly onClose: () => void
  readonly onIssued: (credential: IssuedCredential) => void
}

/** What an admin may do about a client that is there. */
export function ManageClient({ client, onClose, onIssued }: Props) {
  const t = useTexts(texts)
  const say = useProblemText()
  const change = useChangeClient()
  const revoke = useRevokeClient()
  const { id, name, grant, rateLimit, employeePortal, revokedAt } = client
  const form = useForm<ClientValues>({ name, grant: draftOf(grant), rateLimit: rateLimit ?? '', employeePortal })

  const save = ({ grant, rateLimit, ...rest }: ClientValues) =>
    change.mutate(
      { id, change: { ...rest, grant: grantOf(grant), rateLimit: rateLimit === '' ? null : rateLimit } },
      { onSuccess: onClose, onError: form.refuse },
    )
  const end = () =>
    revoke.mutate(id, {
      onSuccess() {
        onClose()
        toast(t('revokedNow', { name }))
      },
      onError: (error) => void toastError(say(error)),
    })

  return (
    <Drawer opened onClose={onClose} position="right" size="lg" title={name}>
      {revokedAt === null && (
        <form className={section['form']} onSubmit={form.submit(save)}>
          <FormMessage>{form.message}</FormMessage>
          <ClientFields form={form} />
          <Button type="submit" loading={change.isPending}>
            {t('save')}
          </Button>
        </form>
      )}
      <Credentials client={client} onIssued={onIssued} />
      {revokedAt === null && (
        <Section title={t('revoke')} hint={t('revokeHint')}>
          <div>
            <ConfirmButton onConfirm={end} question={t('revokeQuestion')} loading={revoke.isPending}>
              {t('revoke')}
            </ConfirmButton>
          </div>
        </Section>
      )}
    </Drawer>
  )
}
