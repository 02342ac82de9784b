import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLogReader } from '../../../src/db/stores/events.ts'
import { addNeighbour, OTHER, startServer, type TestServer, WK } from '../../support/server.ts'
import { create, expectRefusal, form, inStore, patch, read } from './candidate.ts'

/** `POST /candidates/{uid}/notes` (reference, section 3.8). */

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const AUTHOR = { type: 'user', first_name: 'Mia', last_name: 'Chen', email: 'mia@acme.example' }
const NOTE = {
  time_created: '2026-10-02T08:00:00Z',
  created_by: AUTHOR,
  text: 'Left a <b>voicemail</b>.',
  details: [{ title: 'Phone number', text: '+1 555 010 0123' }],
}

type Options = { readonly auth?: string; readonly headers?: Record<string, string> }

async function post(uid: string, fields: object = {}, options: Options = {}) {
  const answer = await server.call({ path: `/candidates/${uid}/notes`, body: { ...NOTE, ...fields }, ...options })
  return answer
}

async function note(uid: string, fields: object = {}, options: Options = {}) {
  const answer = await post(uid, fields, options)
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}

test('the documented request gets the documented answer', async () => {
  const { uid } = await create(server)
  expect(await note(uid)).toEqual({
    uid: form.uid(),
    time_created: '2026-10-02T08:00:00Z',
    created_by: { type: 'user', uid: form.uid() },
    text: 'Left a <b>voicemail</b>.',
    details: [{ title: 'Phone number', text: '+1 555 010 0123' }],
  })
})

test('the client that sent it reads it in the candidate’s notes, others do not', async () => {
  const { uid } = await create(server, { note: 'Plain & simple' })
  const sent = await note(uid)
  const { notes } = await read(server, uid)
  expect(notes).toEqual([{ text: 'Plain & simple', time_created: form.time() }, sent])
  expect((await read(server, uid, { auth: await server.jwt(OTHER) })).notes).toEqual([])
})

describe('text', () => {
  test.each([
    ['<b>b</b> <i>i</i> <u>u</u>', '<b>b</b> <i>i</i> <u>u</u>'],
    ['no tags', 'no tags'],
    ['1 < 2 & 3', '1 &lt; 2 &amp; 3'],
    ['<a href="https://a.example">link</a>', 'link'],
    ['<p>One</p><p>Two</p>', 'One\nTwo'],
    ['x<script>alert(1)</script>', 'x'],
    ['<b onclick="alert(1)">x</b>', '<b>x</b>'],
    ['Zoë 東京 🙂', 'Zoë 東京 🙂'],
  ])('%j is kept as %j', async (text, kept) => {
    const { uid } = await create(server)
    expect((await note(uid, { text })).text).toBe(kept)
    expect((await read(server, uid)).notes[0].text).toBe(kept)
  })

  test('30,000 characters are taken, one more is not', async () => {
    const { uid } = await create(server)
    expect((await note(uid, { text: 'x'.repeat(30_000) })).text).toHaveLength(30_000)
    const answer = await post(uid, { text: 'x'.repeat(30_001) })
    expectRefusal(answer, 400, 'string_size_limit')
    expect(answer.body.message).toContain('"text" exceeds the limit of 30000 characters')
  })

  test('of which nothing is left is missing', async () => {
    const { uid } = await create(server)
    expectRefusal(await post(uid, { text: '<script>x</script>' }), 400, 'required_field')
  })
})

describe('time_created', () => {
  test.each([
    ['2026-10-02T08:00:00Z', '2026-10-02T08:00:00Z'],
    ['2026-10-02T08:00:00.123Z', '2026-10-02T08:00:00Z'],
    ['2026-10-02T10:00:00+02:00', '2026-10-02T08:00:00Z'],
    ['2026-10-02T08:00:00', '2026-10-02T08:00:00Z'],
    ['2026-10-02T08:00:00.123456', '2026-10-02T08:00:00Z'],
  ])('%s is %s', async (sent, kept) => {
    const { uid } = await create(server)
    expect((await note(uid, { time_created: sent })).time_created).toBe(kept)
    expect((await read(server, uid)).notes[0].time_created).toBe(kept)
  })

  test.each(['yesterday', '2026-10-32', '1790000600', '02.10.2026'])('%s: invalid_datetime', async (sent) => {
    const { uid } = await create(server)
    const answer = await post(uid, { time_created: sent })
    expectRefusal(answer, 400, 'invalid_datetime')
    expect(answer.body.message).toBe(`The provided time format is invalid: "${sent}"`)
  })
})

