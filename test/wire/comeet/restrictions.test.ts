import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { peProgram, programs, samples, zipOf } from '../../support/sample-files.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import {
  base64,
  create,
  download,
  expectRefusal,
  file,
  form,
  MINIMAL,
  padded,
  patch,
  post,
  read,
  update,
} from './candidate.ts'

/** Every restriction of the documents: taken at its edge, refused past it. */

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const SIX_MB = 6 * 1024 * 1024
const json = Buffer.from('{"doc_id": "1"}')

/** Fitting content for each extension that the documents allow. */
const CONTENT: Readonly<Record<string, Uint8Array>> = {
  jpeg: samples.jpeg,
  jpg: samples.jpeg,
  tiff: samples.tiff,
  tif: Buffer.from('MM\0*\0\0\0\x08', 'latin1'),
  png: samples.png,
  gif: samples.gif,
  bmp: samples.bmp,
  jfif: samples.jpeg,
  ico: samples.ico,
  xlsx: samples.xlsx,
  zip: samples.zip,
  pptx: samples.pptx,
  msg: samples.msg,
  rar: samples.rar,
  xls: samples.xls,
  csv: Buffer.from('name,mark\nBobby,1\n'),
  gsheet: json,
  xml: samples.xml,
  '7z': samples['7z'],
  txt: samples.text,
  gz: samples.gz,
  gdoc: json,
  ppsx: samples.pptx,
  ppt: samples.ppt,
  ics: Buffer.from('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'),
  html: samples.html,
  htm: Buffer.from('<p>Dear team,</p>'),
  eml: Buffer.from('From: bobby@example.com\r\nSubject: me\r\n\r\nHello\r\n'),
  dwg: samples.dwg,
  gl: Buffer.from([1, 2, 3, 4, 250]),
  cs: Buffer.from('class A { }\n'),
  css: Buffer.from('a { color: red }\n'),
  py: Buffer.from('#!/usr/bin/env python3\nprint(1)\n'),
  java: Buffer.from('class A { }\n'),
  json,
  mp3: samples.mp3,
  mp4: samples.mp4,
  psd: samples.psd,
  odt: samples.odt,
  pem: Buffer.from('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'),
  cpp: Buffer.from('int main() { return 0; }\n'),
  swf: samples.swf,
  apk: samples.apk,
  sql: Buffer.from('select 1;\n'),
  mov: samples.mov,
  dash: Buffer.from([0, 1, 2, 3]),
  p7s: Buffer.from([0x30, 0x82, 0x01, 0x02, 0x00]),
  dat: Buffer.from([9, 8, 7, 0]),
  ipynb: Buffer.from('{"cells": [], "nbformat": 4}'),
  pdf: samples.pdf,
  doc: samples.doc,
  docx: samples.docx,
  rtf: samples.rtf,
  log: Buffer.from('12:00 started\n'),
  pages: samples.pages,
}

// As documents 000 and 001 print them.
const RESUMES = '.pdf, .doc, .docx'.split(', ')
const IMAGES = '.jpeg, .jpg, .tiff, .tif, .png, .gif, .bmp, .jfif, .ico'.split(', ')
const OTHERS =
  '.xlsx, .zip, .pptx, .msg, .rar, .xls, .csv, .gsheet, .xml, .7z, .txt, .gz, .gdoc, .ppsx, .ppt, .ics, .html, .htm, .eml, .dwg, .gl, .cs, .css, .py, .java, .json, .mp3, .mp4, .psd, .odt, .pem, .cpp, .swf, .apk, .sql, .mov, .dash, .p7s, .dat, .ipynb, .pdf, .doc, .docx, .rtf, .log, .pages'.split(
    ', ',
  )

const contentOf = (extension: string) => CONTENT[extension.slice(1)] as Uint8Array
const single = (field: string, sent: object) => ({ [field]: field === 'files' ? [sent] : sent })
const stored = (candidate: Record<string, any>, field: string) =>
  field === 'files' ? candidate['files'].at(-1) : candidate[field]

