import { IconFileText } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ApplicationSummary } from '../../api/types.ts'
import type { CandidateSearch } from '../../filters/search-params.ts'
import { common } from '../../i18n/common.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { texts as listTexts } from '../../lists/texts.ts'
import { SourceBadge, StageBadge, TagList, useSurfaceName } from '../../ui/badges.tsx'
import { CandidateAvatar } from '../../ui/candidate-avatar.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import type { ColumnName } from './columns.ts'
import classes from './table.module.css'

type Props = { readonly item: ApplicationSummary; readonly column: ColumnName; readonly search: CandidateSearch }

/** What a column says of an application. */
export function Cell({ item, column, search }: Props) {
  const words = useTexts(common)
  const lists = useTexts(listTexts)
  const surfaceName = useSurfaceName()
  switch (column) {
    case 'name': {
      const name = item.name || words('noName')
      return (
        <span className={classes['person']}>
          <CandidateAvatar name={name} pictureId={item.pictureId} size={26} />
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
          {item.archived && <span className={classes['archived']}>{lists('archivedBadge')}</span>}
        </span>
      )
    }
    case 'job':
      return item.job.name
    case 'stage':
      return <StageBadge stage={item.stage} />
    case 'status':
      return words(`status_${item.status}`)
    case 'tags':
      return <TagList tags={item.tags} max={2} />
    case 'source':
      return <SourceBadge source={item.source} surface={item.surface} />
    case 'surface':
      return surfaceName(item.surface)
    case 'resume':
      return (
        item.hasResume && (
          <span title={lists('resume')}>
            <IconFileText size={16} stroke={1.7} aria-hidden="true" />
            <span className="ll-hidden">{lists('resume')}</span>
          </span>
        )
      )
    case 'createdAt':
    case 'stageEnteredAt':
    case 'updatedAt':
      return <TimeAgo time={item[column]} />
    case 'email':
    case 'phone':
    case 'headline':
      return item[column]
  }
}
