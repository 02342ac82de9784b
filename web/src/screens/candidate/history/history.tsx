import { Button } from '@mantine/core'
import { useHistory } from '../../../api/applications.ts'
import type { Application, HistoryEntry, JobStage } from '../../../api/types.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { useSurfaceName } from '../../../ui/badges.tsx'
import { EmptyState, ErrorState, LoadingRows } from '../../../ui/states.tsx'
import { TimeAgo } from '../../../ui/time-ago.tsx'
import { texts } from '../texts.ts'
import { Changes } from './changes.tsx'
import classes from './history.module.css'
import { type NamedPlaces, namesOf } from './named-places.ts'

type Props = { readonly application: Application; readonly stages: readonly JobStage[] }

/** Who changed what, when, and through which API. */
export function History({ application, stages }: Props) {
  const t = useTexts(texts)
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useHistory(application.id)
  if (!data)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingRows rows={6} height={44} />
  const entries = data.pages.flatMap(({ items }) => items)
  if (entries.length === 0) return <EmptyState title={t('noHistory')} />
  const names = namesOf(application, stages)
  return (
    <div className={classes['history']}>
      <ol className={classes['entries']}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} names={names} />
        ))}
      </ol>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('showMore')}
        </Button>
      )}
    </div>
  )
}

const TYPES = [
  'application.submitted',
  'application.updated',
  'application.moved',
  'application.removed',
  'application.restored',
  'conversation.added',
  'message.added',
  'person.erased',
  'person.pseudonymized',
  'person.merged',
  'person.separated',
] as const
type Type = (typeof TYPES)[number]
const isType = (type: string): type is Type => TYPES.some((known) => known === type)

function Entry({ entry, names }: { readonly entry: HistoryEntry; readonly names: NamedPlaces }) {
  const t = useTexts(texts)
  const nameOf = useSurfaceName()
  const { type, at, actor, surface, changes } = entry
  return (
    <li className={classes['entry']} data-type={type}>
      <div className={classes['what']}>
        <strong>{isType(type) ? t(`event_${type}`) : type}</strong>
        <span className={classes['by']}>
          {t('byThrough', { name: actor.name || t(`actor_${actor.type}`), surface: nameOf(surface) })} ·{' '}
          <TimeAgo time={at} />
        </span>
      </div>
      <Changes changes={changes} names={names} isFirst={type === 'application.submitted'} />
    </li>
  )
}