describe('file types', () => {
  const allowed = [
    ...RESUMES.map((extension) => ['resume', extension] as const),
    ...IMAGES.map((extension) => ['picture', extension] as const),
    ...[...IMAGES, ...OTHERS].map((extension) => ['files', extension] as const),
  ]
  test.each(allowed)('%s takes %s, in either case', async (field, extension) => {
    const bytes = contentOf(extension)
    for (const name of [`my file${extension}`, `MY FILE${extension.toUpperCase()}`]) {
      const candidate = await create(server, single(field, file(name, bytes)))
      expect(stored(candidate, field)).toEqual({ name, url: form.link() })
      expect((await download(server, stored(candidate, field).url)).bytes).toEqual(Buffer.from(bytes))
    }
  })

  const notResumes = [...IMAGES, ...OTHERS].filter((extension) => !RESUMES.includes(extension))
  test.each(notResumes)('resume does not take %s', async (extension) => {
    const answer = await post(server, { resume: file(`cv${extension}`, contentOf(extension)) })
    expectRefusal(answer, 403, 'malicious_file', { reason: form.text() })
  })

  test.each(OTHERS)('picture does not take %s', async (extension) => {
    const answer = await post(server, { picture: file(`me${extension}`, contentOf(extension)) })
    expectRefusal(answer, 403, 'malicious_file', { reason: form.text() })
  })

  test.each([
    'exe',
    'bat',
    'cmd',
    'com',
    'scr',
    'ps1',
    'vbs',
    'js',
    'jar',
    'msi',
    'dll',
    'sh',
    'lnk',
    'svg',
    'iso',
    'docm',
  ])('files does not take .%s, whatever is in it', async (extension) => {
    for (const bytes of [samples.text, samples.pdf]) {
      const answer = await post(server, { files: [file(`a.${extension}`, bytes)] })
      expectRefusal(answer, 403, 'malicious_file', { reason: form.text() })
    }
  })
})

describe('files are judged by content too', () => {
  test.each([
    ['resume', 'Curriculum vitae', samples.pdf],
    ['resume', 'Curriculum vitae', samples.docx],
    ['resume', 'Resume 2.0', samples.doc],
    ['picture', 'Portrait', samples.jpeg],
    ['files', 'Coding Challenge', samples.zip],
    ['files', 'Coding Challenge', samples.pdf],
    ['files', 'notes', samples.text],
  ])('%s: a name without an extension (%s) is judged by its content', async (field, name, bytes) => {
    const candidate = await create(server, single(field, file(name, bytes)))
    expect(stored(candidate, field).name).toBe(name)
    expect((await download(server, stored(candidate, field).url)).bytes).toEqual(bytes)
  })

  test.each([
    ['resume', 'Curriculum vitae', samples.png],
    ['resume', 'Curriculum vitae', samples.text],
    ['picture', 'Portrait', samples.pdf],
    ['picture', 'Portrait', samples.html],
    ['files', 'Coding Challenge', peProgram()],
    ['files', 'data', Buffer.from([1, 2, 3, 250])],
  ])('%s: one without an extension and with other content is refused', async (field, name, bytes) => {
    const answer = await post(server, single(field, file(name, bytes)))
    expectRefusal(answer, 403, 'malicious_file', { reason: form.text() })
  })

  test.each(programs)('%s is refused under every name', async (_, bytes) => {
    const names = ['cv.pdf', 'cv.docx', 'image.png', 'Coding Challenge', 'archive.zip', 'data.dat', 'a.eml']
    const answers = await Promise.all(names.map((name) => post(server, { files: [file(name, bytes)] })))
    for (const answer of answers) expectRefusal(answer, 403, 'malicious_file', { reason: form.text() })
  })

  test('a .pdf that is an executable: the documented text, and a reason that says what it is', async () => {
    const answer = await post(server, { resume: file('bobby_cv.pdf', peProgram()) })
    expectRefusal(answer, 403, 'malicious_file', {
      message: 'The provided file cannot be accepted due to the company\'s security policy: "bobby_cv.pdf"',
      reason: expect.stringMatching(/executable/),
    })
  })

  test.each([
    ['resume', 'cv.pdf', samples.docx],
    ['resume', 'cv.docx', samples.pdf],
    ['resume', 'cv.docx', samples.zip],
    ['resume', 'cv.doc', samples.html],
    ['picture', 'me.png', samples.html],
    ['picture', 'me.jpg', samples.xml],
    ['files', 'a.zip', samples.text],
    ['files', 'a.xlsx', samples.apk],
    ['files', 'a.txt', samples.png],
    ['files', 'cv.pdf', zipOf([['cv.exe', 'MZ']])],
  ])('%s: %s with the content of something else is refused', async (field, name, bytes) => {
    const answer = await post(server, single(field, file(name, bytes)))
    expectRefusal(answer, 403, 'malicious_file', { reason: form.text() })
  })

  test.each(['cv.pdf.exe', 'cv.exe ', 'cv.exe.', 'cv\u202Efdp.exe', 'x/../cv.exe'])(
    '%j is judged as .exe',
    async (name) => {
      const answer = await post(server, { files: [file(name, samples.text)] })
      expect(answer.body).toMatchObject({ status: 403, error: 'malicious_file' })
    },
  )

  test('an empty file is refused', async () => {
    // Without content there is nothing to send, so the field is not given.
    expectRefusal(await post(server, { files: [{ name: 'a.txt', file: '' }] }), 400, 'required_field')
    expectRefusal(await post(server, { files: [{ name: 'a.txt', file: ' \n' }] }), 400, 'required_field')
  })

  test('one bad file refuses the whole request, and nothing is written', async () => {
    const partner_candidate_id = 'one bad file'
    const resume = file('cv.pdf', samples.pdf)
    const refused = await post(server, { partner_candidate_id, resume, files: [file('a.exe', peProgram())] })
    expect(refused.status).toBe(403)
    await create(server, { partner_candidate_id, resume })
  })
})

