import { type PDFPageProxy, TextLayer } from 'pdfjs-dist'

/** Puts the words of a page where they are drawn, unseen. It takes its size from `--total-scale-factor`. */
export async function writeText(page: PDFPageProxy, container: HTMLElement): Promise<void> {
  const textContentSource = page.streamTextContent({ includeMarkedContent: false })
  const layer = new TextLayer({ textContentSource, container, viewport: page.getViewport({ scale: 1 }) })
  await layer.render().catch(() => undefined)
}

type Box = { readonly left: string; readonly top: string; readonly width: string; readonly height: string }
export type LinkPlace = { readonly url: string; readonly box: Box }

const SAFE = /^(https?|mailto|tel):/i

/** Where a page links to on the web. Everything else that an annotation may do is left out. */
export async function linksOf(page: PDFPageProxy): Promise<LinkPlace[]> {
  const viewport = page.getViewport({ scale: 1 })
  const annotations = (await page.getAnnotations({ intent: 'display' }).catch(() => [])) as Annotation[]
  return annotations.flatMap(({ subtype, url, rect }) => {
    if (subtype !== 'Link' || typeof url !== 'string' || !SAFE.test(url) || !rect) return []
    const [left = 0, bottom = 0, right = 0, top = 0] = rect
    const [x1 = 0, y1 = 0] = viewport.convertToViewportPoint(left, bottom) as number[]
    const [x2 = 0, y2 = 0] = viewport.convertToViewportPoint(right, top) as number[]
    const share = (part: number, whole: number) => `${(100 * part) / whole}%`
    const box = {
      left: share(Math.min(x1, x2), viewport.width),
      top: share(Math.min(y1, y2), viewport.height),
      width: share(Math.abs(x2 - x1), viewport.width),
      height: share(Math.abs(y2 - y1), viewport.height),
    }
    return [{ url, box }]
  })
}

type Annotation = { readonly subtype?: string; readonly url?: string; readonly rect?: number[] }
