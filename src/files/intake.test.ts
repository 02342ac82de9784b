import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LoopbackServer, serveHttp } from '../../test/support/loopback-server.ts'
import { peProgram, samples } from '../../test/support/sample-files.ts'
import { FetchFailed, FileRefused, FileTooLarge, NotFound } from '../core/errors.ts'
import type { BlobStore, FilePolicy } from '../core/files.ts'
import { createGuardedFetch } from './guarded-fetch.ts'
import { createFileIntake } from './intake.ts'

const blobsInMemory = (): BlobStore => {
  const kept = new Map<string, Uint8Array>()
  return {
    async put(organizationId, bytes) {
      const key = `${organizationId}/${kept.size}`
      kept.set(key, bytes)
      return { key, sha256: createHash('sha256').update(bytes).digest('hex') }
    },
    async read(key) {
      const bytes = kept.get(key)
      if (!bytes) throw new NotFound('file')
      return bytes
    },
    async erase(key) {
      if (!kept.delete(key)) throw new NotFound('file')
    },
  }
}

const resume: FilePolicy = { extensions: ['.pdf', '.doc', '.docx', '.odt'], maxBytes: 5000 }
const picture: FilePolicy = { extensions: ['.jpeg', '.jpg', '.png'], maxBytes: 5000 }
const sources: FilePolicy = { extensions: ['.py', '.zip', '.apk', '.html', '.dat'], maxBytes: 5000 }

const fetcher = createGuardedFetch({ allow: ['127.0.0.1'], timeoutMs: 4000 })
const blobs = blobsInMemory()
const intake = createFileIntake({ blobs, fetcher })

let body: Uint8Array = Buffer.alloc(0)
let isEndless = false
let server: LoopbackServer
beforeAll(async () => {
  server = await serveHttp((_, response) => {
    response.write(body)
    if (!isEndless) response.end()
  })
})
afterAll(async () => {
  await Promise.all([fetcher.close(), server.close()])
})

const fetched = async (path: string, content: Uint8Array, policy: FilePolicy): Promise<string> => {
  body = content
  try {
    const { name, contentType, bytes } = await intake.fetch(`${server.origin}${path}`, policy)
    expect(Buffer.compare(bytes, content)).toBe(0)
    return `${name} ${contentType}`
  } catch (error) {
    if (error instanceof FileRefused) return error.reason
    throw error
  }
}

describe('a fetched file is judged by its content', () => {
  test.each<[path: string, content: Uint8Array, policy: FilePolicy, expected: string]>([
    ['/cv.pdf', samples.pdf, resume, 'cv.pdf application/pdf'],
    ['/CV.PDF', samples.pdf, resume, 'CV.PDF application/pdf'],
    ['/download.php?id=3', samples.pdf, resume, 'download.php.pdf application/pdf'],
    ['/files/42', samples.doc, resume, '42.doc application/msword'],
    ['/', samples.odt, resume, 'file.odt application/vnd.oasis.opendocument.text'],
    ['/cv.pdf', samples.odt, resume, 'cv.pdf.odt application/vnd.oasis.opendocument.text'],
    ['/cv.exe', samples.pdf, resume, 'cv.exe.pdf application/pdf'],
    ['/cv.doc', samples.rtf, resume, 'cv.doc application/rtf'],
    ['/cv', samples.rtf, resume, 'cv.doc application/rtf'],
    ['/me.jpg', samples.png, picture, 'me.jpg image/png'],
    ['/me', samples.jpeg, picture, 'me.jpg image/jpeg'],
    ['/cv.pdf', samples.html, resume, 'content'],
    ['/login', samples.html, resume, 'type'],
    ['/cv.pdf', samples.zip, resume, 'content'],
    ['/cv.docx', samples.xlsx, resume, 'content'],
    ['/cv', samples.xls, resume, 'type'],
    ['/cv.pdf', peProgram(), resume, 'executable'],
    ['/cv', Buffer.from('#!/bin/sh\n'), resume, 'executable'],
    ['/a.py', Buffer.from('#!/usr/bin/python3\n'), sources, 'a.py text/plain'],
    ['/page', samples.html, sources, 'page.html text/html'],
    ['/app.apk', samples.apk, sources, 'app.apk application/vnd.android.package-archive'],
    ['/app', samples.apk, sources, 'executable'],
    ['/blob.dat', Buffer.alloc(10), sources, 'blob.dat application/octet-stream'],
    ['/blob', Buffer.alloc(10), sources, 'type'],
    ['/cv.pdf', Buffer.alloc(0), resume, 'empty'],
  ])('%s', async (path, content, policy, expected) => {
    expect(await fetched(path, content, policy)).toBe(expected)
  })

  test('a page instead of a file is named so', async () => {
    body = samples.html
    await expect(intake.fetch(`${server.origin}/cv`, resume)).rejects.toThrow(
      'The content of "cv" is an HTML page, which is not allowed here. Send one of: .pdf, .doc, .docx, .odt.',
    )
  })

  test('the largest size is taken, and one byte more is not', async () => {
    const pdf = Buffer.concat([samples.pdf, Buffer.alloc(5000 - samples.pdf.length, ' ')])
    expect(await fetched('/cv.pdf', pdf, resume)).toBe('cv.pdf application/pdf')
    await expect(fetched('/cv.pdf', Buffer.concat([pdf, Buffer.from(' ')]), resume)).rejects.toThrow(FileTooLarge)
  })

  test.each([
    ['a program', peProgram(), 'executable'],
    ['a picture', samples.png, 'content'],
    ['a page', samples.html, 'content'],
  ])('%s is refused while it still comes', async (_, start, reason) => {
    isEndless = true
    try {
      expect(
        await fetched('/cv.pdf', Buffer.concat([start, Buffer.alloc(4096, ' ')]), { ...resume, maxBytes: 1e9 }),
      ).toBe(reason)
    } finally {
      isEndless = false
    }
  })

  test('what cannot be fetched says why', async () => {
    await expect(intake.fetch('http://10.0.0.1/', resume)).rejects.toEqual(
      new FetchFailed('The file could not be fetched: the address is not public.'),
    )
  })
})

test('a judged file is stored with what a row needs', async () => {
  const judged = intake.judge({ name: 'C:\\cv.pdf', bytes: samples.pdf }, resume)
  const stored = await intake.store(7, judged)
  expect(stored).toEqual({
    name: 'cv.pdf',
    contentType: 'application/pdf',
    size: samples.pdf.length,
    sha256: createHash('sha256').update(samples.pdf).digest('hex'),
    blobKey: '7/0',
  })
  expect(await blobs.read(stored.blobKey)).toBe(samples.pdf)
})

test('judging refuses before anything is stored', () => {
  expect(() => intake.judge({ name: 'cv.pdf', bytes: peProgram() }, resume)).toThrow(FileRefused)
})
