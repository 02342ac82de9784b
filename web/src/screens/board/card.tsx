import { IconDots, IconFileText } from '@tabler/icons-react'
import { memo, useMemo } from 'react'
import type { ApplicationSummary } from '../../api/types.ts'
import { common } from '../../i18n/common.ts'
import { useFormats } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { texts as listTexts } from '../../lists/texts.ts'
import { TagList } from '../../ui/badges.tsx'
import { CandidateAvatar } from '../../ui/candidate-avatar.tsx'
import { useMinute } from '../../ui/time-ago.tsx'
import classes from './card.module.css'
import { texts } from './texts.ts'

const PLAIN = 88
const TAGS = 28

/** How high a card is, by what it has to say: known beforehand, so that no card has to be measured. */
export const heightOf = ({ tags, archived }: ApplicationSummary): number =>
  tags.length > 0 || archived ? PLAIN + TAGS : PLAIN

/** What cards say, in the language of who looks: found once for all of a column, as a card may come with every frame. */
export function useCardWords() {
  const t = useTexts(texts)
  const lists = useTexts(listTexts)
  const words = useTexts(common)
  const formats = useFormats()
  const minute = useMinute()
  // Another object with each minute, so that the cards tell the time anew.
  return useMemo(() => ({ t, lists, words, formats, minute }), [t, lists, words, formats, minute])
}

export type CardWords = ReturnType<typeof useCardWords>

type Props = { readonly item: ApplicationSummary; readonly say: CardWords }

/** What a card says of a candidate. */
export const Card = memo(function Card({ item, say: { t, lists, words, formats } }: Props) {
  const name = item.name || words('noName')
  return (
    <div role="gridcell" className={classes['card']}>
      <div className={classes['head']}>
        <CandidateAvatar name={name} pictureId={item.pictureId} size={24} />
        <span className={classes['name']}>{name}</span>
        <button
          type="button"
          className={classes['menu']}
          tabIndex={-1}
          data-action="move"
          aria-label={t('moveCard', { name })}
        >
          <IconDots size={16} aria-hidden="true" />
        </button>
      </div>
      <span className={classes['line']}>{item.headline ?? item.email ?? item.phone ?? ''}</span>
      {(item.tags.length > 0 || item.archived) && (
        <span className={classes['tags']}>
          <TagList tags={item.archived ? [lists('archivedBadge'), ...item.tags] : item.tags} max={3} />
        </span>
      )}
      <div className={classes['foot']}>
        <span className={classes['source']}>{item.source.name}</span>
        {item.hasResume && (
          <span className={classes['file']} title={lists('resume')}>
            <IconFileText size={14} stroke={1.7} aria-hidden="true" />
            <span className="ll-hidden">{lists('resume')}</span>
          </span>
        )}
        <time dateTime={item.stageEnteredAt} title={formats.formatTime(item.stageEnteredAt)}>
          {formats.formatAgo(item.stageEnteredAt)}
        </time>
      </div>
    </div>
  )
})
