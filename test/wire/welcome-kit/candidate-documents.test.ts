import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { referenceOf } from '../../../src/core/ids.ts'
import { peProgram, samples } from '../../support/sample-files.ts'
import { WK_GUEST } from '../../support/server.ts'
import { type Remote, serveRemote, sized } from './remote.ts'
import { API, clientWith, invalid, refusalOf, startWire, type Wire } from './wire.ts'

/** `GET /documents` and `POST /documents` (reference, sections 4.6, 5.7 and 5.8). */

let wire: Wire
let remote: Remote
beforeAll(async () => {
  remote = await serveRemote()
  wire = await startWire()
})
afterAll(async () => {
  await wire.close()
  await remote.close()
})

const DOCUMENTS = `${API}/documents`
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/)

type Options = { auth?: string; headers?: Record<string, string> }
const list = (reference: string, query = '', options: Options = {}) =>
  wire.call({ path: `${DOCUMENTS}?candidate_reference=${reference}${query}`, ...options })
const attach = (reference: string, remote_file_urls: unknown, options: Options = {}) =>
  wire.call({ path: DOCUMENTS, body: { candidate_reference: reference, remote_file_urls }, ...options })
const names = (body: { filename: string }[]) => body.map(({ filename }) => filename)

test('the sample of the sheet: only the new ones are answered, and the list has them all', async () => {
  const reference = await wire.created()
  const url = remote.put('/certificate.pdf', samples.pdf)
  const first = await attach(reference, [{ filename: 'certificate', url }])
  expect(first.status).toBe(201)
  expect(first.body).toEqual([
    {
      id: expect.any(Number),
      job_reference: 'WTTJ_KmqkD1Y',
      candidate_reference: reference,
      filename: 'certificate',
      file_url: expect.stringMatching(/\/certificate\.pdf\?/),
      size: samples.pdf.length,
      content_type: 'application/pdf',
      created_at: TIME,
    },
  ])
  const second = await attach(reference, [{ filename: 'notes', url: remote.put('/x.txt', Buffer.from('a')) }])
  expect(names(second.body)).toEqual(['notes'])
  const { body, headers } = await list(reference)
  expect(body).toEqual([...first.body, ...second.body])
  expect(headers.get('x-total')).toBe('2')
  const file = await fetch(first.body[0].file_url.replace('localhost', '127.0.0.1'))
  expect(Buffer.from(await file.arrayBuffer()).equals(samples.pdf)).toBe(true)
})

describe('a file', () => {
  const url = (path = '/any', content: Uint8Array = samples.pdf) => remote.put(path, content)

  test.each<[item: (path: string) => unknown, filename: string, contentType: string]>([
    [() => url('/cv.pdf'), 'cv', 'application/pdf'],
    [() => url('/download'), 'download', 'application/pdf'],
    [() => ({ url: url('/cv.pdf') }), 'cv', 'application/pdf'],
    [() => ({ url: url('/cv.pdf'), filename: '' }), 'cv', 'application/pdf'],
    [() => ({ url: url('/1'), filename: 'diploma.pdf' }), 'diploma', 'application/pdf'],
    [() => ({ url: url('/1'), filename: 'Diplôme de Léa' }), 'Diplôme de Léa', 'application/pdf'],
    [() => ({ url: url('/1'), filename: '../../etc/passwd' }), 'passwd', 'application/pdf'],
    [() => ({ url: url('/1', samples.docx), filename: 'v1.2' }), 'v1.2', expect.stringContaining('wordprocessing')],
    [() => ({ url: url('/1', Buffer.from('a;b\n')), filename: 'table.csv' }), 'table', 'text/csv'],
    [() => ({ url: url('/pic', samples.png), filename: 'photo.jpg' }), 'photo', 'image/png'],
  ])('%#', async (item, filename, content_type) => {
    const { status, body } = await attach(await wire.created(), [item('')])
    expect(status, JSON.stringify(body)).toBe(201)
    expect(body).toEqual([expect.objectContaining({ filename, content_type })])
  })

  test('of the same name and content is not attached again, and answered as it is', async () => {
    const reference = await wire.created()
    const item = { filename: 'certificate', url: url('/c.pdf') }
    const [first, second] = [await attach(reference, [item]), await attach(reference, [item])]
    expect(second.body.map(({ id }: { id: number }) => id)).toEqual(first.body.map(({ id }: { id: number }) => id))
    expect((await list(reference)).body).toHaveLength(1)
  })

  test('that came through Comeet is listed, and a resume is not', async () => {
    const file = { name: 'challenge.pdf', file: samples.pdf.toString('base64') }
    const candidate = { position_uid: '11.11', first_name: 'B', last_name: 'C', files: [file], resume: file }
    await wire.server.call({ path: '/candidates', body: candidate })
    const [row] = await wire.rows('select id, salt from application order by id desc limit 1')
    const { body } = await list(referenceOf(row as { id: number; salt: number }))
    expect(names(body)).toEqual(['challenge'])
  })
})

test('ten files are attached in their order, and seen through Comeet', async () => {
  const reference = await wire.created()
  const files = Array.from({ length: 10 }, (_, i) => ({
    filename: `f${i}`,
    url: remote.put(`/many-${i}.txt`, Buffer.from(`${i}`)),
  }))
  expect(names((await attach(reference, files)).body)).toEqual(files.map(({ filename }) => filename))
  const read = await wire.server.call({
    path: `/candidates/${Number.parseInt(reference.slice(-12), 16)}`,
    headers: { IDENTIFIER_TYPE: 'REAL_ID' },
  })
  expect(read.body.files.map(({ name }: { name: string }) => name)).toEqual(files.map((each) => `${each.filename}.txt`))
})

