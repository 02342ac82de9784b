import { Button } from '@mantine/core'
import type { Client } from '../../../api/types.ts'
import { common } from '../../../i18n/common.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import list from '../list.module.css'
import { hasPassed } from './expiry.ts'
import { countGranted } from './grant.ts'
import { texts } from './texts.ts'

type Props = { readonly client: Client; readonly onManage: () => void }

export function ClientRow({ client, onManage }: Props) {
  const t = useTexts(texts)
  const words = useTexts(common)
  const { formatDay } = useFormats()
  const { name, grant, rateLimit, employeePortal, revokedAt, expiresAt } = client
  const isExpired = hasPassed(expiresAt)
  const granted = countGranted(grant)
  const may = granted === 'all' ? t('everything') : granted === 0 ? t('nothing') : t('permissions', { count: granted })
  const details = [
    may,
    ...(rateLimit === null ? [] : [t('limit', { count: rateLimit })]),
    ...(employeePortal ? [t('portal')] : []),
  ]
  return (
    <li className={list['row']} data-off={revokedAt !== null || undefined}>
      <div className={list['main']}>
        <div className={list['words']}>
          <span className={list['name']}>
            {name}
            {revokedAt !== null && (
              <span className={list['badge']} data-tone="danger">
                {t('revoked')}
              </span>
            )}
            {revokedAt === null && isExpired && (
              <span className={list['badge']} data-tone="warn">
                {t('expired')}
              </span>
            )}
          </span>
          <span className={list['detail']}>{details.join(' · ')}</span>
        </div>
      </div>
      <div className={list['side']}>
        {revokedAt === null && expiresAt !== null && !isExpired && t('expires', { day: formatDay(expiresAt) })}
        <Button variant="default" size="compact-sm" aria-label={`${words('edit')}: ${name}`} onClick={onManage}>
          {words('edit')}
        </Button>
      </div>
    </li>
  )
}
