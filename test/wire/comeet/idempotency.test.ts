import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samples } from '../../support/sample-files.ts'
import { addNeighbour, OTHER, startServer, type TestServer } from '../../support/server.ts'
import { create, expectRefusal, file, form, MINIMAL, patch, post, read } from './candidate.ts'

/** A write with an `Idempotency-Key` is done once, and answered the same each time, for 24 hours. */

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const keyed = (key: string, auth?: string) => ({ headers: { 'idempotency-key': key }, ...(auth && { auth }) })

async function countOf(firstName: string): Promise<number> {
  const rows = await server.server.store.engine.all(
    `select count(*) as count from application where organization_id = ? and profile_json like ?`,
    [server.organizationId, `%"firstName":${JSON.stringify(firstName)}%`],
    server.organizationId,
  )
  return Number(rows[0]?.['count'])
}

describe('the same key', () => {
  test('with the same body: the same answer, byte for byte', async () => {
    const fields = { first_name: 'Once', resume: file('cv.pdf', samples.pdf), note: 'Hello', email: 'once@example.com' }
    const first = await post(server, fields, keyed('k1'))
    server.clock.time += 60 * 60_000
    const second = await post(server, fields, keyed('k1'))
    expect(first.status).toBe(201)
    expect(second.status).toBe(201)
    expect(second.text).toBe(first.text)
    expect(second.headers.get('content-type')).toBe(first.headers.get('content-type'))
    expect(await countOf('Once')).toBe(1)
  })

  test('with another body is refused, and the first answer stays', async () => {
    const first = await post(server, { first_name: 'Reused' }, keyed('k2'))
    const refused = await post(server, { first_name: 'Reused', phone: '1' }, keyed('k2'))
    expectRefusal(refused, 422, 'idempotency_key_reused')
    expect((await post(server, { first_name: 'Reused' }, keyed('k2'))).text).toBe(first.text)
    expect(await countOf('Reused')).toBe(1)
  })

  test('for another operation or another candidate is refused', async () => {
    const [one, two] = [await create(server), await create(server)]
    const change = { phone: '1' }
    expect((await patch(server, one.uid, change, keyed('k3'))).status).toBe(200)
    expectRefusal(await patch(server, two.uid, change, keyed('k3')), 422, 'idempotency_key_reused')
    expectRefusal(await post(server, {}, keyed('k3')), 422, 'idempotency_key_reused')
    expect((await read(server, two.uid)).phone).toBeNull()
  })

  test('with large files is compared by all of their content', async () => {
    const files = (last: number) => [file('a.dat', Buffer.alloc(200_000, 1).fill(last, 199_999))]
    const first = await post(server, { files: files(1) }, keyed('k4'))
    expect((await post(server, { files: files(1) }, keyed('k4'))).text).toBe(first.text)
    expectRefusal(await post(server, { files: files(2) }, keyed('k4')), 422, 'idempotency_key_reused')
  })
})

test('other keys, or none, are other requests', async () => {
  const fields = { first_name: 'Many' }
  await post(server, fields, keyed('m1'))
  await post(server, fields, keyed('M1'))
  await post(server, fields)
  await post(server, fields)
  expect(await countOf('Many')).toBe(4)
})

describe('many at once', () => {
  test('50 with one key: one candidate, 50 equal answers', async () => {
    const fields = { first_name: 'Racer', email: 'racer@example.com', note: 'Hi' }
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(server, fields, keyed('race'))))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(await countOf('Racer')).toBe(1)
  })

  test('50 with one key and one partner id are repetitions, not conflicts', async () => {
    const fields = { first_name: 'Repeated', partner_candidate_id: 'repeated' }
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(server, fields, keyed('race 2'))))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(201)
    expect(await countOf('Repeated')).toBe(1)
  })

  test('the same, with files', async () => {
    const fields = {
      first_name: 'With files',
      partner_candidate_id: 'with files',
      resume: file('cv.pdf', samples.pdf),
    }
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(server, fields, keyed('race 3'))))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(201)
    expect(await countOf('With files')).toBe(1)
  })

  test('50 keys with one partner id: one wins and is repeated, the others conflict each time', async () => {
    const send = (i: number) => post(server, { partner_candidate_id: 'keys' }, keyed(`keys ${i}`))
    const numbers = Array.from({ length: 50 }, (_, i) => i)
    const first = await Promise.all(numbers.map(send))
    expect(first.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(first.filter(({ status }) => status === 409)).toHaveLength(49)
    const second = await Promise.all(numbers.map(send))
    expect(second.map(({ text }) => text)).toEqual(first.map(({ text }) => text))
  })

  test('one key with two bodies: one is done, the other refused', async () => {
    const bodies = Array.from({ length: 20 }, (_, i) => ({ first_name: i % 2 ? 'Left' : 'Right' }))
    const answers = await Promise.all(bodies.map((fields) => post(server, fields, keyed('two bodies'))))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10)
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(10)
    expect((await countOf('Left')) + (await countOf('Right'))).toBe(1)
  })

  test('30 updates with one key append one note', async () => {
    const { uid } = await create(server)
    const change = { note: 'Once', files: [file('a.txt', 'a')] }
    const answers = await Promise.all(Array.from({ length: 30 }, () => patch(server, uid, change, keyed('notes'))))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(await read(server, uid)).toMatchObject({ notes: [{ text: 'Once' }], files: [{ name: 'a.txt' }] })
  })
})

