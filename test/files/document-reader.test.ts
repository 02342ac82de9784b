import { zipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { FileUnreadable } from '../../src/core/errors.ts'
import { createDocumentReader } from '../../src/files/text/reader.ts'
import { docOf, docxOf, odtOf, pdfOf, pdfOfContents } from '../support/documents.ts'

/** Documents of every kind whose text is read, and such as are made to do harm, in the process that reads them. */

const reader = createDocumentReader({ timeoutMs: 15_000, bytes: 600 * 1024 * 1024 })
afterAll(() => reader.close())

const latin1 = (text: string) => Buffer.from(text, 'latin1')
const rtf = latin1(
  String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial;}{\f2\fcharset128 Gothic;}}` +
    String.raw`{\*\generator Nothing;}{\info{\author Nobody}}Ren\'e9e \u26446?\u20255?\par {\f1 \'cf\'f0\'e8\'e2\'e5\'f2} {\f2 \'8a\'4a\'94\'ad}\line ` +
    String.raw`\{C\}{\pict\bin4 }}{}}\endash done {\field{\*\fldinst HYPERLINK x}{\fldrslt link}}}`,
)

test.each([
  ['PDF', pdfOf('Ren\xe9e (Lef\xe8vre)', 'page two'), 'Renée (Lefèvre)\npage two'],
  ['Word 97', docOf('Zoë Weiß 软件'), 'Zoë Weiß 软件'],
  ['Word', docxOf('Ada Lovelace', 'One &amp; two', 'C++'), 'Ada Lovelace\nOne & two\nC++'],
  ['OpenDocument', odtOf('Uno<text:s/>dos', 'tres<text:line-break/>quatro'), 'Uno dos\ntres\nquatro'],
  ['RTF', rtf, 'Renée 李伟\nПривет 開発\n{C}–done link'],
  ['HTML', latin1('<html><style>p{}</style><p>One&eacute;</p><script>x</script><p>two'), 'Oneé\ntwo'],
  ['text in UTF-16', Buffer.from('\ufeffZoë', 'utf16le'), 'Zoë'],
  ['text of old Windows', latin1('Zo\xeb \x80'), 'Zoë €'],
])('reads %s', async (_, bytes, expected) => {
  const text = await reader.text(bytes)
  expect(text?.trim().split(/\s*\n\s*/)).toEqual(expected.split('\n'))
})

test('a picture has no text', async () => {
  expect(await reader.text(latin1('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'))).toBeUndefined()
})

const entry = (content: Uint8Array) =>
  zipSync({ '[Content_Types].xml': new Uint8Array(9), 'word/document.xml': content })

test.each([
  ['an archive that grows a thousandfold', entry(new Uint8Array(200_000_000).fill(0x20))],
  ['a page that never ends', pdfOfContents('q (x) Tj '.repeat(6_000_000))],
  ['a damaged PDF', latin1('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n')],
  ['a Word 97 document with nothing in it', docOf('x').subarray(0, 1500)],
])('%s is refused, and the next document is read', async (_, bytes) => {
  await expect(reader.text(bytes)).rejects.toThrow(FileUnreadable)
  expect(await reader.text(latin1('still there'))).toBe('still there')
})

test('entities that stand for each other do not grow', async () => {
  const levels = Array.from({ length: 9 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`)
  const bomb = `<!DOCTYPE w:document [<!ENTITY l0 "lol">${levels.join('')}]><w:document><w:p><w:t>kept &l9;</w:t></w:p></w:document>`
  expect(await reader.text(entry(new TextEncoder().encode(bomb)))).toMatch(/^kept .{0,10}\s*$/)
})

test('a preview shows what a document says and can do nothing', async () => {
  const rich = docxOf('', 'Fine &lt;script&gt;alert(1)&lt;/script&gt;')
  expect(await reader.preview(rich)).toBe('<p>Fine &lt;script&gt;alert(1)&lt;/script&gt;</p>')
  expect(await reader.preview(latin1('a <b onclick=x>\n<img src=//evil>'))).not.toMatch(/<(?!\/?(?:p|br)>)/)
  expect(await reader.preview(pdfOf('shown by the browser itself'))).toBeUndefined()
})

test('what is being read when the server ends is told so', async () => {
  const other = createDocumentReader()
  const pending = other.text(pdfOf('late'))
  other.close()
  await expect(pending).rejects.toThrow('The server is ending')
})
