import { useFunnel } from '../../api/insight.ts'
import type { Id, InsightQuery } from '../../api/types.ts'
import { useFormats } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { StageBadge } from '../../ui/badges.tsx'
import { Card } from './card.tsx'
import { CountLink } from './count-link.tsx'
import classes from './insight.module.css'
import { listOf } from './range.ts'
import { texts } from './texts.ts'

/** How far those came who were received in the period. */
export function FunnelCard({ query }: { readonly query: InsightQuery }) {
  const t = useTexts(texts)
  const { jobId } = query
  if (jobId === undefined) return <Card title={t('funnel')} hint={t('funnelHint')} none={t('chooseJob')} />
  return <Funnel query={{ ...query, jobId }} />
}

function Funnel({ query }: { readonly query: InsightQuery & { jobId: Id } }) {
  const t = useTexts(texts)
  const { formatNumber } = useFormats()
  const answer = useFunnel(query)
  return (
    <Card title={t('funnel')} hint={t('funnelHint')} answer={answer}>
      {(stages) => {
        const all = Math.max(...stages.map(({ reached }) => reached), 1)
        return (
          <table className={classes['table']}>
            <thead>
              <tr>
                <th scope="col">{t('stage')}</th>
                <th scope="col">{t('reached')}</th>
                <th scope="col">{t('share')}</th>
                <th scope="col">{t('current')}</th>
              </tr>
            </thead>
            <tbody>
              {stages.map(({ stage, reached, current }) => (
                <tr key={stage.id}>
                  <th scope="row">
                    <StageBadge stage={stage} />
                    <span
                      className={classes['bar']}
                      data-kind={stage.kind}
                      style={{ width: `${(reached / all) * 100}%` }}
                    />
                  </th>
                  <td>
                    <CountLink
                      count={reached}
                      filter={{ ...listOf(query), reachedStageId: [stage.id] }}
                      label={`${stage.name}, ${t('reached')}`}
                    />
                  </td>
                  <td className={classes['soft']}>{formatNumber(reached / all, { style: 'percent' })}</td>
                  <td>
                    <CountLink
                      count={current}
                      filter={{ ...listOf(query), stageId: [stage.id] }}
                      label={`${stage.name}, ${t('current')}`}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )
      }}
    </Card>
  )
}