describe('sizes', () => {
  test.each([
    ['resume', 'cv.pdf', samples.pdf],
    ['picture', 'me.png', samples.png],
    ['files', 'a.mp4', samples.mp4],
    ['files', 'no extension', samples.pdf],
  ])('%s (%s) takes exactly 6 MB, and not a byte more', async (field, name, head) => {
    const largest = padded(head, SIX_MB)
    const candidate = await create(server, single(field, file(name, largest)))
    expect((await download(server, stored(candidate, field).url)).bytes.equals(largest)).toBe(true)
    const refused = await post(server, single(field, file(name, padded(head, SIX_MB + 1))))
    expectRefusal(refused, 403, 'file_size_limit', {
      message: `The provided file exceeds size limit of 6MB: "${name}"`,
    })
  })

  test('the limit is for each file', async () => {
    const largest = padded(samples.pdf, SIX_MB)
    const files = ['1.pdf', '2.pdf', '3.pdf'].map((name) => file(name, largest))
    const { uid } = await create(server, { files })
    const answer = await patch(server, uid, { files: [file('4.pdf', 'x'.repeat(SIX_MB + 1))] })
    expectRefusal(answer, 403, 'file_size_limit')
    expect((await read(server, uid)).files).toHaveLength(3)
  })

  test('20 files are taken in one request', async () => {
    const files = Array.from({ length: 20 }, (_, i) => file(`${i}.txt`, `number ${i}`))
    expect((await create(server, { files })).files).toHaveLength(20)
  })
})

test('100 links are taken in one request', async () => {
  const links = Array.from({ length: 100 }, (_, i) => ({ url: `https://example.com/${i}` }))
  expect((await create(server, { links })).links).toEqual(links)
})

