import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samples } from '../support/sample-files.ts'
import { startServer, type TestServer, WK } from '../support/server.ts'
import { sized } from '../wire/welcome-kit/remote.ts'
import { headOf, type RawHttp, rawHttp } from './raw-http.ts'

/** Large bodies: with and without an announced length, and more of them than the memory for them holds. */

const MIB = 1024 * 1024
const BODY_MEGABYTES = 16
const MEMORY_MEGABYTES = 32

let server: TestServer
let authorization: string
beforeAll(async () => {
  const settings = { bodyMegabytes: String(BODY_MEGABYTES), memoryMegabytes: String(MEMORY_MEGABYTES) }
  server = await startServer({ settings })
  authorization = await server.jwt()
})
afterAll(() => server.close())

/** The largest file that document 000 allows, and the body that holds it. */
const FILE = sized(samples.pdf, 6 * MIB)
const CANDIDATE = {
  position_uid: '11.11',
  first_name: 'Bobby',
  last_name: 'Chauck',
  resume: { name: 'cv.pdf', file: FILE.toString('base64') },
}
const BODY = Buffer.from(JSON.stringify(CANDIDATE))

type Sent = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: any }

/** Sends a body in pieces: chunked when its length is not announced. */
async function post(path: string, body: Buffer, announced: boolean, auth = authorization): Promise<Sent> {
  const headers = { 'content-type': 'application/json', authorization: auth }
  const outgoing = request(server.url + path, {
    method: 'POST',
    headers: announced ? { ...headers, 'content-length': body.length } : headers,
    agent: false,
  })
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.on('error', reject)
    outgoing.on('response', resolve)
  }).then(async (response): Promise<Sent> => {
    const text = Buffer.concat(await response.toArray()).toString()
    return { status: response.statusCode ?? 0, headers: response.headers, body: JSON.parse(text) }
  })
  const pieces = Array.from({ length: Math.ceil(body.length / 65_536) }, (_, n) =>
    body.subarray(n * 65_536, (n + 1) * 65_536),
  )
  // Who is refused early may stop sending; the answer says all.
  await Promise.race([answered, pipeline(Readable.from(pieces), outgoing).catch(() => answered)])
  return answered
}

/** Holds memory: its length is announced and it was invited, and it sends nothing yet. */
async function hold(length: number): Promise<RawHttp> {
  const connection = rawHttp(server.url)
  const type = { 'content-type': 'application/json' }
  const head = { ...type, authorization, 'content-length': length, expect: '100-continue' }
  connection.send(headOf('POST', '/candidates', head))
  await connection.until(/^HTTP\/1\.1 100 Continue\r\n\r\n$/)
  return connection
}

const padded = (body: Buffer, length: number) => Buffer.concat([body, Buffer.alloc(length - body.length, ' ')])

async function count(table: string): Promise<number> {
  const [row] = await server.server.store.engine.all(`select count(*) as n from ${table}`, [], 'every')
  return row?.['n'] as number
}

describe('a body of several megabytes', () => {
  test.each([
    ['with a length', true],
    ['chunked, without a length', false],
  ])('%s is taken whole', async (_, announced) => {
    const { status, body } = await post('/candidates', BODY, announced)
    expect(status).toBe(201)
    const file = await fetch(body.resume.url)
    expect(Buffer.from(await file.arrayBuffer()).equals(FILE)).toBe(true)
  })

  test.each([
    ['with a length', true],
    ['chunked, without a length', false],
  ])('%s may have as many as the operator says, and none more', async (_, announced) => {
    const limit = BODY_MEGABYTES * MIB
    expect((await post('/candidates', padded(BODY, limit), announced)).status).toBe(201)
    const { status, body } = await post('/candidates', padded(BODY, limit + 1), announced)
    expect(status).toBe(413)
    expect(body).toEqual({ status: 413, error: 'request_size_limit', message: expect.stringContaining(String(limit)) })
  })

  test('is too large for Welcome Kit, whose files are fetched', async () => {
    for (const announced of [true, false]) {
      const { status, body } = await post('/api/v1/external/candidates', BODY, announced, WK)
      expect(status).toBe(413)
      expect(body).toEqual({ error: 'request_too_large', error_description: expect.any(String) })
    }
  })
})

describe('when the memory for large bodies is full', () => {
  const large = BODY_MEGABYTES * MIB
  const fill = () => Promise.all(Array.from({ length: MEMORY_MEGABYTES / BODY_MEGABYTES }, () => hold(large)))

  test('of 64 clients with 6 MB files each is taken or told to come back', async () => {
    const before = await count('application')
    const holders = await fill()
    const half = (64 - holders.length) / 2
    const waiting = Array.from({ length: half }, () => post('/candidates', BODY, true))
    const refused = await Promise.all(Array.from({ length: half }, () => post('/candidates', BODY, false)))
    for (const { status, headers, body } of refused) {
      expect(status).toBe(503)
      expect(headers['retry-after']).toMatch(/^[1-9]\d*$/)
      expect(body).toEqual({ status: 503, error: 'service_unavailable', message: expect.any(String) })
    }
    for (const holder of holders) holder.send(padded(BODY, large))
    for (const holder of holders) await holder.until(/^HTTP\/1\.1 201 /m)
    const answers = await Promise.all(waiting)
    const taken = answers.filter(({ status }) => status === 201)
    for (const { status, headers } of answers) {
      expect([201, 503]).toContain(status)
      if (status === 503) expect(headers['retry-after']).toMatch(/^[1-9]\d*$/)
    }
    expect(taken.length).toBeGreaterThan(0)
    expect((await count('application')) - before).toBe(holders.length + taken.length)
    for (const holder of holders) holder.close()
  })

  test('small requests go on, and Welcome Kit’s larger ones are told to come back in its form', async () => {
    const holders = await fill()
    const small = { ...CANDIDATE, resume: undefined }
    expect((await server.call({ path: '/candidates', body: small })).status).toBe(201)
    const params = {
      organization_reference: 'Pg4eV6k',
      job_reference: 'WTTJ_KmqkD1Y',
      email: 'foo@example.org',
      firstname: 'Foo',
      lastname: 'Bar',
    }
    const path = '/api/v1/external/candidates'
    expect((await server.call({ path, body: params, auth: WK })).status).toBe(201)
    const long = padded(Buffer.from(JSON.stringify(params)), 64 * 1024)
    const { status, headers, body } = await post(path, long, false, WK)
    expect(status).toBe(503)
    expect(headers['retry-after']).toMatch(/^[1-9]\d*$/)
    expect(body).toEqual({ error: 'service_unavailable', error_description: expect.any(String) })
    for (const holder of holders) holder.close()
    // Who waits gets what those who went away gave back.
    expect((await post(path, long, true, WK)).status).toBe(201)
  })

  test('senders that go away give back what they held, all of it and again and again', async () => {
    for (let round = 0; round < 3; round++) {
      const holders = await fill()
      const waiting = post('/candidates', BODY, true)
      for (const holder of holders) {
        holder.send(BODY.subarray(0, MIB))
        holder.close()
      }
      expect((await waiting).status).toBe(201)
    }
  })
})
