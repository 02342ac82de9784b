import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idOfUid } from '../../../src/core/ids.ts'
import { createConversationReader } from '../../../src/db/stores/conversations.ts'
import { createLogReader } from '../../../src/db/stores/events.ts'
import { addNeighbour, OTHER, startServer, type TestServer } from '../../support/server.ts'
import { create, expectRefusal, form, inStore, read } from './candidate.ts'

/** `POST /candidates/{uid}/conversations` and `POST /conversations/{uid}/messages` (reference, section 3.9). */

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const MIA = { type: 'user', first_name: 'Mia', last_name: 'Chen', email: 'mia@acme.example' }
const DANA = { type: 'candidate', first_name: 'Dana', last_name: 'Okafor', status: 'Sent' }
const MESSAGE = {
  time_sent: '2026-10-02T08:10:00Z',
  status: 'Sent',
  from: MIA,
  to: [DANA],
  cc: [],
  bcc: [],
  subject: 'Platform engineer role',
  body: 'Hi Dana, are you free this week?',
}
const CONVERSATION = { conversation_type: 'email', visibility: 'Managers/Recruiters', messages: [MESSAGE] }

type Options = { readonly auth?: string; readonly headers?: Record<string, string> }

async function postConversation(uid: string, fields: object = {}, options: Options = {}) {
  const path = `/candidates/${uid}/conversations`
  const answer = await server.call({ path, body: { ...CONVERSATION, ...fields }, ...options })
  return answer
}

async function postMessage(uid: string, fields: object = {}, options: Options = {}) {
  const answer = await server.call({
    path: `/conversations/${uid}/messages`,
    body: { ...MESSAGE, ...fields },
    ...options,
  })
  return answer
}

async function converse(uid: string, fields: object = {}, options: Options = {}) {
  const answer = await postConversation(uid, fields, options)
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}

async function write(uid: string, fields: object = {}, options: Options = {}) {
  const answer = await postMessage(uid, fields, options)
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}

const stored = () => createConversationReader(server.server.store.engine)
const messagesOf = (uid: string, kind: 'email' | 'chat' = 'email') =>
  stored().messagesOf(server.organizationId, idOfUid(uid) as number, kind, { offset: 0, limit: 1000 })

test('the documented conversation gets the documented answer', async () => {
  const { uid } = await create(server)
  expect(await converse(uid)).toEqual({
    uid: form.uid(),
    conversation_type: 'email',
    context_type: 'candidate',
    context_uid: uid,
    visibility: 'Managers/Recruiters',
    messages: [
      {
        uid: form.uid(),
        time_sent: '2026-10-02T08:10:00Z',
        status: 'Sent',
        from: { type: 'user', uid: form.uid() },
        to: [{ type: 'candidate', uid }],
        cc: [],
        bcc: [],
        subject: 'Platform engineer role',
        body: 'Hi Dana, are you free this week?',
      },
    ],
  })
})

test('a message is answered like one of the conversation’s', async () => {
  const { uid } = await create(server)
  const conversation = await converse(uid)
  const message = await write(conversation.uid)
  expect(message).toEqual({ ...conversation.messages[0], uid: form.uid() })
  expect(message.uid).not.toBe(conversation.messages[0].uid)
})

test('everything is kept as it was sent', async () => {
  const { uid } = await create(server)
  const conversation = await converse(uid)
  await write(conversation.uid, {
    time_sent: '2026-10-02T10:11:12.5+02:00',
    from: { ...MIA, middle_name: 'R.' },
    to: [DANA],
    cc: [{ type: 'other', first_name: 'Max', email: 'max@acme.example', status: 'Open' }],
    bcc: [{ type: 'source_contact', first_name: 'Ravi', email: 'ravi@agency.example', status: 'Failed' }],
    status: 'Clicked',
    body: '<p>See <a href="https://a.example">this</a></p>',
  })
  const [, message] = await messagesOf(uid)
  expect(message).toMatchObject({
    kind: 'email',
    sending: 'record',
    sentAt: Date.UTC(2026, 9, 2, 8, 11, 12, 500),
    content: {
      subject: 'Platform engineer role',
      body: '<p>See <a href="https://a.example">this</a></p>',
      html: 'See <a href="https://a.example">this</a>',
      from: { type: 'user', firstName: 'Mia', middleName: 'R.', lastName: 'Chen', email: 'mia@acme.example' },
      to: [{ type: 'candidate', firstName: 'Dana', lastName: 'Okafor', status: 'sent' }],
      cc: [{ type: 'other', firstName: 'Max', email: 'max@acme.example', status: 'open' }],
      bcc: [{ type: 'source_contact', firstName: 'Ravi', email: 'ravi@agency.example', status: 'failed' }],
      status: 'clicked',
    },
  })
})

