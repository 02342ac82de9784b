import { useLocalStorage } from '@mantine/hooks'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react'
import { useTexts } from '../../i18n/use-texts.ts'
import classes from './split.module.css'
import { texts } from './texts.ts'

/** The part of the width that the resume takes, in percent. */
const LEAST = 30
const MOST = 72
const STEP = 2

type Kept = { readonly share: number; readonly side: 'left' | 'right' }
const FIRST: Kept = { share: 58, side: 'left' }

export type SplitState = Kept & { readonly resize: (share: number) => void; readonly swap: () => void }

/** How the panes were left last on this device. */
export function useSplit(): SplitState {
  const [kept, setKept] = useLocalStorage<Kept>({
    key: 'longlist.candidate-panes',
    defaultValue: FIRST,
    getInitialValueInEffect: false,
  })
  const share = Math.min(Math.max(Number(kept.share) || FIRST.share, LEAST), MOST)
  const side = kept.side === 'right' ? 'right' : 'left'
  return {
    share,
    side,
    resize: (next) => setKept({ share: Math.min(Math.max(next, LEAST), MOST), side }),
    swap: () => setKept({ share, side: side === 'left' ? 'right' : 'left' }),
  }
}

type Props = SplitState & { readonly resume: ReactNode; readonly details: ReactNode }

/** Two panes side by side, with a bar between them to be dragged or moved by the arrow keys. */
export function Split({ share, side, resize, resume, details }: Props) {
  const t = useTexts(texts)
  const box = useRef<HTMLDivElement>(null)
  const isLeft = side === 'left'

  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !box.current) return
    const { left, width } = box.current.getBoundingClientRect()
    const part = ((event.clientX - left) / width) * 100
    resize(Math.round((isLeft ? part : 100 - part) * 10) / 10)
  }
  const step = (event: KeyboardEvent) => {
    const towards = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key]
    if (towards === undefined) return
    event.preventDefault()
    resize(share + (isLeft ? towards : -towards))
  }
  const panes = [
    <div key="resume" className={classes['pane']} style={{ flexBasis: `${share}%` }}>
      {resume}
    </div>,
    <div
      key="bar"
      className={classes['bar']}
      role="separator"
      aria-orientation="vertical"
      aria-label={t('resizePanes')}
      aria-valuenow={Math.round(share)}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onDoubleClick={() => resize(FIRST.share)}
      onKeyDown={step}
    />,
    <div key="details" className={classes['pane']} style={{ flexBasis: `${100 - share}%` }}>
      {details}
    </div>,
  ]
  return (
    <div ref={box} className={classes['split']}>
      {isLeft ? panes : panes.toReversed()}
    </div>
  )
}
