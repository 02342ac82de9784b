import { describe, expect, test } from 'vitest'
import { programs, samples } from '../../test/support/sample-files.ts'
import { FileRefused, FileTooLarge } from '../core/errors.ts'
import type { FilePolicy, JudgedFile } from '../core/files.ts'
import { fileTypes } from './file-types.ts'
import { judgeFile } from './judge-file.ts'

const everything: FilePolicy = { extensions: [...fileTypes.keys()], maxBytes: 6_000_000 }
const resume: FilePolicy = { extensions: ['.pdf', '.doc', '.docx'], maxBytes: 6_000_000 }

const outcome = (name: string, bytes: Uint8Array, policy = everything): string => {
  try {
    return judgeFile({ name, bytes }, policy).contentType
  } catch (error) {
    if (error instanceof FileRefused) return error.reason
    throw error
  }
}

describe('size', () => {
  const policy = { ...resume, maxBytes: 1000 }
  const pdfOf = (size: number) => Buffer.concat([samples.pdf, Buffer.alloc(size - samples.pdf.length, ' ')])

  test('a file of exactly the largest size is taken', () => {
    expect(judgeFile({ name: 'cv.pdf', bytes: pdfOf(1000) }, policy).bytes).toHaveLength(1000)
  })

  test('one byte more is refused', () => {
    expect(() => judgeFile({ name: 'a/cv.pdf', bytes: pdfOf(1001) }, policy)).toThrow(new FileTooLarge('cv.pdf', 1000))
  })

  test('an empty file is refused', () => {
    expect(outcome('cv.pdf', Buffer.alloc(0))).toBe('empty')
    expect(outcome('Coding Challenge', Buffer.alloc(0))).toBe('empty')
  })
})

describe('programs', () => {
  const names = ['cv.pdf', 'cv.docx', 'cv.html', 'cv.dat', 'cv.apk', 'photo.png', 'setup.exe', 'Coding Challenge']
  test.each(programs)('%s is refused under every name', (_, bytes) => {
    expect(names.map((name) => outcome(name, bytes))).toEqual(names.map(() => 'executable'))
  })

  test('a script is source text under the names of source text', () => {
    const script = Buffer.from('#!/usr/bin/env python3\nprint(1)\n')
    expect(outcome('solution.py', script)).toBe('text/plain')
    expect(outcome('install.log', script)).toBe('text/plain')
    expect(outcome('data.json', script)).toBe('executable')
    expect(outcome('solution.py', script, resume)).toBe('type')
  })

  test('text that begins with the letters of a DOS program is text', () => {
    expect(outcome('countries.csv', Buffer.from('MZ,Maputo\nZM,Lusaka\n'))).toBe('text/csv')
  })

  test('an Android package is taken under its own name only', () => {
    expect(outcome('app.apk', samples.apk)).toBe('application/vnd.android.package-archive')
    expect(outcome('app.zip', samples.apk)).toBe('executable')
    expect(outcome('app', samples.apk)).toBe('executable')
    expect(outcome('app.apk', samples.zip)).toBe('content')
  })
})

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