test('several messages keep their order', async () => {
  const { uid } = await create(server)
  const messages = ['one', 'two', 'three'].map((body) => ({ ...MESSAGE, body }))
  const conversation = await converse(uid, { messages })
  expect(conversation.messages.map(({ body }: { body: string }) => body)).toEqual(['one', 'two', 'three'])
  expect((await messagesOf(uid)).map(({ content }) => content.body)).toEqual(['one', 'two', 'three'])
})

test.each(['email', 'chat', 'SMS', 'InMail'])('conversation_type %s', async (conversation_type) => {
  const { uid } = await create(server)
  expect(await converse(uid, { conversation_type })).toMatchObject({ conversation_type })
})

test.each(['All', 'Managers/Recruiters', 'Recruiters'])('visibility %s', async (visibility) => {
  const { uid } = await create(server)
  expect(await converse(uid, { visibility })).toMatchObject({ visibility })
})

test('the same correspondent has the same uid; the candidate its own', async () => {
  const { uid } = await create(server)
  const conversation = await converse(uid)
  const { from } = conversation.messages[0]
  const reply = await write(conversation.uid, {
    from: { type: 'candidate', first_name: 'Dana' },
    to: [{ ...MIA, first_name: 'M.', status: 'Open' }],
  })
  expect(reply).toMatchObject({ from: { type: 'candidate', uid }, to: [{ type: 'user', uid: from.uid }] })
  const note = { time_created: MESSAGE.time_sent, created_by: MIA, text: 'x' }
  const { body } = await server.call({ path: `/candidates/${uid}/notes`, body: note })
  expect(body.created_by.uid).toBe(from.uid)
})

describe('what may be left out of a message', () => {
  test.each([
    ['status', null],
    ['subject', null],
    ['cc', []],
    ['bcc', []],
  ])('%s', async (field, expected) => {
    const { uid } = await create(server)
    const conversation = await converse(uid)
    for (const value of [undefined, null]) {
      expect((await write(conversation.uid, { [field]: value }))[field]).toEqual(expected)
    }
  })

  test('a recipient’s e-mail, when it is the candidate, and names beside the first', async () => {
    const { uid } = await create(server)
    await converse(uid, {
      messages: [{ ...MESSAGE, to: [{ type: 'candidate', first_name: 'D', email: '', status: 'Open' }] }],
    })
  })
})

describe('body', () => {
  test.each([
    ['<b>b</b><i>i</i><u>u</u>', '<b>b</b><i>i</i><u>u</u>'],
    ['<a href="https://a.example/?b=1&c">x</a>', '<a href="https://a.example/?b=1&amp;c">x</a>'],
    ['<a href="mailto:a@b.example">x</a>', '<a href="mailto:a@b.example">x</a>'],
    ['<a href="javascript:alert(1)">x</a>', '<a>x</a>'],
    ['<img src=x onerror=alert(1)>x', 'x'],
    ['One<br>Two', 'One\nTwo'],
  ])('%j is answered as %j', async (body, kept) => {
    const { uid } = await create(server)
    const conversation = await converse(uid, { messages: [{ ...MESSAGE, body }] })
    expect(conversation.messages[0].body).toBe(kept)
    expect((await write(conversation.uid, { body })).body).toBe(kept)
  })

  test('100,000 characters are taken, one more is not', async () => {
    const { uid } = await create(server)
    const conversation = await converse(uid)
    expect((await write(conversation.uid, { body: 'x'.repeat(100_000) })).body).toHaveLength(100_000)
    expectRefusal(await postMessage(conversation.uid, { body: 'x'.repeat(100_001) }), 400, 'string_size_limit')
  })
})

