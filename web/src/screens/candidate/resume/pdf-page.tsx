import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTexts } from '../../../i18n/use-texts.ts'
import { texts } from '../texts.ts'
import classes from './pdf.module.css'
import type { PageSize, PdfFile } from './pdf-file.ts'
import type { LinkPlace } from './pdf-layers.ts'

/** The words of so many pages are there to be found even before they were looked at. */
const PAGES_WITH_TEXT = 40

type Props = {
  readonly file: PdfFile
  /** From 1. */
  readonly number: number
  /** CSS pixels, now; while the pane is dragged the drawing is stretched. */
  readonly width: number
  /** The width that it is to be drawn with. */
  readonly drawnWidth: number
  readonly isNear: boolean
}

/** One page: drawn while it is near, with its words above it, so that they can be selected and found. */
export function PdfPage({ file, number, width, drawnWidth, isNear }: Props) {
  const t = useTexts(texts)
  const paper = useRef<HTMLDivElement>(null)
  const words = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState<PageSize>(file.firstSize)
  const [links, setLinks] = useState<readonly LinkPlace[]>([])

  useLayoutEffect(() => {
    if (!isNear) return
    let isGone = false
    void file.page(number).then((page) => {
      if (isGone) return
      setSize(file.sizeOf(page))
      const { canvas, done } = file.draw(page, drawnWidth)
      const show = () => {
        if (!isGone) paper.current?.replaceChildren(canvas)
      }
      // What was on the paper stays until the new drawing is whole.
      if (paper.current?.childElementCount === 0) show()
      done.then(show, () => undefined)
    })
    return () => {
      isGone = true
    }
  }, [file, number, drawnWidth, isNear])

  useEffect(() => {
    if (isNear) return
    file.letGo(number)
    paper.current?.replaceChildren()
  }, [file, number, isNear])

  const hasText = isNear || number <= PAGES_WITH_TEXT
  useEffect(() => {
    const container = words.current
    if (!hasText || !container || container.childElementCount > 0) return
    let isGone = false
    const idle = requestIdleCallback(() => {
      void file.page(number).then(async (page) => {
        if (isGone) return
        setSize(file.sizeOf(page))
        const found = await file.layWords(page, container)
        if (!isGone) setLinks(found)
      })
    })
    return () => {
      isGone = true
      cancelIdleCallback(idle)
    }
  }, [file, number, hasText])

  const scale = width / size.width
  const style = { width, height: size.height * scale, '--total-scale-factor': scale }
  return (
    <div className={classes['page']} style={style} data-page={number} role="group" aria-label={t('page', { number })}>
      <div ref={paper} className={classes['paper']} />
      <div ref={words} className={classes['words']} />
      {links.map(({ url, box }) => (
        <a
          key={`${url} ${box.top} ${box.left}`}
          className={classes['link']}
          style={box}
          href={url}
          target="_blank"
          rel="noopener noreferrer nofollow"
          aria-label={url}
          title={url}
          tabIndex={-1}
        />
      ))}
    </div>
  )
}