describe('name and content agree', () => {
  test.each<[name: string, sample: keyof typeof samples, expected: string]>([
    ['cv.pdf', 'pdf', 'application/pdf'],
    ['CV.PDF', 'pdf', 'application/pdf'],
    ['cv.pdf', 'png', 'content'],
    ['cv.pdf', 'text', 'content'],
    ['cv.pdf', 'docx', 'content'],
    ['cv.doc', 'doc', 'application/msword'],
    ['cv.doc', 'rtf', 'application/rtf'],
    ['cv.doc', 'xls', 'content'],
    ['cv.doc', 'ole', 'content'],
    ['cv.doc', 'html', 'content'],
    ['cv.docx', 'docx', docxType],
    ['cv.docx', 'zip', 'content'],
    ['cv.docx', 'xlsx', 'content'],
    ['cv.odt', 'odt', 'application/vnd.oasis.opendocument.text'],
    ['cv.odt', 'docx', 'content'],
    ['cv.rtf', 'rtf', 'application/rtf'],
    ['cv.pages', 'pages', 'application/vnd.apple.pages'],
    ['list.xls', 'xls', 'application/vnd.ms-excel'],
    ['list.xls', 'html', 'text/html'],
    ['list.xls', 'text', 'application/vnd.ms-excel'],
    ['list.xls', 'doc', 'content'],
    ['talk.ppsx', 'pptx', 'application/vnd.openxmlformats-officedocument.presentationml.slideshow'],
    ['mail.msg', 'msg', 'application/vnd.ms-outlook'],
    ['mail.msg', 'ole', 'content'],
    ['all.zip', 'zip', 'application/zip'],
    ['all.zip', 'rar', 'content'],
    ['photo.jpg', 'jpeg', 'image/jpeg'],
    ['photo.jpg', 'png', 'image/png'],
    ['photo.jfif', 'webp', 'image/webp'],
    ['photo.png', 'pdf', 'content'],
    ['clip.mp4', 'mov', 'video/quicktime'],
    ['letter.txt', 'text', 'text/plain'],
    ['letter.txt', 'html', 'text/plain'],
    ['letter.txt', 'pdf', 'content'],
    ['letter.txt', 'zip', 'content'],
    ['data.json', 'text', 'application/json'],
    ['data.json', 'png', 'content'],
    ['page.htm', 'html', 'text/html'],
    ['key.pem', 'text', 'application/x-pem-file'],
    ['blob.dat', 'png', 'image/png'],
  ])('%s holding %s: %s', (name, sample, expected) => {
    expect(outcome(name, samples[sample])).toBe(expected)
  })

  test('text that mentions the signature of PDF is still text', () => {
    expect(outcome('sniff.py', Buffer.from('MAGIC = "%PDF-"\n'))).toBe('text/plain')
  })

  test('files of no settled format may hold any bytes', () => {
    const der = Buffer.from('3082010a0282', 'hex')
    const names = ['a.dat', 'a.gl', 'a.gsheet', 'a.gdoc', 'a.dash', 'a.pem', 'a.p7s', 'a.eml']
    expect(names.map((name) => outcome(name, der))).toEqual(
      names.map((name) => fileTypes.get(name.slice(1))?.contentType),
    )
  })
})

describe('which extensions', () => {
  test.each([
    'setup.exe',
    'run.bat',
    'run.sh',
    'page.js',
    'cv.pdf.exe',
    'cv.exe. .',
    'x.cv\u{202e}fdp.exe',
    'photo.png',
  ])('%s is refused where only résumés are', (name) => expect(outcome(name, samples.pdf, resume)).toBe('type'))

  test('the refusal says what to send instead', () => {
    expect(() => judgeFile({ name: 'cv.odt', bytes: samples.odt }, resume)).toThrow(
      'The file "cv.odt" has the type ".odt", which is not allowed here. Send one of: .pdf, .doc, .docx.',
    )
    expect(() => judgeFile({ name: 'cv.pdf', bytes: samples.png }, resume)).toThrow(
      'The content of "cv.pdf" is a PNG image, not that of a .pdf file. Send a real .pdf file, or give it the name of the type that it is.',
    )
  })

  test('one that only the policy knows may hold what is not a program', () => {
    const policy = { extensions: ['.sketch', '.sh'], maxBytes: 1000 }
    expect(outcome('logo.sketch', samples.zip, policy)).toBe('application/zip')
    expect(outcome('run.sh', Buffer.from('#!/bin/sh'), policy)).toBe('executable')
  })
})

describe('names without an extension are judged by content', () => {
  test.each(['Coding Challenge', 'St. John', 'my.resume v2', 'Resume 2.0', 'x.averylongending', 'v1.é'])(
    '%s',
    (name) => {
      expect(outcome(name, samples.pdf, resume)).toBe('application/pdf')
      expect(outcome(name, samples.png, resume)).toBe('type')
      expect(outcome(name, samples.text, resume)).toBe('type')
      expect(outcome(name, samples.text)).toBe('text/plain')
      expect(outcome(name, Buffer.alloc(8))).toBe('type')
    },
  )

  test('the name stays as it was', () => {
    const judged: JudgedFile = judgeFile({ name: 'Coding Challenge', bytes: samples.docx }, resume)
    expect(judged).toEqual({ name: 'Coding Challenge', bytes: samples.docx, contentType: docxType })
  })
})
