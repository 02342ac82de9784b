import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { type LinkPlace, linksOf, writeText } from './pdf-layers.ts'

/** A canvas beyond this many pixels is not made: the page is drawn coarser. */
const MAX_PIXELS = 16_000_000

export type PageSize = { readonly width: number; readonly height: number }
export type Drawing = {
  readonly canvas: HTMLCanvasElement
  readonly width: number
  readonly done: Promise<void>
  readonly cancel: () => void
}

/** A PDF that is open. Pages that were drawn are kept until they are let go. */
export class PdfFile {
  readonly pageCount: number
  /** The size of the first page, in points: what the others are taken for until they are known. */
  readonly firstSize: PageSize
  readonly #document: PDFDocumentProxy
  readonly #drawings = new Map<number, Drawing>()

  constructor(document: PDFDocumentProxy, first: PDFPageProxy) {
    this.#document = document
    this.pageCount = document.numPages
    this.firstSize = sizeOf(first)
  }

  /** @param number from 1 */
  page(number: number): Promise<PDFPageProxy> {
    return this.#document.getPage(number)
  }

  sizeOf(page: PDFPageProxy): PageSize {
    return sizeOf(page)
  }

  /** Puts the words of a page upon it, to be selected and found. @returns where it links to */
  async layWords(page: PDFPageProxy, container: HTMLElement): Promise<LinkPlace[]> {
    const [links] = await Promise.all([linksOf(page), writeText(page, container)])
    return links
  }

  /** Draws a page `width` CSS pixels wide, or hands out what was drawn before. */
  draw(page: PDFPageProxy, width: number): Drawing {
    const drawn = this.#drawings.get(page.pageNumber)
    if (drawn?.width === width) return drawn
    drawn?.cancel()
    const drawing = startDrawing(page, width)
    this.#drawings.set(page.pageNumber, drawing)
    drawing.done.catch(() => {
      if (this.#drawings.get(page.pageNumber) === drawing) this.#drawings.delete(page.pageNumber)
    })
    return drawing
  }

  /** Frees the memory of a page that is far from what is looked at. */
  letGo(number: number): void {
    const drawing = this.#drawings.get(number)
    if (!drawing) return
    this.#drawings.delete(number)
    drawing.cancel()
    drawing.canvas.width = 0
    drawing.canvas.height = 0
  }

  close(): void {
    for (const number of this.#drawings.keys()) this.letGo(number)
    void this.#document.loadingTask.destroy()
  }
}

function sizeOf(page: PDFPageProxy): PageSize {
  const { width, height } = page.getViewport({ scale: 1 })
  return { width, height }
}

function startDrawing(page: PDFPageProxy, width: number): Drawing {
  const size = sizeOf(page)
  const ratio = Math.min(window.devicePixelRatio || 1, 2)
  const wanted = (width / size.width) * ratio
  const scale = Math.min(wanted, Math.sqrt(MAX_PIXELS / (size.width * size.height)))
  const viewport = page.getViewport({ scale })
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.floor(viewport.width))
  canvas.height = Math.max(1, Math.floor(viewport.height))
  // What is drawn is said by the layer of text above it.
  canvas.setAttribute('aria-hidden', 'true')
  const task = page.render({ canvas, viewport })
  return { canvas, width, done: task.promise, cancel: () => task.cancel() }
}
