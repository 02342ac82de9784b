import { Skeleton } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useIntake } from '../../api/insight.ts'
import type { InsightQuery } from '../../api/types.ts'
import { useFormats } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { EmptyState } from '../../ui/states.tsx'
import { Card } from './card.tsx'
import { CountLink } from './count-link.tsx'
import classes from './insight.module.css'
import { type Day, dateOf, everyDay, listOf, listOfDay } from './range.ts'
import { texts } from './texts.ts'

const IntakeChart = lazy(() => import('./intake-chart.tsx'))

type Props = { readonly query: InsightQuery; readonly from?: Day; readonly until?: Day }

/** Applications received on each day, as days are where the viewer is. */
export function IntakeCard({ query, from, until }: Props) {
  const t = useTexts(texts)
  const { formatDay, formatNumber } = useFormats()
  const navigate = useNavigate()
  const answer = useIntake(query)
  return (
    <Card title={t('intake')} isWide answer={answer}>
      {(items) => {
        const sum = items.reduce((all, { count }) => all + count, 0)
        if (sum === 0) {
          return <EmptyState icon={<IconCalendar />} title={t('nothingReceived')} hint={t('nothingReceivedHint')} />
        }
        const days = everyDay(items, from, until)
        const name = (day: Day) => formatDay(dateOf(day).toISOString())
        return (
          <>
            <p className={classes['sum']}>
              <CountLink count={sum} filter={listOf(query)} label={t('received')} />{' '}
              {t('intakeSum', { count: sum, shown: '' }).trim()}
            </p>
            <div className={classes['chart']} aria-hidden="true">
              <Suspense fallback={<Skeleton height={220} />}>
                <IntakeChart
                  days={days}
                  label={t('received')}
                  nameOf={name}
                  format={formatNumber}
                  onDay={(day) => void navigate({ to: '/candidates', search: listOfDay(query, day) })}
                />
              </Suspense>
            </div>
            <details className={classes['details']}>
              <summary>{t('asTable')}</summary>
              <table className={classes['table']}>
                <thead>
                  <tr>
                    <th scope="col">{t('day')}</th>
                    <th scope="col">{t('received')}</th>
                  </tr>
                </thead>
                <tbody>
                  {days.toReversed().map(({ day, count }) => (
                    <tr key={day}>
                      <th scope="row">{name(day)}</th>
                      <td>
                        <CountLink count={count} filter={listOfDay(query, day)} label={name(day)} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </details>
          </>
        )
      }}
    </Card>
  )
}