/** What is wrong with a message, the error, and where it is. */
const BAD_MESSAGES: readonly (readonly [fields: object, slug: string, field: string])[] = [
  [{ time_sent: undefined }, 'required_field', 'time_sent'],
  [{ time_sent: 'now' }, 'invalid_datetime', 'now'],
  [{ from: undefined }, 'required_field', 'from'],
  [{ from: null }, 'required_field', 'from'],
  [{ to: undefined }, 'required_field', 'to'],
  [{ to: null }, 'required_field', 'to'],
  [{ body: undefined }, 'required_field', 'body'],
  [{ body: '' }, 'required_field', 'body'],
  [{ body: '<script>x</script>' }, 'required_field', 'body'],
  [{ from: { first_name: 'M', email: 'm@a.example' } }, 'required_field', 'from.type'],
  [{ from: { type: 'user', email: 'm@a.example' } }, 'required_field', 'from.first_name'],
  [{ from: { type: 'user', first_name: 'M' } }, 'required_field', 'from.email'],
  [{ from: { type: 'user', first_name: 'M', email: '' } }, 'required_field', 'from.email'],
  [{ from: { type: 'source_contact', first_name: 'M' } }, 'required_field', 'from.email'],
  [{ from: { type: 'other', first_name: 'M' } }, 'required_field', 'from.email'],
  [{ from: { ...MIA, email: 'mia' } }, 'invalid_email', 'mia'],
  [{ from: { ...MIA, type: 'robot' } }, 'invalid_value', 'from.type'],
  [{ from: [MIA] }, 'invalid_value', 'from'],
  [{ to: DANA }, 'invalid_value', 'to'],
  [{ to: [{ ...DANA, status: undefined }] }, 'required_field', 'to[0].status'],
  [{ to: [{ ...DANA, status: 'Read' }] }, 'invalid_value', 'to[0].status'],
  [{ to: [DANA, { ...DANA, first_name: undefined }] }, 'required_field', 'to[1].first_name'],
  [{ to: [{ type: 'user', first_name: 'M', status: 'Sent' }] }, 'required_field', 'to[0].email'],
  [{ cc: [MIA] }, 'required_field', 'cc[0].status'],
  [{ bcc: [MIA] }, 'required_field', 'bcc[0].status'],
  [{ status: 'sent' }, 'invalid_value', 'status'],
  [{ subject: 'x'.repeat(1001) }, 'string_size_limit', 'subject'],
  [{ to: Array.from({ length: 101 }, () => DANA) }, 'invalid_value', 'to'],
]

describe('refused', () => {
  let conversation: string
  let candidate: string
  beforeAll(async () => {
    candidate = (await create(server)).uid
    conversation = (await converse(candidate)).uid
  })

  test.each(BAD_MESSAGES)('a message with %j: %s', async (fields, slug, field) => {
    const alone = await postMessage(conversation, fields)
    expectRefusal(alone, 400, slug)
    expect(alone.body.message).toContain(`"${field}"`)
    const inside = await postConversation(candidate, { messages: [MESSAGE, { ...MESSAGE, ...fields }] })
    expectRefusal(inside, 400, slug)
    const isPath = slug !== 'invalid_datetime' && slug !== 'invalid_email'
    expect(inside.body.message).toContain(isPath ? `"messages[1].${field}"` : `"${field}"`)
    expect(await messagesOf(candidate)).toHaveLength(1)
  })

  test.each([
    [{ conversation_type: undefined }, 'required_field', 'conversation_type'],
    [{ conversation_type: 'Email' }, 'invalid_value', 'conversation_type'],
    [{ conversation_type: 'sms' }, 'invalid_value', 'conversation_type'],
    [{ visibility: undefined }, 'required_field', 'visibility'],
    [{ visibility: 'Everybody' }, 'invalid_value', 'visibility'],
    [{ messages: undefined }, 'required_field', 'messages'],
    [{ messages: null }, 'required_field', 'messages'],
    [{ messages: [] }, 'invalid_value', 'messages'],
    [{ messages: MESSAGE }, 'invalid_value', 'messages'],
    [{ messages: Array.from({ length: 101 }, () => MESSAGE) }, 'invalid_value', 'messages'],
  ] as const)('a conversation with %j: %s', async (fields, slug, field) => {
    const answer = await postConversation(candidate, fields)
    expectRefusal(answer, 400, slug)
    expect(answer.body.message).toContain(`"${field}"`)
  })

  test.each(['/candidates/UID/conversations', '/conversations/TALK/messages'])(
    '%s: no JSON, no object',
    async (path) => {
      const at = path.replace('UID', candidate).replace('TALK', conversation)
      expectRefusal(await server.call({ path: at, body: '{"a":' }), 400, 'malformed_request')
      expectRefusal(await server.call({ path: at, body: '"x"' }), 400, 'invalid_value')
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      expectRefusal(await server.call({ path: at, body: 'a=b', headers }), 415, 'unsupported_media_type')
    },
  )

  test('without the permission', async () => {
    const permissions = ['create-candidate', 'retrieve-own-candidates', 'retrieve-other-candidates', 'create-notes']
    await server.addClient('No talks', { permissions }, { kind: 'bearer', token: 'NO_TALKS' })
    const auth = 'Bearer NO_TALKS'
    expectRefusal(await postConversation(candidate, {}, { auth }), 403, 'no_permission')
    expectRefusal(await postMessage(conversation, {}, { auth }), 403, 'no_permission')
  })

  test('about a candidate that is not there, was deleted, or was removed as a duplicate', async () => {
    expectRefusal(await postConversation('FF.FFFF'), 404, 'candidate_not_found')
    const [gone, twin, survivor] = [await create(server), await create(server), await create(server)]
    const [ofGone, ofTwin] = [await converse(gone.uid), await converse(twin.uid)]
    await inStore(server).remove(gone.uid)
    await inStore(server).removeAsDuplicate(twin.uid, survivor.uid)
    const more = { existing_candidate_uid: survivor.uid }
    expectRefusal(await postConversation(gone.uid), 404, 'candidate_not_found')
    expectRefusal(await postConversation(twin.uid), 401, 'duplicate_candidate', more)
    expectRefusal(await postMessage(ofGone.uid), 404, 'message_not_found')
    expectRefusal(await postMessage(ofTwin.uid), 401, 'duplicate_candidate', more)
  })

  test('in a conversation that is not there', async () => {
    for (const uid of ['FF.FFFF', 'nothing', candidate]) {
      const answer = await postMessage(uid)
      expectRefusal(answer, 404, 'message_not_found')
      expect(answer.body.message).toBe('Message not found')
    }
  })
})

