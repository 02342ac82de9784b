import { IconBuilding, IconMapPin, IconPencil, IconWorld } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMay } from '../../api/session.ts'
import type { Job } from '../../api/types.ts'
import { useFormats } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { IconLink } from '../../ui/button-link.tsx'
import classes from './jobs.module.css'
import { StageBar } from './stage-bar.tsx'
import { texts } from './texts.ts'

/** One job of the list: it leads to its board. */
export function JobRow({ job }: { readonly job: Job }) {
  const t = useTexts(texts)
  const { formatList, formatNumber } = useFormats()
  const mayUpdate = useMay('jobs.update')
  const { id, name, status, department, offices, isPublished, counts, stages } = job
  return (
    <li className={classes['row']}>
      <div className={classes['what']}>
        <span className={classes['nameLine']}>
          <Link to="/jobs/$jobId/board" params={{ jobId: id }} className={classes['name']}>
            {name}
          </Link>
          {status !== 'open' && <span className={classes['status']}>{t(status)}</span>}
        </span>
        <span className={classes['where']}>
          {department && (
            <span className={classes['fact']}>
              <IconBuilding size={13} aria-hidden="true" />
              {department.name}
            </span>
          )}
          {offices.length > 0 && (
            <span className={classes['fact']}>
              <IconMapPin size={13} aria-hidden="true" />
              {formatList(offices.map((office) => office.name))}
            </span>
          )}
          {isPublished && (
            <span className={classes['fact']} data-good>
              <IconWorld size={13} aria-hidden="true" />
              {t('published')}
            </span>
          )}
        </span>
      </div>
      <div className={classes['figures']}>
        {counts && counts.total > 0 && (
          <span className={classes['counts']}>
            <strong>{t('inProgress', { count: counts.active, shown: formatNumber(counts.active) })}</strong>{' '}
            {counts.total > counts.active && t('ofTotal', { shown: formatNumber(counts.total) })}
          </span>
        )}
        <StageBar stages={stages} jobId={id} />
      </div>
      {mayUpdate && (
        <IconLink
          to="/jobs/$jobId/edit"
          params={{ jobId: id }}
          className={classes['edit'] ?? ''}
          variant="subtle"
          color="gray"
          size={32}
          aria-label={t('editJob', { name })}
        >
          <IconPencil size={16} />
        </IconLink>
      )}
    </li>
  )
}
