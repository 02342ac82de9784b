import { Link } from '@tanstack/react-router'
import { useJobs } from '../api/jobs.ts'
import { useFormats } from '../i18n/format.ts'
import { useTexts } from '../i18n/use-texts.ts'
import classes from './sidebar.module.css'
import { texts } from './texts.ts'

/** The boards of the jobs that are open. */
export function OpenJobs() {
  const t = useTexts(texts)
  const { formatNumber } = useFormats()
  const { data: jobs = [] } = useJobs({ status: ['open'], withCounts: true })
  if (jobs.length === 0) return null
  return (
    <ul className={classes['jobs']} aria-label={t('openJobs')}>
      {jobs.map(({ id, name, counts }) => (
        <li key={id}>
          <Link to="/jobs/$jobId/board" params={{ jobId: id }} className={classes['job']} title={name}>
            <span className={classes['label']}>{name}</span>
            {counts && (
              <span className={classes['count']} title={t('waiting', { count: counts.active })}>
                {formatNumber(counts.active)}
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  )
}
