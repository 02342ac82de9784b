import { GlobalWorkerOptions, getDocument, PDFWorker } from 'pdfjs-dist'
// oxlint-disable-next-line import/default -- The bundler makes the address.
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { PdfFile } from './pdf-file.ts'

/**
 * Reads PDFs in a worker of ours. Nothing in a file is run: scripts, forms and media are left out, and this package never makes
 * code from text. It is loaded with the first PDF.
 */

GlobalWorkerOptions.workerSrc = workerUrl

/** How long a file may take to be opened, in milliseconds; one that takes longer is meant to. */
const PATIENCE = 20_000
/** Larger pictures are left out, in pixels. */
const MAX_IMAGE_SIZE = 80_000_000

class AssetFactory {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const { readPdfAsset } = await import('./pdf-assets.ts')
    return readPdfAsset(filename)
  }
}

let worker: PDFWorker | undefined

export type Refusal = 'protected' | 'broken'
export class UnreadablePdf extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal)
    this.refusal = refusal
  }
}

/** @throws UnreadablePdf when it cannot be shown */
export async function openPdf(bytes: Uint8Array): Promise<PdfFile> {
  if (!worker || worker.destroyed) worker = new PDFWorker()
  const usedWorker = worker
  const task = getDocument({
    data: bytes,
    worker: usedWorker,
    BinaryDataFactory: AssetFactory,
    useWorkerFetch: false,
    enableXfa: false,
    maxImageSize: MAX_IMAGE_SIZE,
    verbosity: 0,
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      // The worker is busy with this file and answers nobody else: the next file gets a new one.
      usedWorker.destroy()
      reject(new UnreadablePdf('broken'))
    }, PATIENCE)
  })
  try {
    const document = await Promise.race([task.promise, timeout])
    return new PdfFile(document, await document.getPage(1))
  } catch (error) {
    if (!usedWorker.destroyed) void task.destroy()
    const isProtected = error instanceof Error && error.name === 'PasswordException'
    throw new UnreadablePdf(isProtected ? 'protected' : 'broken')
  } finally {
    clearTimeout(timer)
  }
}