describe('created_by', () => {
  test('its uid is the same for the same type and e-mail, whatever the candidate and the case', async () => {
    const [first, second] = [await create(server), await create(server)]
    const uidOf = async (candidate: { uid: string }, by: object) =>
      (await note(candidate.uid, { created_by: by })).created_by.uid
    const mia = await uidOf(first, AUTHOR)
    expect(await uidOf(second, { ...AUTHOR, email: 'MIA@acme.example', first_name: 'M.' })).toBe(mia)
    expect(await uidOf(first, { ...AUTHOR, email: 'max@acme.example' })).not.toBe(mia)
    expect(await uidOf(first, { ...AUTHOR, type: 'other' })).not.toBe(mia)
    const named = await uidOf(first, { type: 'user', first_name: 'Mia', last_name: 'Chen' })
    expect(named).not.toBe(mia)
    expect(await uidOf(second, { type: 'user', first_name: 'Mia', last_name: 'Chen', email: '' })).toBe(named)
    expect(await uidOf(second, { type: 'user', first_name: 'Mia', last_name: 'Chan' })).not.toBe(named)
  })

  test('an app is the client itself', async () => {
    const { uid } = await create(server)
    const { source } = await read(server, uid)
    const app = { type: 'app', first_name: 'Their app' }
    expect((await note(uid, { created_by: app })).created_by).toEqual({ type: 'app', uid: source.uid })
    const other = await note(uid, { created_by: app }, { auth: await server.jwt(OTHER) })
    expect(other.created_by.uid).not.toBe(source.uid)
  })

  test('stands in the log', async () => {
    const { uid } = await create(server)
    const log = createLogReader(server.server.store.engine)
    const before = (await log.list(server.organizationId, { limit: 10_000 })).length
    await note(uid, { created_by: { ...AUTHOR, middle_name: 'R.' } })
    const events = (await log.list(server.organizationId, { limit: 10_000 })).slice(before)
    const actor = { type: 'user', name: 'Mia R. Chen', email: 'mia@acme.example' }
    expect(events).toMatchObject([{ type: 'application.updated', surface: 'comeet', actor, fields: ['notes'] }])
  })
})

describe('what may be left out', () => {
  test('details, and their texts', async () => {
    const { uid } = await create(server)
    for (const details of [undefined, null, []]) expect((await note(uid, { details })).details).toEqual([])
    const details = [{ title: 'Alone' }, { title: 'Empty', text: '' }, { title: 'Both', text: 'yes' }]
    expect((await note(uid, { details })).details).toEqual([
      { title: 'Alone', text: null },
      { title: 'Empty', text: null },
      { title: 'Both', text: 'yes' },
    ])
  })
})

describe('refused', () => {
  test.each([
    ['time_created', { time_created: undefined }],
    ['time_created', { time_created: null }],
    ['created_by', { created_by: undefined }],
    ['created_by', { created_by: null }],
    ['created_by.type', { created_by: { first_name: 'M' } }],
    ['created_by.first_name', { created_by: { type: 'user' } }],
    ['created_by.first_name', { created_by: { type: 'user', first_name: ' ' } }],
    ['text', { text: undefined }],
    ['text', { text: '' }],
    ['details[0].title', { details: [{ text: 'x' }] }],
    ['details[1].title', { details: [{ title: 'x' }, { title: '' }] }],
  ])('without %s: required_field', async (field, fields) => {
    const { uid } = await create(server)
    const answer = await post(uid, fields)
    expectRefusal(answer, 400, 'required_field')
    expect(answer.body.message).toBe(`You must include this required field: "${field}"`)
  })

  test.each([
    ['invalid_value', { created_by: { type: 'robot', first_name: 'M' } }],
    ['invalid_value', { created_by: 'Mia' }],
    ['invalid_email', { created_by: { ...AUTHOR, email: 'mia' } }],
    ['invalid_value', { text: 5 }],
    ['invalid_value', { time_created: 1790000600 }],
    ['invalid_value', { details: {} }],
    ['invalid_value', { details: Array.from({ length: 101 }, () => ({ title: 'x' })) }],
    ['invalid_value', { text: 'a\u0000b' }],
    ['string_size_limit', { created_by: { ...AUTHOR, first_name: 'x'.repeat(256) } }],
    ['string_size_limit', { details: [{ title: 'x'.repeat(256) }] }],
    ['string_size_limit', { details: [{ title: 'x', text: 'x'.repeat(30_001) }] }],
  ])('%s: %j', async (slug, fields) => {
    const { uid } = await create(server)
    expectRefusal(await post(uid, fields), 400, slug)
    expect((await read(server, uid)).notes).toEqual([])
  })

  test.each([
    ['not JSON', '{', 'application/json', 400, 'malformed_request'],
    ['no object', '[]', 'application/json', 400, 'invalid_value'],
    ['another media type', 'x', 'text/plain', 415, 'unsupported_media_type'],
  ] as const)('%s', async (_, body, type, status, slug) => {
    const { uid } = await create(server)
    const headers = { 'content-type': type }
    expectRefusal(await server.call({ path: `/candidates/${uid}/notes`, body, headers }), status, slug)
  })

  test('without the permission', async () => {
    const permissions = [
      'create-candidate',
      'retrieve-own-candidates',
      'retrieve-other-candidates',
      'update-contact-details',
    ]
    await server.addClient('No notes', { permissions }, { kind: 'bearer', token: 'NO_NOTES' })
    const { uid } = await create(server)
    expectRefusal(await post(uid, {}, { auth: 'Bearer NO_NOTES' }), 403, 'no_permission')
    expectRefusal(await post('FF.FFFF', {}, { auth: 'Bearer NO_NOTES' }), 403, 'no_permission')
  })
})

