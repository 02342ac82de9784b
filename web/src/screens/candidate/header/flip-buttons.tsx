import { ActionIcon, Tooltip } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useFormats } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { texts } from '../texts.ts'
import type { Flipping } from '../use-flipping.ts'
import classes from './header.module.css'

/** Where one is in the list, and the way on. */
export function FlipButtons({
  flipping: { place, total, previous, next, goTo, hasList },
}: {
  readonly flipping: Flipping
}) {
  const t = useTexts(texts)
  const { formatNumber } = useFormats()
  if (!hasList) return null
  const position =
    place === undefined || total === null
      ? ''
      : t('placeOf', { place: formatNumber(place), total: formatNumber(total) })
  return (
    <div className={classes['flip']}>
      <span className={classes['place']} aria-live="polite">
        {position}
      </span>
      <Tooltip label={`${t('previous')} (K)`}>
        <ActionIcon
          variant="default"
          size="md"
          aria-label={t('previous')}
          aria-keyshortcuts="k"
          disabled={previous === undefined}
          onClick={() => goTo(previous)}
        >
          <IconChevronUp size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${t('next')} (J)`}>
        <ActionIcon
          variant="default"
          size="md"
          aria-label={t('next')}
          aria-keyshortcuts="j"
          disabled={next === undefined}
          onClick={() => goTo(next)}
        >
          <IconChevronDown size={16} />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}