describe('base64', () => {
  // Random bytes meet every letter of the alphabet; the large one is longer than any buffer on the way.
  const bytesOf = (size: number) => Buffer.from(Uint8Array.from({ length: size }, (_, i) => (i * 2_654_435_761) >>> 11))
  const wrap = (text: string, end: string) => text.replace(/.{76}/g, `$&${end}`)
  const send = (text: string) => ({ path: '/candidates', body: text })
  const body = (encoded: string) =>
    JSON.stringify({ ...MINIMAL, files: [{ name: 'a.dat', file: '@' }] }).replace('"@"', () => encoded)

  const sizes = [1, 2, 3, 100, 383, 384, 385, 49_151, 49_152, 49_153, 300_001]
  const ways: readonly (readonly [string, (encoded: string) => string])[] = [
    ['plain', (encoded) => `"${encoded}"`],
    ['without padding', (encoded) => `"${encoded.replace(/=+$/, '')}"`],
    ['with \\/ for each slash', (encoded) => `"${encoded.replaceAll('/', '\\/')}"`],
    ['with escaped letters', (encoded) => `"${encoded.replaceAll('A', '\\u0041').replaceAll('=', '\\u003d')}"`],
    ['wrapped with \\n', (encoded) => JSON.stringify(wrap(encoded, '\n'))],
    ['wrapped with \\r\\n', (encoded) => JSON.stringify(`${wrap(encoded, '\r\n')}\r\n`)],
    [
      'wrapped, with \\/ and no padding',
      (encoded) => JSON.stringify(wrap(encoded.replace(/=+$/, ''), '\n')).replaceAll('/', '\\/'),
    ],
    ['with spaces around', (encoded) => `"  ${encoded} "`],
  ]
  test.each(ways)('%s is taken at every size', async (_, write) => {
    for (const size of sizes) {
      const bytes = bytesOf(size)
      const answer = await server.call(send(body(write(base64(bytes)))))
      expect(answer.status, `${size} bytes: ${answer.text}`).toBe(201)
      const back = await download(server, answer.body.files[0].url)
      expect(back.bytes.equals(bytes), `${size} bytes`).toBe(true)
    }
  })

  test.each([
    ['letters outside of the alphabet', '!!!!'],
    ['a dollar in the middle', 'AAAA$AAA'],
    ['one letter', 'A'],
    ['five letters', 'AAAAA'],
    ['padding in the middle', 'AA==AAAA'],
    ['too much padding', 'AAAA===='],
    ['a data URL', 'data:application/pdf;base64,JVBERi0xLjQK'],
    ['hexadecimal with a colon', '25:50:44:46'],
    ['accented letters', 'éééé'],
  ])('%s is refused at every size and place', async (_, junk) => {
    const filler = 'QUJD'.repeat(30_000)
    for (const encoded of [
      junk,
      filler.slice(0, 1000) + junk,
      filler + junk,
      `${junk}${filler}`,
      `${filler}${junk}${filler}`,
    ]) {
      const answer = await post(server, { files: [{ name: 'a.dat', file: encoded }] })
      expectRefusal(answer, 400, 'invalid_value')
      expect(answer.body.message).toContain('files[0].file')
    }
  })
})

describe('lengths, in characters', () => {
  const withLength = (field: string, length: number, character = 'x'): object => {
    const fill = (prefix = '') => prefix + character.repeat(length - prefix.length)
    const contact = { full_name: 'A', email: 'a@b.example' }
    if (field === 'linkedin_url') return { linkedin_url: fill('https://linkedin.com/in/') }
    if (field === 'links[0].url') return { links: [{ url: fill('https://example.com/') }] }
    if (field === 'custom_fields.field1') return { custom_fields: { field1: fill() } }
    const [outer, inner] = field.split('.') as [string, string?]
    if (outer === 'source_contact') return { source_contact: { ...contact, [inner as string]: fill() } }
    return { [outer]: inner ? { [inner]: fill() } : fill() }
  }
  const limits = [
    ['partner_candidate_id', 255],
    ['first_name', 255],
    ['middle_name', 255],
    ['last_name', 255],
    ['phone', 64],
    ['mobile_phone', 64],
    ['national_id', 64],
    ['linkedin_url', 2048],
    ['links[0].url', 2048],
    ['salary_expectations', 255],
    ['source_contact.full_name', 255],
    ['source_contact.phone', 64],
    ['address.city', 255],
    ['address.state', 255],
    ['address.zip', 64],
    ['address.street', 1000],
    ['custom_fields.field1', 30_000],
    ['note', 30_000],
  ] as const

  test.each(limits)('%s takes %i and not one more', async (field, limit) => {
    await create(server, withLength(field, limit))
    const refused = await post(server, withLength(field, limit + 1))
    expectRefusal(refused, 400, 'string_size_limit')
    expect(refused.body.message).toMatch(
      new RegExp(
        `^The provided value for "${field.replace(/[[\].]/g, '\\$&')}" exceeds the limit of ${limit} characters: "`,
      ),
    )
  })

  test.each(limits.filter(([field]) => !field.includes('url')))('%s: an emoji counts as one', async (field, limit) => {
    await create(server, withLength(field, limit, '🙂'))
    expectRefusal(await post(server, withLength(field, limit + 1, '🙂')), 400, 'string_size_limit')
  })

  test('a value at its limit comes back whole', async () => {
    const first_name = '🙂'.repeat(255)
    const { uid } = await create(server, { first_name, note: 'n'.repeat(30_000) })
    const candidate = await read(server, uid)
    expect(candidate.first_name).toBe(first_name)
    expect(candidate.notes[0].text).toHaveLength(30_000)
  })

  test('position_uid', async () => {
    expectRefusal(await post(server, { position_uid: 'x'.repeat(255) }), 404, 'position_not_found')
    expectRefusal(await post(server, { position_uid: 'x'.repeat(256) }), 400, 'string_size_limit')
  })

  test('a file name', async () => {
    const name = (length: number) => `${'n'.repeat(length - 4)}.pdf`
    await create(server, { resume: file(name(255), samples.pdf) })
    expectRefusal(await post(server, { resume: file(name(256), samples.pdf) }), 400, 'string_size_limit')
  })

  test('email takes 254 and not one more', async () => {
    const email = (length: number) =>
      `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(length - 193)}`
    const { uid } = await create(server, { email: email(254) })
    expect((await read(server, uid)).email).toHaveLength(254)
    expectRefusal(await post(server, { email: email(255) }), 400, 'string_size_limit')
  })
})

