import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samples } from '../../support/sample-files.ts'
import { type Remote, serveRemote } from './remote.ts'
import { API, clientWith, invalid, type Params, refusalOf, startWire, type Wire } from './wire.ts'

/** `GET /emails` and `POST /emails` (reference, sections 4.7, 5.9 and 5.10), where nothing is sent. */

let wire: Wire
let remote: Remote
let reference: string
beforeAll(async () => {
  remote = await serveRemote()
  wire = await startWire()
  reference = await wire.created({ email: 'lea.morel@example.org' })
})
afterAll(async () => {
  await wire.close()
  await remote.close()
})

const EMAILS = `${API}/emails`
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/)
const SAMPLE = {
  subject: 'Interview',
  body: 'See you **Monday**',
  from_email: 'recruiter@acme.example',
  to: 'lea.morel@example.org',
}

type Options = { auth?: string | null; headers?: Record<string, string> }
const send = (params: Params = {}, options: Options = {}) =>
  wire.call({ path: EMAILS, body: { candidate_reference: reference, ...SAMPLE, ...params }, ...options })
const list = (query = '', options: Options = {}, of = reference) =>
  wire.call({ path: `${EMAILS}?candidate_reference=${of}${query}`, ...options })
const messages = async () => Number((await wire.rows('select count(*) as n from message'))[0]?.['n'])

test('the sample of the sheet, and the list', async () => {
  const url = remote.put('/map.pdf', samples.pdf)
  const created = await send({ send_email: 'false', remote_file_urls: [{ filename: 'map', url }] })
  expect(created.status).toBe(201)
  expect(created.body).toEqual({
    id: expect.any(Number),
    ...SAMPLE,
    created_at: TIME,
    origin: 'api',
    candidate_reference: reference,
    attachments: [
      {
        filename: 'map',
        file_url: expect.stringMatching(/\/map\.pdf\?/),
        size: samples.pdf.length,
        content_type: 'application/pdf',
      },
    ],
  })
  const later = await send({ subject: 'Later' })
  const { body, headers } = await list()
  expect(body).toEqual([created.body, later.body])
  expect(later.body.attachments).toEqual([])
  expect(headers.get('x-total')).toBe('2')
})

test('it is kept as a conversation by e-mail with one message, with a body that is safe to show', async () => {
  const { body } = await send({
    body: '<p>Hi<script>alert(1)</script></p>',
    to: 'LEA.MOREL@example.org, b@acme.example',
  })
  const [message] = await wire.rows('select * from message where id = ?', body.id)
  expect(message).toMatchObject({ kind: 'email', sending: 'record' })
  expect(JSON.parse(message?.['content_json'] as string)).toMatchObject({
    subject: 'Interview',
    body: '<p>Hi<script>alert(1)</script></p>',
    html: '<p>Hi</p>',
    from: { type: 'user', email: 'recruiter@acme.example' },
    to: [
      { type: 'candidate', email: 'LEA.MOREL@example.org' },
      { type: 'other', email: 'b@acme.example' },
    ],
  })
  const [conversation] = await wire.rows(
    'select * from conversation where id = ?',
    message?.['conversation_id'] as number,
  )
  expect(conversation).toMatchObject({ kind: 'email', surface: 'welcome-kit', visibility: 'all' })
  expect(body).toMatchObject({ to: 'LEA.MOREL@example.org, b@acme.example' })
})

test('its files are no documents of the candidate', async () => {
  const other = await wire.created()
  await send({ candidate_reference: other, remote_file_urls: [remote.put('/a.pdf', samples.pdf)] })
  expect((await wire.call({ path: `${API}/documents?candidate_reference=${other}` })).body).toEqual([])
  expect((await list('', {}, other)).body[0].attachments).toHaveLength(1)
})

test('pages', async () => {
  const other = await wire.created()
  for (const subject of ['one', 'two', 'three']) await send({ candidate_reference: other, subject })
  const { body, headers } = await list('&per_page=2&page=2', {}, other)
  expect(body.map((each: { subject: string }) => each.subject)).toEqual(['three'])
  expect(['x-total', 'x-total-pages', 'x-page'].map((name) => headers.get(name))).toEqual(['3', '2', '2'])
})

