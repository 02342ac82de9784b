import type { HistoryEntry } from '../../../api/types.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { texts } from '../texts.ts'
import classes from './history.module.css'
import type { NamedPlaces } from './named-places.ts'
import { isKnownField, useValueText } from './value-text.ts'

type Props = {
  readonly changes: HistoryEntry['changes']
  readonly names: NamedPlaces
  /** Nothing was there before, so only what came is told. */
  readonly isFirst: boolean
}

/** Fields with what they held before and after. */
export function Changes({ changes, names, isFirst }: Props) {
  const t = useTexts(texts)
  const show = useValueText(names)
  if (changes.length === 0) return null
  const list = (
    <dl className={classes['changes']}>
      {changes.map(({ field, before, after }) => (
        <div key={field} className={classes['change']}>
          <dt>{isKnownField(field) ? t(`field_${field}`) : field}</dt>
          <dd>
            {!isFirst && isThere(before) && (
              <>
                <del>{show(field, before)}</del>
                <span aria-hidden="true"> → </span>
              </>
            )}
            {isThere(after) ? <ins>{show(field, after)}</ins> : <span className={classes['gone']}>{t('emptied')}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
  if (!isFirst) return list
  return (
    <details>
      <summary>{t('whatWasSent', { count: changes.length })}</summary>
      {list}
    </details>
  )
}

const isThere = (value: unknown) => value !== null && value !== undefined && value !== ''
