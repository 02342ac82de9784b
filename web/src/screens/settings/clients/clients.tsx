import { Button } from '@mantine/core'
import { useState } from 'react'
import { useClients } from '../../../api/clients.ts'
import type { IssuedCredential } from '../../../api/types.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { ErrorState, LoadingRows } from '../../../ui/states.tsx'
import list from '../list.module.css'
import { Section } from '../section.tsx'
import { AddClient } from './add-client.tsx'
import { ClientRow } from './client-row.tsx'
import { ManageClient } from './manage-client.tsx'
import { SecretOnce } from './secret-once.tsx'
import { texts } from './texts.ts'

/** The programs that may use the APIs. */
export function Clients() {
  const t = useTexts(texts)
  const { data: clients, error, refetch } = useClients()
  const [isAdding, setAdding] = useState(false)
  const [managedId, setManagedId] = useState<string>()
  const [issued, setIssued] = useState<IssuedCredential>()
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />

  const managed = clients?.find(({ id }) => id === managedId)
  return (
    <Section
      title={t('title')}
      hint={
        <>
          {t('hint')} <a href="/docs">{t('docs')}</a>
        </>
      }
      action={<Button onClick={() => setAdding(true)}>{t('addClient')}</Button>}
    >
      {clients === undefined && <LoadingRows rows={4} height={48} />}
      {clients && (
        <ul className={list['list']}>
          {clients.length === 0 && <li className={list['empty']}>{t('none')}</li>}
          {clients.map((client) => (
            <ClientRow key={client.id} client={client} onManage={() => setManagedId(client.id)} />
          ))}
        </ul>
      )}
      {isAdding && <AddClient onClose={() => setAdding(false)} onIssued={setIssued} />}
      {managed && <ManageClient client={managed} onClose={() => setManagedId(undefined)} onIssued={setIssued} />}
      {issued && <SecretOnce credential={issued} onClose={() => setIssued(undefined)} />}
    </Section>
  )
}
