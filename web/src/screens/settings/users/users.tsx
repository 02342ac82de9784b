import { Button } from '@mantine/core'
import { useState } from 'react'
import { useUsers } from '../../../api/users.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { ErrorState, LoadingRows } from '../../../ui/states.tsx'
import list from '../list.module.css'
import { Section } from '../section.tsx'
import { Invitations } from './invitations.tsx'
import { Invite } from './invite.tsx'
import { texts } from './texts.ts'
import { UserRow } from './user-row.tsx'

/** Who works here, and who is invited to. */
export function Users() {
  const t = useTexts(texts)
  const { data: users, error, refetch } = useUsers()
  const [isInviting, setInviting] = useState(false)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return (
    <>
      <Section
        title={t('title')}
        hint={t('hint')}
        action={<Button onClick={() => setInviting(true)}>{t('invite')}</Button>}
      >
        {users === undefined ? (
          <LoadingRows rows={4} height={48} />
        ) : (
          <ul className={list['list']}>
            {users.map((user) => (
              <UserRow key={user.id} user={user} />
            ))}
          </ul>
        )}
      </Section>
      <Invitations />
      {isInviting && <Invite onClose={() => setInviting(false)} />}
    </>
  )
}
