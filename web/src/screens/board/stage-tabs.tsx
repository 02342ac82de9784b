import { type RefObject, useEffect, useState } from 'react'
import type { LoadedList } from '../../api/place.ts'
import { useFormats } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import classes from './board.module.css'
import type { Column } from './columns.ts'
import { texts } from './texts.ts'

type Props = {
  readonly columns: readonly Column[]
  readonly lists: readonly (LoadedList | undefined)[]
  readonly scroller: RefObject<HTMLElement | null>
}

/** On a narrow screen one column is seen at a time: these lead to the others, as does a swipe. */
export function StageTabs({ columns, lists, scroller }: Props) {
  const t = useTexts(texts)
  const { formatNumber } = useFormats()
  const [current, setCurrent] = useState(0)
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = () => setCurrent(Math.round(element.scrollLeft / Math.max(1, element.clientWidth)))
    element.addEventListener('scroll', look, { passive: true })
    return () => element.removeEventListener('scroll', look)
  }, [scroller])
  return (
    <nav className={classes['tabs']} aria-label={t('columns')}>
      {columns.map(({ stage }, index) => (
        <button
          key={stage.id}
          type="button"
          className={classes['tab']}
          aria-current={index === current || undefined}
          ref={(tab) => {
            if (tab && index === current) tab.scrollIntoView({ inline: 'center', block: 'nearest' })
          }}
          onClick={() => scroller.current?.scrollTo({ left: index * scroller.current.clientWidth, behavior: 'smooth' })}
        >
          {stage.name} <span className={classes['count']}>{formatNumber(lists[index]?.pages[0]?.total ?? 0)}</span>
        </button>
      ))}
    </nav>
  )
}