describe('forms', () => {
  const rows: readonly (readonly [field: string, error: string, good: readonly string[], bad: readonly string[]])[] = [
    [
      'email',
      'invalid_email',
      ['a@b.co', 'first.last+tag@sub.example.co.uk', "o'neill@example.com", 'x_1-2@example.museum', 'ü@exämple.de'],
      [
        'plain',
        '@example.com',
        'a@',
        'a@b',
        'a b@c.de',
        'a@b..co',
        'a@@b.co',
        '.a@b.co',
        'a@-b.co',
        'a@b.co\n',
        '<a@b.co>',
        'a@b.co,c@d.co',
      ],
    ],
    [
      'linkedin_url',
      'invalid_linkedin_url',
      [
        'https://www.linkedin.com/in/bobby',
        'http://linkedin.com/in/bobby',
        'https://il.linkedin.com/in/bobby/en?trk=x',
        'linkedin.com/in/bobby',
        'www.linkedin.com/in/b%C3%B6bby-ü',
        'HTTPS://WWW.LINKEDIN.COM/in/Bobby',
      ],
      [
        'bobby',
        'https://www.linkedin.com',
        'https://example.com/linkedin.com/in/bobby',
        'https://linkedin.com.example.com/in/bobby',
        'https://notlinkedin.com/in/bobby',
        'https://linkedin.com@example.com/in/bobby',
        'javascript:alert(1)//linkedin.com/in/bobby',
        'ftp://linkedin.com/in/bobby',
        'https://linkedin.com/in/bobby tables',
      ],
    ],
    [
      'links',
      'invalid_url',
      [
        'https://www.github.com/bobbyc',
        'http://localhost.example:8080/a?b=c#d',
        'https://exämple.de/ü',
        'HTTP://A.EXAMPLE',
      ],
      [
        'github',
        'www.github.com/bobbyc',
        '//github.com',
        'ftp://a.example',
        'mailto:a@b.co',
        'javascript:alert(1)',
        'data:text/html,x',
        'https://',
        'http://a b.example',
        'file:///etc/passwd',
      ],
    ],
    [
      'country',
      'incorrect_country_code',
      ['US', 'GB', 'IL', 'FR', 'AX', 'BQ', 'SS', 'ZW', 'us'],
      ['XX', 'ZZ', 'AA', 'EU', 'U', 'U5', 'United States', '840', 'ß'],
    ],
  ]
  const write = (field: string, value: string) => {
    if (field === 'links') return { links: [{ url: value }] }
    return field === 'country' ? { address: { country: value } } : { [field]: value }
  }
  test.each(rows)('%s', async (field, error, good, bad) => {
    const { uid } = await create(server)
    for (const value of good) {
      expect((await post(server, write(field, value))).status, value).toBe(201)
      expect((await patch(server, uid, write(field, value))).status, value).toBe(200)
    }
    for (const value of bad) {
      expect((await post(server, write(field, value))).body, value).toMatchObject({ status: 400, error })
      expect((await patch(server, uid, write(field, value))).body, value).toMatchObject({ status: 400, error })
    }
  })

  test.each(['Sourced', 'Contacted', 'Responded', 'Interested', 'Not interested', 'Do not contact'])(
    'prospect_status may be %s',
    async (prospect_status) => {
      const { uid } = await create(server, { prospect_status })
      expect((await read(server, uid)).prospect_status).toBe(prospect_status)
    },
  )

  test.each(['Hired', 'sourced', 'Interested ', 'Not Interested', 'Do Not Contact'])(
    'prospect_status may not be %j',
    async (prospect_status) => {
      expectRefusal(await post(server, { prospect_status }), 400, 'invalid_value')
    },
  )

  test.each(['user', 'source_contact', 'other', 'app'])('updated_by.type may be %s', async (type) => {
    const { uid } = await create(server)
    await update(server, uid, { updated_by: { type, name: 'Kelly Lee' } })
  })

  test.each(['shoe_size', 'Field1', 'field1 ', '__proto__', 'constructor', 'toString', ''])(
    'the custom field %j does not exist',
    async (name) => {
      const message = `The provided custom candidate field "${name}" does not exist`
      const sent = {
        path: '/candidates',
        body: `{"position_uid":"11.11","first_name":"B","last_name":"C","custom_fields":{${JSON.stringify(name)}:"1"}}`,
      }
      expectRefusal(await server.call(sent), 400, 'invalid_custom_candidate_field', { message })
      const { uid } = await create(server)
      const change = {
        method: 'PATCH',
        path: `/candidates/${uid}`,
        body: `{"custom_fields":{${JSON.stringify(name)}:"1"}}`,
      }
      expectRefusal(await server.call(change), 400, 'invalid_custom_candidate_field', { message })
    },
  )
})