describe('whose conversation', () => {
  test('one’s own about one’s own candidate; of others only what one may see', async () => {
    const permissions = ['create-candidate', 'create-conversations', 'retrieve-own-candidates']
    await server.addClient('Sourcer', { permissions }, { kind: 'bearer', token: 'SOURCER' })
    const auth = 'Bearer SOURCER'
    const own = await create(server, {}, { auth })
    const theirs = await create(server)
    await write((await converse(own.uid, {}, { auth })).uid, {}, { auth })
    const byUs = await converse(own.uid)
    const aboutTheirs = await converse(theirs.uid)
    for (const { uid } of [byUs, aboutTheirs]) {
      expectRefusal(await postMessage(uid, {}, { auth }), 404, 'message_not_found')
    }
    expectRefusal(await postConversation(theirs.uid, {}, { auth }), 404, 'candidate_not_found')
    await write(byUs.uid, {}, { auth: await server.jwt(OTHER) })
  })

  test('none of another organization', async () => {
    const auth = await server.jwt((await addNeighbour(server)).client)
    const { uid } = await create(server)
    const conversation = await converse(uid)
    expectRefusal(await postConversation(uid, {}, { auth }), 404, 'candidate_not_found')
    expectRefusal(await postMessage(conversation.uid, {}, { auth }), 404, 'message_not_found')
  })

  test('of a candidate by its number, with the header; uids with an escape', async () => {
    const { uid, URL: url } = await create(server)
    const number = String(url).split('/').at(-1) as string
    const headers = { IDENTIFIER_TYPE: 'REAL_ID' }
    const conversation = await converse(number, {}, { headers })
    expect(conversation.context_uid).toBe(uid)
    expectRefusal(await postConversation(number), 404, 'candidate_not_found')
    await converse(uid.replace('.', '%2E'))
    await write(conversation.uid.replace('.', '%2E'))
  })
})

test('a repetition under an Idempotency-Key is one conversation and one message', async () => {
  const { uid } = await create(server)
  const keyed = (key: string) => ({ headers: { 'idempotency-key': key } })
  const talks = await Promise.all(Array.from({ length: 8 }, () => postConversation(uid, {}, keyed('talk'))))
  expect(new Set(talks.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
  const conversation = talks[0]?.body
  const messages = await Promise.all(
    Array.from({ length: 8 }, () => postMessage(conversation.uid, {}, keyed('message'))),
  )
  expect(new Set(messages.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
  expect(await messagesOf(uid)).toHaveLength(2)
  expectRefusal(await postConversation(uid, { visibility: 'All' }, keyed('talk')), 422, 'idempotency_key_reused')
  expectRefusal(await postMessage(conversation.uid, { subject: 'x' }, keyed('message')), 422, 'idempotency_key_reused')
})

test('20 messages at once are 20 messages', async () => {
  const { uid } = await create(server)
  const conversation = await converse(uid)
  await Promise.all(Array.from({ length: 20 }, (_, i) => write(conversation.uid, { subject: `s ${i}` })))
  expect(await messagesOf(uid)).toHaveLength(21)
})

test('the log tells of both, and polling finds the candidate', async () => {
  const { uid } = await create(server)
  server.clock.time += 60_000
  const since = new Date(server.clock.time)
  const log = createLogReader(server.server.store.engine)
  const conversation = await converse(uid)
  await write(conversation.uid)
  const events = await log.list(server.organizationId, { since: since.getTime(), limit: 100 })
  const applicationId = idOfUid(uid)
  expect(events).toMatchObject([
    { type: 'conversation.added', surface: 'comeet', applicationId, fields: ['conversation', 'messages'] },
    { type: 'message.added', surface: 'comeet', applicationId, fields: ['messages'] },
  ])
  expect(JSON.stringify(events)).not.toContain('Dana')
  const { body } = await server.call({ path: `/candidates?time_hiring_process_updated:after=${since.toISOString()}` })
  expect(body.candidates.map((one: { uid: string }) => one.uid)).toEqual([uid])
  expect((await read(server, uid)).status).toBe('In progress')
})
