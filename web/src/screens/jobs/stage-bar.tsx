import { Link } from '@tanstack/react-router'
import type { Id, JobStage } from '../../api/types.ts'
import { useFormats } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import classes from './jobs.module.css'
import { texts } from './texts.ts'

type Props = { readonly jobId: Id; readonly stages: readonly JobStage[] }

/** How many stand in each stage, as a bar whose parts are links to them. */
export function StageBar({ jobId, stages }: Props) {
  const t = useTexts(texts)
  const { formatNumber } = useFormats()
  const filled = stages.filter(({ count }) => (count ?? 0) > 0)
  if (filled.length === 0) return <span className={classes['nobody']}>{t('nobody')}</span>
  return (
    <span className={classes['bar']}>
      {filled.map(({ id, name, kind, count }) => {
        const label = t('inStage', { stage: name, count: formatNumber(count ?? 0) })
        return (
          <Link
            key={id}
            to="/candidates"
            search={{ jobId: [jobId], stageId: [id] }}
            className={classes['part']}
            data-kind={kind}
            style={{ flexGrow: count ?? 0 }}
            title={label}
            aria-label={label}
          />
        )
      })}
    </span>
  )
}