describe('what is refused', () => {
  test.each(['candidate_reference', 'subject', 'body', 'from_email', 'to'])('without %s', async (name) => {
    const answer = await send({ [name]: undefined }, { auth: 'Bearer nobody' })
    expect(refusalOf(answer, 400, 'validation_failed')).toBe(`${name} is missing`)
    expect(invalid(await send({ [name]: '' }), name)).toBe(`${name} is empty`)
  })

  test.each<[Params, string]>([
    [{ from_email: 'nobody' }, 'from_email'],
    [{ from_email: 'Léa <lea@example.org>' }, 'from_email'],
    [{ from_email: 'a@acme.example\r\nBcc: x@evil.example' }, 'from_email'],
    [{ from_email: 'a@acme.example,b@acme.example' }, 'from_email'],
    [{ to: 'nobody' }, 'to'],
    [{ to: 'lea@example.org\nBcc: x@evil.example' }, 'to'],
    [{ to: 'lea@example.org; b@example.org' }, 'to'],
    [{ to: '"x" <lea@example.org>' }, 'to'],
    [{ to: ',' }, 'to'],
    [{ to: Array.from({ length: 21 }, (_, i) => `a${i}@example.org`).join() }, 'to'],
    [{ subject: 'Hi\r\nBcc: x@evil.example' }, 'subject'],
    [{ subject: 'Hi\nthere' }, 'subject'],
    [{ subject: 'Hi\u2028there' }, 'subject'],
    [{ subject: 'x'.repeat(256) }, 'subject'],
    [{ body: 'x'.repeat(100_001) }, 'body'],
    [{ send_email: 'yes' }, 'send_email'],
    [{ remote_file_urls: [] }, 'remote_file_urls'],
  ])('%j', async (params, name) => {
    const before = await messages()
    invalid(await send(params), name)
    expect(await messages()).toBe(before)
  })

  test('a file that cannot be had, and nothing is kept', async () => {
    const before = await messages()
    const answer = await send({ remote_file_urls: [`${remote.origin}/nowhere.pdf`] })
    expect(refusalOf(answer, 400, 'validation_failed')).toMatch(/^remote_file_urls\[0\] is invalid/)
    expect(await messages()).toBe(before)
  })

  test('sending, where the operator has set no mail server', async () => {
    const before = await messages()
    for (const send_email of [true, 'true']) {
      expect(invalid(await send({ send_email }), 'send_email')).toMatch(/send false.*no mail server/)
    }
    expect(await messages()).toBe(before)
  })

  test('a candidate that is not there', async () => {
    refusalOf(await send({ candidate_reference: 'wttj-d655345409a6097309156b05' }), 404, 'not_found')
    refusalOf(await list('', {}, 'x'), 404, 'not_found')
    const answer = await wire.call({ path: EMAILS, auth: null })
    expect(refusalOf(answer, 400, 'validation_failed')).toBe('candidate_reference is missing')
  })
})

describe('who may', () => {
  test.each<[scopes: string[], list: number, send: number]>([
    [['emails_rw', 'candidates_rw'], 200, 201],
    [['emails_r', 'candidates_rw'], 200, 403],
    [['emails_rw', 'candidates_r'], 200, 403],
    [['emails_r', 'my_candidates_r'], 404, 403],
    [['emails_rw', 'my_candidates_rw'], 404, 404],
    [['emails_rw', 'my_candidates_rw', 'candidates_r'], 200, 403],
    [['emails_rw'], 403, 403],
    [['candidates_rw'], 403, 403],
    [['documents_rw', 'comments_w', 'candidates_rw'], 403, 403],
  ])('%j: list %i, send %i', async (scopes, listStatus, sendStatus) => {
    const auth = await clientWith(wire, ...scopes)
    const answers = [await list('', { auth }), await send({}, { auth })]
    expect(answers.map(({ status }) => status)).toEqual([listStatus, sendStatus])
    for (const answer of answers) if (answer.status === 403) refusalOf(answer, 403, 'invalid_scope')
  })

  test('my_candidates: one’s own', async () => {
    const auth = await clientWith(wire, 'emails_rw', 'my_candidates_rw')
    const mine = await wire.created({}, { auth })
    expect((await send({ candidate_reference: mine }, { auth })).status).toBe(201)
    expect((await list('', { auth }, mine)).body).toHaveLength(1)
  })
})

test('an Idempotency-Key makes a repetition one e-mail', async () => {
  const before = await messages()
  const headers = { 'idempotency-key': 'email-1' }
  const answers = await Promise.all([1, 2, 3].map(() => send({}, { headers })))
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
  expect(await messages()).toBe(before + 1)
})
