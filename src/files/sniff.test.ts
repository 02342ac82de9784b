import { describe, expect, test } from 'vitest'
import { oleOf, oleOfEntries, programs, samples, zipOf } from '../../test/support/sample-files.ts'
import { headBytes, kindsWithin, sniff, sniffHead } from './sniff.ts'

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')
const utf16 = (text: string): Buffer => Buffer.from(`\u{feff}${text}`, 'utf16le')

describe('what bytes are', () => {
  test.each(Object.entries(samples))('%s', (kind, bytes) => {
    expect(sniff(bytes)).toBe(kind)
  })

  test.each(Object.entries(samples))('the head of %s leaves its kind possible', (kind, bytes) => {
    const head = sniffHead(bytes.subarray(0, headBytes))
    expect(kindsWithin[head] ?? [head]).toContain(kind)
  })

  test.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['zeros', Buffer.alloc(64), 'unknown'],
    ['noise', latin1('\x01\x02\x03\x04\xfe'), 'unknown'],
    ['a PDF of one line', latin1('%PDF-1.4\n'), 'pdf'],
    ['a PDF after junk', latin1(`\r\n@PJL JOB\n${' '.repeat(1000)}%PDF-1.4\n`), 'pdf'],
    ['a PDF after too much junk', latin1(`${' '.repeat(1024)}%PDF-1.4\n`), 'text'],
    ['GIF87a', latin1('GIF87a\x01\0'), 'gif'],
    ['big-endian TIFF', latin1('MM\0*\0\0\0\x08'), 'tiff'],
    ['an MP3 without tags', latin1('\xff\xfb\x90\x64\0\0'), 'mp3'],
    ['an MP3 frame of no valid rate', latin1('\xff\xfb\xf0\x64\0\0'), 'unknown'],
    ['a QuickTime file without type', latin1('\0\0\0\x08wide\0\0\0\0mdat'), 'mov'],
    ['an old Excel workbook', oleOf('Book'), 'xls'],
    ['an empty archive', zipOf([]), 'zip'],
    ['an archive with a folder of the same name', zipOf([['word/document.xml', 'x']]), 'zip'],
    ['another OpenDocument', zipOf([['mimetype', 'application/vnd.oasis.opendocument.text-template']]), 'zip'],
    ['an archive that lost its end', samples.docx.subarray(0, -30), 'zip'],
    [
      'an archive that holds a document',
      zipOf([
        ['cv/[Content_Types].xml', 'x'],
        ['cv/word/a.xml', 'x'],
      ]),
      'zip',
    ],
    ['UTF-8 with mark', Buffer.from('\u{feff}héllo'), 'text'],
    ['UTF-16 little endian', utf16('Größe\r\n'), 'text'],
    ['UTF-16 big endian', utf16('Größe\r\n').swap16(), 'text'],
    ['UTF-16 with a NUL', utf16('a\0b'), 'unknown'],
    ['Latin-1', latin1('r\xe9sum\xe9 \x96 d\xe9veloppeur'), 'text'],
    ['Shift-JIS', Buffer.from('97979f8f91', 'hex'), 'text'],
    ['text with a NUL', latin1('abc\0def'), 'unknown'],
    ['an HTML page after blank lines', latin1('\n\n  <HTML lang="en">'), 'html'],
    ['an HTML page in UTF-16', utf16('<!doctype html>'), 'html'],
    ['XHTML', latin1('<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">'), 'html'],
    ['prose that begins like a bitmap', latin1('BMW, two years as a mechanic there'), 'text'],
    ['prose that begins like a Flash movie', latin1('FWS\tis the name of my firm'), 'text'],
    ['prose that begins like a drawing', latin1('AC1015 is a room number'), 'text'],
    ['prose that begins like a program', latin1('MZ Architects, Maputo'), 'script'],
  ])('%s', (_, bytes, kind) => {
    expect(sniff(bytes)).toBe(kind)
  })

  test.each(programs)('%s is told from documents', (_, bytes) => {
    expect(['executable', 'script']).toContain(sniff(bytes))
  })
})

describe('what is in an OLE compound file', () => {
  test('a workbook with an embedded document stays a workbook', () => {
    const file = oleOfEntries([
      { name: 'Root Entry', child: 3 },
      { name: 'WordDocument' },
      { name: 'MBD0001', child: 1 },
      { name: 'Workbook', left: 2 },
    ])
    expect(sniff(file)).toBe('xls')
  })

  test('a directory of many sectors is followed through the table', () => {
    expect(sniff(oleOf(...Array.from({ length: 40 }, (_, i) => `Stream ${i}`), 'WordDocument'))).toBe('doc')
  })

  test('a directory that runs in circles ends', () => {
    const circle = oleOfEntries([
      { name: 'Root Entry', child: 1 },
      { name: 'A', left: 2, right: 1 },
      { name: 'B', left: 1, right: 0 },
    ])
    expect(sniff(circle)).toBe('ole')
  })

  test.each([0, 8, 31, 48, 75, 76, 511, 512, 600, 1023, 1024, 1100, 1535])(
    'cut at %i bytes it is still told',
    (length) => {
      expect(['ole', 'text', 'empty', 'unknown', 'doc']).toContain(sniff(samples.doc.subarray(0, length)))
    },
  )
})

test('an archive cut anywhere is read without a fault', () => {
  for (let length = 0; length <= samples.docx.length; length++) {
    expect(sniff(samples.docx.subarray(0, length))).toBeTypeOf('string')
  }
})
