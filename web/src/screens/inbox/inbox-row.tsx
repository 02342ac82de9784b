import { IconArchive, IconArrowRight, IconFileText, IconUserX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { ApplicationSummary } from '../../api/types.ts'
import type { CandidateSearch } from '../../filters/search-params.ts'
import { common } from '../../i18n/common.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { texts as listTexts } from '../../lists/texts.ts'
import { TagList } from '../../ui/badges.tsx'
import { CandidateAvatar } from '../../ui/candidate-avatar.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import classes from './inbox.module.css'
import { texts } from './texts.ts'

type Props = {
  readonly item: ApplicationSummary
  /** Of the candidate's address. */
  readonly search: CandidateSearch
  readonly isSelected: boolean
  readonly onToggle: () => void
  readonly onForward: () => void
  readonly onRefuse: () => void
  readonly onArchive: () => void
}

/** Enough of a new application to decide. */
export const InboxCells = memo(function InboxCells({
  item,
  search,
  isSelected,
  onToggle,
  onForward,
  onRefuse,
  onArchive,
}: Props) {
  const t = useTexts(texts)
  const lists = useTexts(listTexts)
  const words = useTexts(common)
  const name = item.name || words('noName')
  const quick = [
    { icon: IconArrowRight, label: lists('keyForward'), keys: 'E', run: onForward },
    { icon: IconUserX, label: lists('keyRefuse'), keys: 'R', run: onRefuse },
    { icon: IconArchive, label: lists('keyArchive'), keys: 'A', run: onArchive },
  ]
  return (
    <>
      <div role="gridcell" className={classes['check']}>
        <label className={classes['target']}>
          <input
            type="checkbox"
            tabIndex={-1}
            checked={isSelected}
            onChange={onToggle}
            aria-label={lists('select', { name })}
          />
        </label>
      </div>
      <div role="gridcell" className={classes['person']}>
        <CandidateAvatar name={name} pictureId={item.pictureId} size={34} />
        <div className={classes['lines']}>
          <Link
            to="/candidates/$id"
            params={{ id: item.id }}
            search={search}
            className={classes['name']}
            tabIndex={-1}
            preload={false}
          >
            {name}
          </Link>
          <span className={classes['soft']}>{item.headline ?? item.email ?? item.phone}</span>
        </div>
      </div>
      <div role="gridcell" className={classes['job']}>
        <span className={classes['jobName']}>{item.job.name}</span>
        <span className={classes['soft']}>{t('via', { source: item.source.name })}</span>
      </div>
      <div role="gridcell" className={classes['details']}>
        {item.hasResume && (
          <span className={classes['file']} title={lists('resume')}>
            <IconFileText size={16} stroke={1.7} aria-hidden="true" />
            <span className="ll-hidden">{lists('resume')}</span>
          </span>
        )}
        <TagList tags={item.tags} max={2} />
      </div>
      <div role="gridcell" className={classes['age']}>
        <TimeAgo time={item.createdAt} />
        <span className={classes['quick']}>
          {quick.map(({ icon: Icon, label, keys, run }) => (
            <button
              key={keys}
              type="button"
              tabIndex={-1}
              aria-label={label}
              title={`${label} (${keys})`}
              onClick={run}
            >
              <Icon size={17} stroke={1.7} aria-hidden="true" />
            </button>
          ))}
        </span>
      </div>
    </>
  )
})
