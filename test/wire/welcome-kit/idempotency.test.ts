import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { samples } from '../../support/sample-files.ts'
import { WK, WK_GUEST } from '../../support/server.ts'
import { type Remote, serveRemote } from './remote.ts'
import { CANDIDATES, type Params, refusalOf, SMALLEST, startWire, type Wire } from './wire.ts'

/** One answer for each `Idempotency-Key` of a client, for a day. */

const DAY = 24 * 60 * 60 * 1000

let wire: Wire
let remote: Remote
beforeAll(async () => {
  ;[wire, remote] = await Promise.all([startWire(), serveRemote()])
})
afterAll(() => Promise.all([wire.close(), remote.close()]))

let key: string
beforeEach(() => {
  key = crypto.randomUUID()
})

const send = (params: Params = {}, options: { auth?: string | null; query?: string; key?: string } = {}) => {
  const { key: own = key, ...rest } = options
  return wire.create(params, { ...rest, headers: { 'idempotency-key': own } })
}
const applications = async () => (await wire.count())['application'] as number

describe('the same request again', () => {
  test('gets the same answer, byte for byte, and writes nothing', async () => {
    const first = await send({ comment: 'x' })
    expect(first.status).toBe(201)
    const before = await wire.count()
    const second = await send({ comment: 'x' })
    expect(second.status).toBe(201)
    expect(second.text).toBe(first.text)
    expect(await wire.count()).toEqual(before)
  })

  test('gets the same answer though the remote file is gone meanwhile, without asking for it', async () => {
    const params = { remote_resume_url: remote.put('/cv.pdf', samples.pdf) }
    const first = await send(params)
    expect(first.body.resume_size).toBe(samples.pdf.length)
    remote.clear()
    const asked = remote.connections()
    const second = await send(params)
    expect(second.text).toBe(first.text)
    expect(remote.connections()).toBe(asked)
  })

  test('is the same by form, with its token in the query', async () => {
    const body = new URLSearchParams(SMALLEST).toString()
    const form = { 'content-type': 'application/x-www-form-urlencoded', 'idempotency-key': key }
    const first = await wire.call({ path: CANDIDATES, body, headers: form })
    const inQuery = `${CANDIDATES}?access_token=WK_API_KEY`
    const second = await wire.call({ path: inQuery, body, headers: form, auth: null })
    expect(first.status).toBe(201)
    expect(second.text).toBe(first.text)
  })

  test('is a new one after a day', async () => {
    const start = wire.server.clock.time
    const first = await send()
    try {
      wire.server.clock.time = start + DAY
      expect((await send()).text).toBe(first.text)
      wire.server.clock.time = start + DAY + 1
      const later = await send()
      expect(later.status).toBe(201)
      expect(later.body.reference).not.toBe(first.body.reference)
    } finally {
      wire.server.clock.time = start
    }
  })
})

describe('another request under the same key', () => {
  const others: Params[] = [
    { firstname: 'Other' },
    { subtitle: 'One more' },
    { job_stage_id: 14_600 },
    { archived: false },
    { unknown: 'x' },
  ]
  test.each(others)('%j', async (other) => {
    await send()
    const before = await wire.count()
    refusalOf(await send(other), 422, 'idempotency_key_reused')
    expect(await wire.count()).toEqual(before)
  })

  test('of another client is its own', async () => {
    const first = await send()
    const guest = await send({}, { auth: WK_GUEST })
    expect(guest.status).toBe(201)
    expect(guest.body.reference).not.toBe(first.body.reference)
  })

  test('is refused before its own files are fetched', async () => {
    await send()
    const asked = remote.connections()
    refusalOf(await send({ remote_resume_url: `${remote.origin}/cv.pdf` }), 422, 'idempotency_key_reused')
    expect(remote.connections()).toBe(asked)
  })
})

test('a refusal is not remembered: the request may be sent again under its key', async () => {
  const params = { remote_resume_url: `${remote.origin}/late.pdf` }
  refusalOf(await send(params), 400, 'validation_failed')
  refusalOf(await send({ job_reference: 'WTTJ_nowhere' }), 404, 'not_found')
  refusalOf(await send({}, { auth: null }), 401, 'unauthorized')
  remote.put('/late.pdf', samples.pdf)
  expect((await send(params)).status).toBe(201)
})

test('without a key each request is one of its own', async () => {
  const [first, second] = [await wire.created(), await wire.created()]
  expect(first).not.toBe(second)
})

describe('the key', () => {
  test.each([['a'], ['"quoted-8e03978e"'], ['k'.repeat(255)], ['with a space']])('%s is one', async (own) => {
    const first = await send({}, { key: own })
    expect(first.status).toBe(201)
    expect((await send({}, { key: own })).text).toBe(first.text)
  })

  test.each([[''], ['k'.repeat(256)], ['clé'], ['tab\tbed']])('%j is none', async (own) => {
    refusalOf(await send({}, { key: own }), 400, 'validation_failed')
  })
})

describe('twenty at once', () => {
  test('of the same request get one answer and make one candidate', async () => {
    const remote_resume_url = remote.put('/cv.pdf', samples.pdf)
    const params = { email: 'twenty@example.org', comment: 'x', remote_resume_url }
    const before = await wire.count()
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(params, { auth: WK })))
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    const after = await wire.count()
    for (const table of ['application', 'attachment', 'note', 'person', 'event', 'answer']) {
      expect(after[table], table).toBe((before[table] as number) + 1)
    }
  })

  test('of different requests make one candidate; the others are refused', async () => {
    const before = await applications()
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => send({ firstname: `Foo ${n}` })))
    const refused = answers.filter(({ status }) => status !== 201)
    expect(refused).toHaveLength(19)
    for (const answer of refused) refusalOf(answer, 422, 'idempotency_key_reused')
    expect(await applications()).toBe(before + 1)
  })
})
