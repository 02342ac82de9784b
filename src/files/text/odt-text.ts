import { BoundedText } from './limits.ts'
import { readXml, type TextElements } from './xml-text.ts'
import { Inflater, zipEntries } from './zip-entries.ts'

const ELEMENTS: TextElements = {
  text: new Set(['text:p', 'text:h']),
  silent: new Set(['text:tracked-changes']),
  characters: { 'text:s': ' ', 'text:tab': '\t', 'text:line-break': '\n' },
  lines: new Set(['text:p', 'text:h']),
}
/** The headers of pages stand with the styles. */
const PARTS = ['styles.xml', 'content.xml']

/** The text of an OpenDocument text, its headers first. @throws FileUnreadable */
export function odtText(bytes: Uint8Array): string {
  const entries = zipEntries(bytes)
  const inflater = new Inflater()
  const text = new BoundedText()
  for (const part of PARTS) {
    const entry = entries.find(({ name }) => name === part)
    if (entry) readXml(entry, inflater, ELEMENTS, text)
  }
  return text.toString()
}
