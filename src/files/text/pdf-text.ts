import { getDocumentProxy } from 'unpdf'
import { BoundedText, MOST_PAGES } from './limits.ts'

/** The text of a PDF in the order in which it is written. @throws Error when it is damaged or protected */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocumentProxy(Uint8Array.from(bytes), {
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  })
  const text = new BoundedText()
  for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number++) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    for (const item of items) if ('str' in item) text.add(item.hasEOL ? `${item.str}\n` : item.str)
    page.cleanup()
    if (!text.add('\n')) break
  }
  await pdf.loadingTask.destroy()
  return text.toString()
}
