import { useEffect, useState } from 'react'
import { useSession } from '../../../api/session.ts'
import type { Id, LiveChange } from '../../../api/types.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { useLiveChanges } from '../../../live/use-live.ts'
import { texts } from '../texts.ts'
import classes from './header.module.css'

/** How long it is said who changed something, in milliseconds. */
const LASTING = 20_000

/** Says quietly who else has just changed what is looked at. */
export function ChangeMark({ applicationId }: { readonly applicationId: Id }) {
  const t = useTexts(texts)
  const { user } = useSession()
  const [last, setLast] = useState<LiveChange>()
  useLiveChanges((change) => {
    const isMine = change.actor.type === 'user' && change.actor.name === user.name
    if (change.applicationId === applicationId && !isMine) setLast(change)
  })
  useEffect(() => {
    if (!last) return
    const timer = setTimeout(() => setLast(undefined), LASTING)
    return () => clearTimeout(timer)
  }, [last])
  return (
    <span role="status">
      {last && <span className={classes['mark']}>{t('changedBy', { name: last.actor.name })}</span>}
    </span>
  )
}
