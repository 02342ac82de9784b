import { BoundedText } from './limits.ts'
import { readXml, type TextElements } from './xml-text.ts'
import { Inflater, zipEntries } from './zip-entries.ts'

/** Word writes text boxes twice, the second time for older programs. */
const ELEMENTS: TextElements = {
  text: new Set(['w:t']),
  silent: new Set(['mc:Fallback', 'w:del']),
  characters: { 'w:tab': '\t', 'w:br': '\n', 'w:cr': '\n', 'w:noBreakHyphen': '-' },
  lines: new Set(['w:p']),
}
/** Name and address often stand in a header. */
const PARTS = [/^word\/header\d*\.xml$/, /^word\/document\d*\.xml$/, /^word\/(?:footer|footnotes)\d*\.xml$/]

/** The text of a Word document, its headers first. @throws FileUnreadable */
export function docxText(bytes: Uint8Array): string {
  const entries = zipEntries(bytes)
  const inflater = new Inflater()
  const text = new BoundedText()
  for (const part of PARTS) {
    for (const entry of entries) if (part.test(entry.name)) readXml(entry, inflater, ELEMENTS, text)
  }
  return text.toString()
}
