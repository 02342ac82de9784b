import { Skeleton } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useTimeInStage } from '../../api/insight.ts'
import type { Id, InsightQuery } from '../../api/types.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { StageBadge } from '../../ui/badges.tsx'
import { Card } from './card.tsx'
import { CountLink } from './count-link.tsx'
import classes from './insight.module.css'
import { texts } from './texts.ts'
import { useDurations } from './use-durations.ts'

const StageTimeChart = lazy(() => import('./stage-time-chart.tsx'))

/** How long candidates of a job stayed in each of its stages. */
export function TimeInStageCard({ query: { jobId } }: { readonly query: InsightQuery }) {
  const t = useTexts(texts)
  if (jobId === undefined) return <Card title={t('timeInStage')} hint={t('timeInStageHint')} none={t('chooseJob')} />
  return <TimeInStage jobId={jobId} />
}

function TimeInStage({ jobId }: { readonly jobId: Id }) {
  const t = useTexts(texts)
  const say = useDurations()
  const answer = useTimeInStage(jobId)
  return (
    <Card title={t('timeInStage')} hint={t('timeInStageHint')} isWide answer={answer}>
      {(items) => {
        const stayed = items.filter(({ medianHours }) => medianHours !== null)
        if (stayed.length === 0) return <p className={classes['none']}>{t('noStays')}</p>
        return (
          <div className={classes['pair']}>
            <div className={classes['chart']} aria-hidden="true">
              <Suspense fallback={<Skeleton height={260} />}>
                <StageTimeChart stages={stayed} labels={{ median: t('median'), p90: t('p90') }} format={say} />
              </Suspense>
            </div>
            <table className={classes['table']}>
              <thead>
                <tr>
                  <th scope="col">{t('stage')}</th>
                  <th scope="col">{t('stays')}</th>
                  <th scope="col">{t('median')}</th>
                  <th scope="col">{t('p90')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ stage, count, medianHours, p90Hours }) => (
                  <tr key={stage.id}>
                    <th scope="row">
                      <StageBadge stage={stage} />
                    </th>
                    <td>
                      <CountLink
                        count={count}
                        filter={{ jobId: [jobId], reachedStageId: [stage.id], archived: 'any' }}
                        label={`${stage.name}, ${t('stays')}`}
                      />
                    </td>
                    <td>{say(medianHours)}</td>
                    <td>{say(p90Hours)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )
      }}
    </Card>
  )
}
