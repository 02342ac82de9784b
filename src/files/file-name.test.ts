import { describe, expect, test } from 'vitest'
import { cleanFileName, extensionOf } from './file-name.ts'
import { remoteFileName } from './remote-name.ts'

test.each([
  ['cv.pdf', 'cv.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\Dana\\cv.pdf', 'cv.pdf'],
  ['cv.pdf/', 'cv.pdf'],
  ['  cv .pdf  ', 'cv .pdf'],
  ['cv.exe. . ', 'cv.exe'],
  ['c\0v\r\n\x7f.pdf', 'cv.pdf'],
  ['cv\u{202e}fdp.exe', 'cvfdp.exe'],
  ['Zoë \u{1f469}\u{200d}\u{1f4bb}.pdf', 'Zoë \u{1f469}\u{200d}\u{1f4bb}.pdf'],
  ['\u{d800}cv.pdf', 'cv.pdf'],
  ['', 'file'],
  ['..', 'file'],
  ['a/../', 'a'],
  ['.pdf', 'file.pdf'],
  ['\u{202e}', 'file'],
  [`${'x'.repeat(300)}.docx`, `${'x'.repeat(195)}.docx`],
  [`${'x'.repeat(199)}\u{1f600}`, 'x'.repeat(199)],
])('the name %j becomes %j', (name, cleaned) => {
  expect(cleanFileName(name)).toBe(cleaned)
})

test('a hostile name is cleaned quickly', () => {
  const before = performance.now()
  cleanFileName(`${'. '.repeat(500_000)}x`)
  expect(performance.now() - before).toBeLessThan(1000)
})

test.each([
  ['cv.PDF', '.pdf'],
  ['cv.tar.gz', '.gz'],
  ['setup.exe', '.exe'],
  ['a.7z', '.7z'],
  ['St. John', undefined],
  ['Resume 2.0', undefined],
  ['a.b-c', undefined],
  ['a.abcdefghi', undefined],
  ['cv', undefined],
  ['cv.', undefined],
])('the extension of %j is %j', (name, extension) => {
  expect(extensionOf(name)).toBe(extension)
})

describe('the name of a remote file', () => {
  const url = new URL('https://files.example/a/r%C3%A9sum%C3%A9.pdf?x=1')
  test.each([
    ['attachment; filename="my cv.pdf"', 'my cv.pdf'],
    ['attachment; filename=cv.pdf', 'cv.pdf'],
    ['attachment; filename="a \\"b\\".pdf"', 'a "b".pdf'],
    ['attachment; filename="x.pdf"; filename*=UTF-8\'\'Zo%C3%AB.pdf', 'Zoë.pdf'],
    ["attachment; filename*=iso-8859-1'en'Zo%EB.pdf", 'Zoë.pdf'],
    ['attachment; filename="../../cv.pdf"', 'cv.pdf'],
    [Buffer.from('attachment; filename="Zoë.pdf"').toString('latin1'), 'Zoë.pdf'],
    ['attachment; filename="Zo\xeb.pdf"', 'Zoë.pdf'],
    ['inline', 'résumé.pdf'],
    ['attachment; filename=""', 'résumé.pdf'],
    [undefined, 'résumé.pdf'],
  ])('%s', (disposition, name) => {
    expect(remoteFileName(disposition, [url])).toBe(name)
  })

  test.each([
    [['https://a.example/cv.pdf', 'https://store.example/0a1b2c'], 'cv.pdf'],
    [['https://s.example/x', 'https://a.example/cv.docx'], 'cv.docx'],
    [['https://s.example/x', 'https://a.example/y'], 'y'],
    [['https://a.example/'], 'file'],
    [['https://a.example/%ff%zz'], '%ff%zz'],
    [['https://a.example/..%2f..%2fcv.pdf'], 'cv.pdf'],
  ])('of the addresses %j: %s', (urls, name) => {
    expect(
      remoteFileName(
        undefined,
        urls.map((one) => new URL(one)),
      ),
    ).toBe(name)
  })
})
