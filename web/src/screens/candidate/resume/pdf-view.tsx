import { Skeleton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useLayoutEffect, useState } from 'react'
import type { Attachment } from '../../../api/types.ts'
import { common } from '../../../i18n/common.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import classes from './pdf.module.css'
import { rememberWidth } from './pdf-cache.ts'
import type { PdfFile } from './pdf-file.ts'
import { PdfPage } from './pdf-page.tsx'
import { PdfToolbar } from './pdf-toolbar.tsx'
import { PreviewTrouble } from './preview-trouble.tsx'
import { useNearPages } from './use-near-pages.ts'
import { usePdf } from './use-pdf.ts'
import type { Zoom } from './zoom.ts'

/** What surrounds a page on both sides together, in CSS pixels. */
const MARGIN = 32
/** A page is not made wider than this to fit. */
const WIDEST = 1000
const CSS_PIXELS_PER_POINT = 96 / 72
/** How long a pane must keep its width before its pages are drawn anew, in milliseconds. */
const SETTLED = 160

/** A PDF, page below page, drawn by this page itself. */
export function PdfView({ attachment }: { readonly attachment: Attachment }) {
  const { file, error, retry } = usePdf(attachment.id)
  if (error !== undefined) return <PreviewTrouble attachment={attachment} error={error} onRetry={retry} />
  if (!file) return <Opening />
  return <Pages key={attachment.id} file={file} name={attachment.name} />
}

function Opening() {
  const t = useTexts(common)
  return (
    <div className={classes['opening']} role="status" aria-label={t('loading')}>
      <Skeleton height="100%" radius="sm" />
    </div>
  )
}

function Pages({ file, name }: { readonly file: PdfFile; readonly name: string }) {
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const paneWidth = useInnerWidth(scroller)
  const [zoom, setZoom] = useState<Zoom>(null)
  const natural = file.firstSize.width * CSS_PIXELS_PER_POINT
  const fit = Math.min(Math.max(paneWidth - MARGIN, 0), WIDEST)
  const width = Math.round(zoom === null ? fit : natural * zoom)
  const [settled] = useDebouncedValue(width, SETTLED)
  // A first width is nothing to wait for.
  const drawnWidth = settled > 0 ? settled : width
  const { near, current } = useNearPages(scroller, file.pageCount)
  useEffect(() => {
    if (drawnWidth > 0) rememberWidth(drawnWidth)
  }, [drawnWidth])

  const numbers = Array.from({ length: file.pageCount }, (_, index) => index + 1)
  return (
    <>
      <PdfToolbar
        page={current}
        pageCount={file.pageCount}
        zoom={zoom ?? width / natural}
        isFit={zoom === null}
        onZoom={setZoom}
      />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- It scrolls, so the keyboard must reach it. */}
      <div ref={setScroller} className={classes['scroller']} role="document" aria-label={name} tabIndex={0}>
        {width > 0 &&
          numbers.map((number) => (
            <PdfPage
              key={number}
              file={file}
              number={number}
              width={width}
              drawnWidth={drawnWidth}
              isNear={near.has(number)}
            />
          ))}
      </div>
    </>
  )
}

/** The width inside an element without its scroll bar, known before it is painted. */
function useInnerWidth(element: HTMLElement | null): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    if (!element) return
    const measure = () => setWidth(element.clientWidth)
    measure()
    const watcher = new ResizeObserver(measure)
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [element])
  return width
}