describe('the size of a request', () => {
  /** Sends the head of a request and nothing of its body; gives what comes back before any of it was sent. */
  function sendHead(head: readonly string[]): Promise<string> {
    const { hostname, port } = new URL(server.url)
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.write(`${head.join('\r\n')}\r\n\r\n`))
      let answer = ''
      socket.on('data', (chunk) => {
        answer += chunk
        if (!/\}\s*$/.test(answer)) return
        socket.destroy()
        resolve(answer)
      })
      socket.on('error', reject)
    })
  }
  const head = async (length: number, token?: string) => [
    'POST /candidates HTTP/1.1',
    'Host: localhost',
    'Content-Type: application/json',
    `Content-Length: ${length}`,
    `Authorization: ${token ?? (await server.jwt())}`,
  ]

  test.each([64 * 1024 * 1024 + 1, 50_000_000_000])(
    'a body of %i bytes is refused before it is read',
    async (length) => {
      const answer = await sendHead(await head(length))
      expect(answer).toMatch(/^HTTP\/1\.1 413 /)
      expect(answer).toContain('"error":"request_size_limit"')
    },
  )

  test('a stranger is refused before the body is read', async () => {
    const answer = await sendHead(await head(1_000_000, 'Bearer nobody'))
    expect(answer).toMatch(/^HTTP\/1\.1 401 /)
  })

  test('one who asks first is not invited to send what is too large', async () => {
    const answer = await sendHead([...(await head(50_000_000_000)), 'Expect: 100-continue'])
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  })

  test('a body without an announced length is cut off at the limit', async () => {
    const small = await startServer({ settings: { bodyMegabytes: '1' } })
    let sent = 0
    const body = new ReadableStream({
      pull(controller) {
        sent += 65_536
        controller.enqueue(new Uint8Array(65_536).fill(0x20))
      },
    })
    const headers = { authorization: await small.jwt(), 'content-type': 'application/json' }
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit
    const answer = await fetch(`${small.url}/candidates`, init)
    expect(answer.status).toBe(413)
    expect(await answer.json()).toMatchObject({ status: 413, error: 'request_size_limit' })
    expect(sent).toBeLessThan(50_000_000)
    await small.close()
  })

  test('the largest body that is allowed is read', async () => {
    const small = await startServer({ settings: { bodyMegabytes: '1' } })
    const text = JSON.stringify(MINIMAL)
    const full = text + ' '.repeat(1024 * 1024 - text.length)
    expect((await small.call({ path: '/candidates', body: full })).status).toBe(201)
    expect((await small.call({ path: '/candidates', body: `${full} ` })).status).toBe(413)
    await small.close()
  })
})
