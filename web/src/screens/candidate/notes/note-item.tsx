import type { Note } from '../../../api/types.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { CandidateAvatar } from '../../../ui/candidate-avatar.tsx'
import { TimeAgo } from '../../../ui/time-ago.tsx'
import { texts } from '../texts.ts'
import classes from './notes.module.css'

/** One note. What came as HTML or Markdown was cleaned by the server. */
export function NoteItem({ note: { author, createdAt, html, text } }: { readonly note: Note }) {
  const t = useTexts(texts)
  return (
    <li className={classes['note']}>
      <CandidateAvatar name={author.name} size={24} />
      <div className={classes['body']}>
        <div className={classes['by']}>
          <span className={classes['author']}>{author.name || t(`actor_${author.type}`)}</span>
          {author.type === 'client' && <span className={classes['through']}>{t('throughApi')}</span>}
          <span className={classes['at']}>
            <TimeAgo time={createdAt} />
          </span>
        </div>
        {html === null ? (
          <p className={classes['text']}>{text}</p>
        ) : (
          <div className={classes['rich']} dangerouslySetInnerHTML={{ __html: html }} />
        )}
      </div>
    </li>
  )
}
