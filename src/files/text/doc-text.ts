import WordExtractor from 'word-extractor'
import { LONGEST_TEXT } from './limits.ts'

/** The text of a Word 97 document, with its headers, text boxes and footnotes. @throws Error when it is damaged */
export async function docText(bytes: Uint8Array): Promise<string> {
  const document = await new WordExtractor().extract(Buffer.from(bytes))
  const parts = [document.getHeaders(), document.getBody(), document.getTextboxes(), document.getFootnotes()]
  return parts
    .filter((part) => part.trim() !== '')
    .join('\n')
    .slice(0, LONGEST_TEXT)
}