describe('whose candidate', () => {
  test('its own, also where it may read none; of others only what it may see', async () => {
    const permissions = ['create-candidate', 'create-notes']
    await server.addClient('Blind', { permissions }, { kind: 'bearer', token: 'BLIND' })
    const auth = 'Bearer BLIND'
    await note((await create(server, {}, { auth })).uid, {}, { auth })
    expectRefusal(await post((await create(server)).uid, {}, { auth }), 404, 'candidate_not_found')
  })

  test('none of another organization', async () => {
    const { client } = await addNeighbour(server)
    const { uid } = await create(server)
    expectRefusal(await post(uid, {}, { auth: await server.jwt(client) }), 404, 'candidate_not_found')
  })

  test('by its number, with the header', async () => {
    const { uid, URL: url } = await create(server)
    const number = String(url).split('/').at(-1) as string
    await note(number, {}, { headers: { IDENTIFIER_TYPE: 'REAL_ID' } })
    expect((await read(server, uid)).notes).toHaveLength(1)
    expectRefusal(await post(number), 404, 'candidate_not_found')
    const headers = { IDENTIFIER_TYPE: 'REAL_ID' }
    expectRefusal(await post(uid, {}, { headers }), 404, 'candidate_not_found')
  })

  test('by its uid with an escape, and with a slash behind', async () => {
    const { uid } = await create(server)
    await note(uid.replace('.', '%2E'))
    expect((await server.call({ path: `/candidates/${uid}/notes/`, body: NOTE })).status).toBe(201)
    expect((await read(server, uid)).notes).toHaveLength(2)
  })

  test('none that is not there, was deleted, or was removed as a duplicate', async () => {
    expectRefusal(await post('FF.FFFF'), 404, 'candidate_not_found')
    expectRefusal(await post('nobody'), 404, 'candidate_not_found')
    const [gone, twin, survivor] = [await create(server), await create(server), await create(server)]
    await inStore(server).remove(gone.uid)
    await inStore(server).removeAsDuplicate(twin.uid, survivor.uid)
    expectRefusal(await post(gone.uid), 404, 'candidate_not_found')
    expectRefusal(await post(twin.uid), 401, 'duplicate_candidate', { existing_candidate_uid: survivor.uid })
  })
})

describe('together with others', () => {
  test('a repetition under an Idempotency-Key is one note, and another request under it is refused', async () => {
    const { uid } = await create(server)
    const headers = { 'idempotency-key': 'note 1' }
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(uid, {}, { headers })))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(201)
    expect((await read(server, uid)).notes).toHaveLength(1)
    expectRefusal(await post(uid, { text: 'other' }, { headers }), 422, 'idempotency_key_reused')
  })

  test('30 notes and updates at once are 30 notes, and every update', async () => {
    const { uid } = await create(server)
    await Promise.all(
      Array.from({ length: 30 }, async (_, i) => {
        await note(uid, { text: `note ${i}` })
        expect((await patch(server, uid, { custom_fields: { field1: `value ${i}` } })).status).toBe(200)
      }),
    )
    const { notes } = await read(server, uid)
    expect(new Set(notes.map(({ text }: { text: string }) => text)).size).toBe(30)
  })

  test('a note is an activity: polling finds the candidate', async () => {
    const { uid } = await create(server)
    server.clock.time += 60_000
    const since = new Date(server.clock.time).toISOString()
    await note(uid)
    for (const filter of ['time_hiring_process_updated:after', 'time_person_last_activity:after']) {
      const { body } = await server.call({ path: `/candidates?${filter}=${since}` })
      expect(body.candidates.map((one: { uid: string }) => one.uid)).toContain(uid)
    }
  })

  test('a Welcome Kit access token with comments_w may send one', async () => {
    const { uid } = await create(server)
    await note(uid, {}, { auth: WK })
  })
})
