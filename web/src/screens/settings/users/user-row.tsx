import { ActionIcon, Menu, NativeSelect } from '@mantine/core'
import { IconBriefcase, IconDots, IconKey, IconLogout, IconUserCheck, IconUserOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useSession } from '../../../api/session.ts'
import type { Role, User } from '../../../api/types.ts'
import { type UserChange, useChangeUser, useOfferReset, useSignOutUser } from '../../../api/users.ts'
import { common } from '../../../i18n/common.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { CandidateAvatar } from '../../../ui/candidate-avatar.tsx'
import { useProblemText } from '../../../ui/states.tsx'
import { TimeAgo } from '../../../ui/time-ago.tsx'
import { toast, toastError } from '../../../ui/toasts.tsx'
import list from '../list.module.css'
import { UserJobs } from './jobs.tsx'
import { OneTimeLink } from './one-time-link.tsx'
import { ROLES } from './roles.ts'
import { texts } from './texts.ts'

/** One user, and what an admin may do about them. */
export function UserRow({ user }: { readonly user: User }) {
  const t = useTexts(texts)
  const words = useTexts(common)
  const say = useProblemText()
  const me = useSession().user
  const changing = useChangeUser()
  const signOut = useSignOutUser()
  const reset = useOfferReset()
  const { formatDay } = useFormats()
  const [isChoosingJobs, setChoosingJobs] = useState(false)
  const { id, name, email, role, jobIds, isActive, lastSeenAt, signsInWith } = user
  const onError = (error: unknown) => void toastError(say(error))

  const change = (change: UserChange, done: string) =>
    changing.mutate({ id, change }, { onSuccess: () => void toast(done), onError })
  const setRole = (next: Role) => change({ role: next }, t('roleChanged', { name, role: words(next) }))
  const setActive = (next: boolean) => change({ isActive: next }, t(next ? 'activated' : 'deactivated', { name }))
  const end = () => signOut.mutate(id, { onSuccess: () => void toast(t('signedOut', { name })), onError })

  return (
    <li className={list['row']} data-off={!isActive || undefined}>
      <div className={list['main']}>
        <CandidateAvatar name={name} size={30} />
        <div className={list['words']}>
          <span className={list['name']}>
            {name}
            {id === me.id && <span className={list['badge']}>{t('you')}</span>}
            {!isActive && <span className={list['badge']}>{t('inactive')}</span>}
          </span>
          <span className={list['detail']}>
            {email}
            {role === 'hiring_manager' && ` · ${jobIds.length > 0 ? t('jobs', { count: jobIds.length }) : t('noJobs')}`}
          </span>
        </div>
      </div>
      <div className={list['side']}>
        <span title={signsInWith === 'oidc' ? t('byOidc') : undefined}>
          {lastSeenAt === null ? t('neverSeen') : <LastSeen label={t('lastSeen')} time={lastSeenAt} />}
        </span>
        <NativeSelect
          size="xs"
          aria-label={t('role', { name })}
          value={role}
          disabled={changing.isPending}
          onChange={({ currentTarget }) => setRole(currentTarget.value as Role)}
          data={ROLES.map((value) => ({ value, label: words(value) }))}
        />
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={t('more', { name })}>
              <IconDots size={17} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {role === 'hiring_manager' && (
              <Menu.Item leftSection={<IconBriefcase size={16} />} onClick={() => setChoosingJobs(true)}>
                {t('editJobs')}
              </Menu.Item>
            )}
            {isActive && id !== me.id && (
              <Menu.Item leftSection={<IconKey size={16} />} onClick={() => reset.mutate(id, { onError })}>
                {t('reset')}
              </Menu.Item>
            )}
            <Menu.Item leftSection={<IconLogout size={16} />} onClick={end}>
              {t('signOut')}
            </Menu.Item>
            <Menu.Item
              leftSection={isActive ? <IconUserOff size={16} /> : <IconUserCheck size={16} />}
              disabled={id === me.id}
              onClick={() => setActive(!isActive)}
            >
              {t(isActive ? 'deactivate' : 'activate')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {reset.data && (
        <OneTimeLink
          title={t('resetTitle')}
          hint={t('resetHint', { name, day: formatDay(reset.data.expiresAt) })}
          url={reset.data.url}
          onClose={reset.reset}
        />
      )}
      {isChoosingJobs && <UserJobs user={user} onClose={() => setChoosingJobs(false)} />}
    </li>
  )
}

function LastSeen({ label, time }: { readonly label: string; readonly time: string }) {
  return (
    <>
      {label} <TimeAgo time={time} />
    </>
  )
}
