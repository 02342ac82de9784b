import { Button, Drawer, Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAddClient } from '../../../api/clients.ts'
import type { IssuedCredential } from '../../../api/types.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { FormMessage } from '../../../ui/form-message.tsx'
import { useForm } from '../../../ui/use-form.ts'
import section from '../section.module.css'
import { ClientFields, type ClientValues } from './client-fields.tsx'
import { endOfDay } from './expiry.ts'
import { grantOf, NOTHING } from './grant.ts'
import { texts } from './texts.ts'

type Props = { readonly onClose: () => void; readonly onIssued: (credential: IssuedCredential) => void }

export function AddClient({ onClose, onIssued }: Props) {
  const t = useTexts(texts)
  const add = useAddClient()
  const form = useForm<ClientValues>({ name: '', grant: NOTHING, rateLimit: '', employeePortal: false })
  const [credentialKind, setKind] = useState<'bearer' | 'jwt'>('bearer')
  const [expiry, setExpiry] = useState('')

  function send({ name, grant, rateLimit, employeePortal }: ClientValues) {
    const limit = rateLimit === '' ? {} : { rateLimit }
    const until = expiry === '' ? {} : { expiresAt: endOfDay(expiry) }
    add.mutate(
      { name, grant: grantOf(grant), employeePortal, credentialKind, ...limit, ...until },
      {
        onSuccess({ credential }) {
          onClose()
          onIssued(credential)
        },
        onError: form.refuse,
      },
    )
  }
  return (
    <Drawer opened onClose={onClose} position="right" size="lg" title={t('addTitle')}>
      <form className={section['form']} onSubmit={form.submit(send)}>
        <FormMessage>{form.message}</FormMessage>
        <Radio.Group label={t('kind')} value={credentialKind} onChange={(kind) => setKind(kind as 'bearer' | 'jwt')}>
          <div className={section['choices']}>
            <Radio value="bearer" label={t('kind_bearer')} description={t('kindBearerHint')} />
            <Radio value="jwt" label={t('kind_jwt')} description={t('kindJwtHint')} />
          </div>
        </Radio.Group>
        <ClientFields form={form} />
        <TextInput
          type="date"
          label={t('expiryLabel')}
          description={t('expiryHint')}
          value={expiry}
          onChange={({ currentTarget }) => setExpiry(currentTarget.value)}
        />
        <Button type="submit" loading={add.isPending}>
          {t('create')}
        </Button>
      </form>
    </Drawer>
  )
}
