import { useRotateCredential } from '../../../api/clients.ts'
import type { Client, Credential, IssuedCredential } from '../../../api/types.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { ConfirmButton } from '../../../ui/confirm-button.tsx'
import { useProblemText } from '../../../ui/states.tsx'
import { toastError } from '../../../ui/toasts.tsx'
import list from '../list.module.css'
import { Section } from '../section.tsx'
import { hasPassed } from './expiry.ts'
import { texts } from './texts.ts'

type Props = { readonly client: Client; readonly onIssued: (credential: IssuedCredential) => void }

/** What a client proves with who it is; the secrets themselves are not kept. */
export function Credentials({ client: { id, credentials, revokedAt }, onIssued }: Props) {
  const t = useTexts(texts)
  const say = useProblemText()
  const rotate = useRotateCredential()
  const issue = () =>
    rotate.mutate(
      { id },
      { onSuccess: ({ credential }) => onIssued(credential), onError: (error) => void toastError(say(error)) },
    )
  return (
    <Section title={t('credentials')} hint={revokedAt === null ? t('rotateHint') : undefined}>
      {credentials.length > 0 && (
        <ul className={list['list']}>
          {credentials.map((credential) => (
            <Row key={credential.id} credential={credential} />
          ))}
        </ul>
      )}
      {revokedAt === null && (
        <div>
          <ConfirmButton color="iris" onConfirm={issue} question={t('rotateQuestion')} loading={rotate.isPending}>
            {t('rotate')}
          </ConfirmButton>
        </div>
      )}
    </Section>
  )
}

function Row({ credential }: { readonly credential: Credential }) {
  const t = useTexts(texts)
  const { formatDay } = useFormats()
  const { kind, lookup, createdAt, expiresAt, revokedAt } = credential
  const isExpired = hasPassed(expiresAt)
  const end = revokedAt === null ? (isExpired ? 'expired' : undefined) : 'revoked'
  return (
    <li className={list['row']} data-off={end !== undefined || undefined}>
      <div className={list['main']}>
        <div className={list['words']}>
          <span className={list['name']}>{lookup ?? t(kind === 'jwt' ? 'kind_jwt' : 'kind_bearer')}</span>
          <span className={list['detail']}>{t('issued', { day: formatDay(createdAt) })}</span>
        </div>
      </div>
      <div className={list['side']}>
        {end !== undefined && (
          <span className={list['badge']} data-tone={end === 'revoked' ? 'danger' : 'warn'}>
            {t(end)}
          </span>
        )}
        {end === undefined && expiresAt !== null && t('expires', { day: formatDay(expiresAt) })}
      </div>
    </li>
  )
}