test('on an update, the answer of then is repeated, and nothing is changed back', async () => {
  const { uid } = await create(server)
  const first = await patch(server, uid, { phone: 'first' }, keyed('update'))
  await patch(server, uid, { phone: 'second' })
  const repeated = await patch(server, uid, { phone: 'first' }, keyed('update'))
  expect(repeated.status).toBe(200)
  expect(repeated.text).toBe(first.text)
  expect((await read(server, uid)).phone).toBe('second')
})

describe('keys are the client’s own', () => {
  test('another client with the same key is another request', async () => {
    const fields = { first_name: 'Scoped' }
    const ours = await post(server, fields, keyed('scope'))
    const theirs = await post(server, fields, keyed('scope', await server.jwt(OTHER)))
    expect([ours.status, theirs.status]).toEqual([201, 201])
    expect(theirs.body.uid).not.toBe(ours.body.uid)
  })

  test('and so in another organization', async () => {
    const neighbour = await addNeighbour(server)
    const ours = await post(server, {}, keyed('orgs'))
    const theirs = await post(server, { position_uid: neighbour.jobUid }, keyed('orgs', neighbour.token))
    expect([ours.status, theirs.status]).toEqual([201, 201])
  })

  test('a new token of the same client finds its answers', async () => {
    const first = await post(server, { first_name: 'Token' }, keyed('token', await server.jwt()))
    const late = await server.jwt(undefined, { exp: Math.floor(server.clock.time / 1000) + 9999 })
    expect((await post(server, { first_name: 'Token' }, keyed('token', late))).text).toBe(first.text)
  })
})

describe('time', () => {
  const HOUR = 60 * 60_000

  test('an answer is remembered for 24 hours; then the key is new', async () => {
    const fields = { first_name: 'Aged' }
    const first = await post(server, fields, keyed('aged'))
    server.clock.time += 24 * HOUR - 1000
    expect((await post(server, fields, keyed('aged'))).text).toBe(first.text)
    server.clock.time += 2000
    const anew = await post(server, { ...fields, phone: 'other body' }, keyed('aged'))
    expect(anew.status, anew.text).toBe(201)
    expect(anew.body.uid).not.toBe(first.body.uid)
    expect((await post(server, { ...fields, phone: 'other body' }, keyed('aged'))).text).toBe(anew.text)
    expect(await countOf('Aged')).toBe(2)
  })

  test('20 at once with a key that was used a day ago are one request again', async () => {
    await post(server, { first_name: 'Again' }, keyed('again'))
    server.clock.time += 25 * HOUR
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => post(server, { first_name: 'Again' }, keyed('again'))),
    )
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(201)
    expect(await countOf('Again')).toBe(2)
  })
})

test('a refusal is not remembered: the request may be mended and sent again', async () => {
  expect((await post(server, { email: 'x' }, keyed('mend'))).status).toBe(400)
  expect((await post(server, { position_uid: '99.99' }, keyed('mend'))).status).toBe(404)
  const created = await post(server, {}, keyed('mend'))
  expect(created.status).toBe(201)
  expect((await post(server, {}, keyed('mend'))).text).toBe(created.text)
})

test('a stranger with the key of somebody else learns nothing', async () => {
  await post(server, { first_name: 'Private' }, keyed('private'))
  const answer = await post(server, { first_name: 'Private' }, keyed('private', 'Bearer nobody'))
  expectRefusal(answer, 401, 'unauthorized')
})

describe('the form of a key', () => {
  test.each([
    ['a UUID', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
    ['in quotes, as the draft has it', '"8e03978e-40d5-43dd-bc93-6894a57f9324"'],
    ['one character', 'k'],
    ['255 characters', 'k'.repeat(255)],
    ['signs and spaces', '!#$ %&~'],
  ])('%s is taken', async (_, key) => {
    const first = await post(server, {}, keyed(key))
    expect(first.status).toBe(201)
    expect((await post(server, {}, keyed(key))).text).toBe(first.text)
  })

  test.each([
    ['nothing', ''],
    ['256 characters', 'k'.repeat(256)],
    ['a tab inside', 'a\tb'],
    ['a letter beyond ASCII', 'clé'],
  ])('%s is refused, and nothing is done', async (what, key) => {
    const body = JSON.stringify({ ...MINIMAL, first_name: what })
    const answer = await raw(key, body)
    expect(answer).toMatchObject({ status: 400, error: 'invalid_idempotency_key', message: form.text() })
    expect(await countOf(what)).toBe(0)
  })

  /** The header exactly as given: fetch would trim it. */
  async function raw(key: string, body: string): Promise<unknown> {
    const headers = { authorization: await server.jwt(), 'content-type': 'application/json', 'idempotency-key': key }
    return new Promise((resolve, reject) => {
      const call = request(`${server.url}/candidates`, { method: 'POST', headers }, (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk) => (text += chunk))
        response.on('end', () => resolve(JSON.parse(text)))
      })
      call.on('error', reject).end(body)
    })
  }
})
