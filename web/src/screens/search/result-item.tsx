import { Link } from '@tanstack/react-router'
import type { Highlight, SearchHit } from '../../api/types.ts'
import { common } from '../../i18n/common.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { SourceBadge, StageBadge, TagList } from '../../ui/badges.tsx'
import { CandidateAvatar } from '../../ui/candidate-avatar.tsx'
import { HighlightText } from '../../ui/highlight-text.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import classes from './search.module.css'
import { texts } from './texts.ts'

/** Somebody who was found, and where the words stand. */
export function ResultItem({ hit: { application, highlights } }: { readonly hit: SearchHit }) {
  const t = useTexts(texts)
  const tc = useTexts(common)
  const { id, name, pictureId, job, stage, tags, createdAt } = application
  const inName = highlights.find(({ field }) => field === 'name')
  const elsewhere = highlights.filter(({ field }) => field !== 'name')
  return (
    <li className={classes['result']}>
      <CandidateAvatar name={name} pictureId={pictureId} size={34} />
      <div className={classes['body']}>
        <div className={classes['line']}>
          <Link className={classes['name']} to="/candidates/$id" params={{ id }}>
            {inName ? <HighlightText parts={inName.parts} /> : name || tc('noName')}
          </Link>
          <StageBadge stage={stage} />
          <span className={classes['faint']}>{job.name}</span>
          <TagList tags={tags} />
          <span className={classes['when']}>
            <SourceBadge {...application} /> · <TimeAgo time={createdAt} />
          </span>
        </div>
        {elsewhere.length > 0 && (
          <dl className={classes['contexts']}>
            {elsewhere.map((highlight, index) => (
              <Context key={`${highlight.field} ${index}`} highlight={highlight} label={t(`in_${highlight.field}`)} />
            ))}
          </dl>
        )}
      </div>
    </li>
  )
}

function Context({ highlight, label }: { readonly highlight: Highlight; readonly label: string }) {
  return (
    <div className={classes['context']}>
      <dt>{label}</dt>
      <dd>
        <HighlightText parts={highlight.parts} />
      </dd>
    </div>
  )
}
