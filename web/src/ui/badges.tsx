import type { ApplicationSummary, StageKind, Surface } from '../api/types.ts'
import { common } from '../i18n/common.ts'
import { useTexts } from '../i18n/use-texts.ts'
import classes from './badges.module.css'

type StageProps = { readonly stage: { readonly name: string; readonly kind: StageKind } }

/** A stage, with a dot in the colour of its kind. */
export function StageBadge({ stage: { name, kind } }: StageProps) {
  const t = useTexts(common)
  return (
    <span className={classes['stage']} data-kind={kind} title={t(kind)}>
      <span className={classes['name']}>{name}</span>
    </span>
  )
}

/** Tags in their order; what is more than `max` is told as a number. */
export function TagList({ tags, max = 3 }: { readonly tags: readonly string[]; readonly max?: number }) {
  const more = tags.slice(max)
  return (
    <span className={classes['tags']}>
      {tags.slice(0, max).map((tag) => (
        <span key={tag} className={classes['tag']}>
          {tag}
        </span>
      ))}
      {more.length > 0 && (
        <span className={classes['tag']} title={more.join(', ')}>
          +{more.length}
        </span>
      )}
    </span>
  )
}

type SourceProps = Pick<ApplicationSummary, 'source' | 'surface'>

/** Who sent an application, and through which API. */
export function SourceBadge({ source, surface }: SourceProps) {
  const t = useTexts(common)
  return (
    <span className={classes['source']} title={t('through', { surface: useSurfaceName()(surface) })}>
      <span className={classes['name']}>{source.name}</span>
    </span>
  )
}

/** An API or another way in, in words. */
export function useSurfaceName(): (surface: Surface) => string {
  const t = useTexts(common)
  return (surface) => t(`surface_${surface}`)
}
