import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './inbox.module.css'

const DAY = 86_400_000

const startOf = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()

/** Today, yesterday, or which day. */
export function DayHeading({ at }: { readonly at: Date }) {
  const { language } = useTranslation().i18n
  const [today] = useState(() => startOf(new Date()))
  const days = Math.round((startOf(at) - today) / DAY)
  const text =
    days >= -1
      ? new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(Math.min(days, 0), 'day')
      : new Intl.DateTimeFormat(language, {
          weekday: 'long',
          day: 'numeric',
          month: 'long',
          ...(days < -300 && { year: 'numeric' }),
        }).format(at)
  return <h2 className={classes['day']}>{text}</h2>
}