test('pages', async () => {
  const reference = await wire.created()
  const files = Array.from({ length: 3 }, (_, i) => remote.put(`/page-${i}.txt`, Buffer.from(`${i}`)))
  await attach(reference, files)
  const { body, headers } = await list(reference, '&per_page=2&page=2')
  expect(names(body)).toEqual(['page-2'])
  const expected = ['3', '2', '2', '2', '2']
  expect(['x-total', 'x-total-pages', 'x-per-page', 'x-page', 'x-offset'].map((name) => headers.get(name))).toEqual(
    expected,
  )
})

describe('all or nothing', () => {
  test.each<[what: string, bad: () => unknown, at: number]>([
    ['a program', () => remote.put('/x.pdf', peProgram()), 4],
    ['a file that is not there', () => `${remote.origin}/nowhere`, 0],
    ['a file that is too large', () => remote.put('/big.pdf', sized(samples.pdf, 10 * 1024 * 1024 + 1)), 5],
    ['an address that is none', () => 'ftp://files.example.org/x.pdf', 2],
  ])('%s', async (_, bad, at) => {
    const reference = await wire.created()
    const before = await wire.count()
    const files: unknown[] = Array.from({ length: 6 }, (__, i) => remote.put(`/good-${i}.pdf`, samples.pdf))
    files[at] = bad()
    const description = refusalOf(await attach(reference, files), 400, 'validation_failed')
    expect(description.startsWith(`remote_file_urls[${at}] is invalid`)).toBe(true)
    const { files: _files, ...rows } = await wire.count()
    const { files: _before, ...rowsBefore } = before
    expect(rows).toEqual(rowsBefore)
    expect((await list(reference)).body).toEqual([])
  })
})

describe('what is refused', () => {
  test.each<[unknown, string]>([
    [undefined, 'remote_file_urls is missing'],
    [[], 'remote_file_urls is invalid'],
    ['https://files.example.org/x.pdf', 'remote_file_urls is invalid: send an array'],
    [[1], 'remote_file_urls[0] is invalid: send an object or a string'],
    [[{ filename: 'x' }], 'remote_file_urls[0].url is missing'],
    [[{ url: '' }], 'remote_file_urls[0].url is'],
    [Array.from({ length: 11 }, () => 'https://files.example.org/x.pdf'), 'remote_file_urls'],
  ])('%j', async (files, description) => {
    const found = refusalOf(await attach('wttj-x', files, { auth: 'Bearer nobody' }), 400, 'validation_failed')
    expect(found.startsWith(description), found).toBe(true)
  })

  test('a list without its candidate, or of one that is not there', async () => {
    const answer = await wire.call({ path: DOCUMENTS, auth: null })
    expect(refusalOf(answer, 400, 'validation_failed')).toBe('candidate_reference is missing')
    refusalOf(await list('wttj-d655345409a6097309156b05'), 404, 'not_found')
    invalid(await list('x', '&page=0'), 'page')
  })
})

describe('who may', () => {
  test.each<[scopes: string[], list: number, attach: number]>([
    [['documents_rw', 'candidates_rw'], 200, 201],
    [['documents_r', 'candidates_rw'], 200, 403],
    [['documents_rw', 'candidates_r'], 200, 403],
    [['documents_r', 'candidates_r'], 200, 403],
    [['documents_rw', 'my_candidates_rw'], 404, 404],
    [['documents_r', 'my_candidates_r'], 404, 403],
    [['documents_rw', 'my_candidates_rw', 'candidates_r'], 200, 403],
    [['documents_rw'], 403, 403],
    [['candidates_rw'], 403, 403],
    [['emails_rw', 'comments_w', 'candidates_rw'], 403, 403],
  ])('%j: list %i, attach %i', async (scopes, listStatus, attachStatus) => {
    const auth = await clientWith(wire, ...scopes)
    const reference = await wire.created()
    const listing = await list(reference, '', { auth })
    const attaching = await attach(reference, [remote.put('/cv.pdf', samples.pdf)], { auth })
    expect([listing.status, attaching.status]).toEqual([listStatus, attachStatus])
    for (const answer of [listing, attaching]) if (answer.status === 403) refusalOf(answer, 403, 'invalid_scope')
  })

  test('my_candidates: one’s own', async () => {
    const auth = await clientWith(wire, 'documents_rw', 'my_candidates_rw')
    const reference = await wire.created({}, { auth })
    expect((await attach(reference, [remote.put('/cv.pdf', samples.pdf)], { auth })).status).toBe(201)
    expect((await list(reference, '', { auth })).body).toHaveLength(1)
    refusalOf(await list(reference, '', { auth: WK_GUEST }), 403, 'invalid_scope')
  })
})

test('an Idempotency-Key fetches the files once', async () => {
  const reference = await wire.created()
  let fetched = 0
  const url = remote.put('/counted.pdf', (response) => {
    fetched++
    response.end(samples.pdf)
  })
  const headers = { 'idempotency-key': 'documents-1' }
  const answers = [await attach(reference, [url], { headers }), await attach(reference, [url], { headers })]
  expect(answers[1]?.text).toBe(answers[0]?.text)
  expect(fetched).toBe(1)
})
