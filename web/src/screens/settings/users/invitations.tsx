import type { Invitation } from '../../../api/types.ts'
import { useInvitations, useWithdrawInvitation } from '../../../api/users.ts'
import { common } from '../../../i18n/common.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { ConfirmButton } from '../../../ui/confirm-button.tsx'
import { ErrorState, LoadingRows, useProblemText } from '../../../ui/states.tsx'
import { toast, toastError } from '../../../ui/toasts.tsx'
import list from '../list.module.css'
import { Section } from '../section.tsx'
import { texts } from './texts.ts'

/** Who is invited and has not come yet. */
export function Invitations() {
  const t = useTexts(texts)
  const { data: invitations, error, refetch } = useInvitations()
  return (
    <Section title={t('invitations')}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && invitations === undefined && <LoadingRows rows={2} height={48} />}
      {invitations && (
        <ul className={list['list']}>
          {invitations.length === 0 && <li className={list['empty']}>{t('noInvitations')}</li>}
          {invitations.map((invitation) => (
            <Row key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function Row({ invitation: { id, email, role, invitedBy, expiresAt } }: { readonly invitation: Invitation }) {
  const t = useTexts(texts)
  const words = useTexts(common)
  const say = useProblemText()
  const { formatDay } = useFormats()
  const withdraw = useWithdrawInvitation()
  const end = () =>
    withdraw.mutate(id, {
      onSuccess: () => void toast(t('withdrawn')),
      onError: (error) => void toastError(say(error)),
    })
  return (
    <li className={list['row']}>
      <div className={list['main']}>
        <div className={list['words']}>
          <span className={list['name']}>{email}</span>
          <span className={list['detail']}>
            {words(role)}
            {invitedBy && ` · ${t('invitedBy', { name: invitedBy.name })}`}
          </span>
        </div>
      </div>
      <div className={list['side']}>
        {t('until', { day: formatDay(expiresAt) })}
        <ConfirmButton size="compact-sm" onConfirm={end} loading={withdraw.isPending}>
          {t('withdraw')}
        </ConfirmButton>
      </div>
    </li>
  )
}
