import { bytesQuery } from '../../../api/attachments.ts'
import { queryClient } from '../../../api/query-client.ts'
import type { Id } from '../../../api/types.ts'
import type { PdfFile } from './pdf-file.ts'

/** How many PDFs stay open: the one that is shown, those beside it, and where one came from. */
const ROOM = 6

type Entry = { readonly opening: Promise<PdfFile>; file?: PdfFile }
/** The one that was used last is last. */
const open = new Map<Id, Entry>()

/** The width that the first page was last shown with, in CSS pixels: the next one will be looked at in the same. */
let lastWidth: number | undefined

export const rememberWidth = (width: number): void => {
  lastWidth = width
}

/** The PDF of this attachment, opened once. */
export function pdfOf(id: Id): Promise<PdfFile> {
  const entry = open.get(id) ?? start(id)
  open.delete(id)
  open.set(id, entry)
  for (const [other, { opening }] of open) {
    if (open.size <= ROOM) break
    open.delete(other)
    opening.then(
      (file) => file.close(),
      () => undefined,
    )
  }
  return entry.opening
}

/** The PDF, where it is open already: then it can be shown in the same frame. */
export const openPdfOf = (id: Id): PdfFile | undefined => open.get(id)?.file

function start(id: Id): Entry {
  const entry: Entry = { opening: read(id) }
  entry.opening.then(
    (file) => {
      entry.file = file
    },
    () => {
      if (open.get(id) === entry) open.delete(id)
    },
  )
  return entry
}

async function read(id: Id): Promise<PdfFile> {
  const [{ openPdf }, blob] = await Promise.all([import('./pdf-engine.ts'), queryClient.fetchQuery(bytesQuery(id))])
  return openPdf(new Uint8Array(await blob.arrayBuffer()))
}

/** Opens a PDF that will be looked at next, and draws its first page. */
export async function preparePdf(id: Id): Promise<void> {
  const file = await pdfOf(id)
  if (lastWidth !== undefined) await file.draw(await file.page(1), lastWidth).done
}
