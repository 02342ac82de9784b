import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import type { S3Options } from '../../src/blobs/s3.ts'
import { type Fault, type FaultyProxy, faultyProxy } from '../support/faulty-proxy.ts'
import { samples } from '../support/sample-files.ts'
import { type Answer, startServer, type TestServer, WK } from '../support/server.ts'
import { newS3Place, s3Settings } from '../support/test-bucket.ts'

/** The whole server while S3 is dead or broken: what needs a file is told to come back, and everything else goes on. */

const SLOW_DOWN = { status: 503, body: '<Error><Code>SlowDown</Code></Error>' }
const FAULTS: readonly (readonly [name: string, fault: Fault])[] = [
  ['answers 503 SlowDown', SLOW_DOWN],
  ['answers 403', { status: 403, body: '<Error><Code>AccessDenied</Code></Error>' }],
  ['closes every connection', 'close'],
]

const obstacle = inject('s3') ? '' : ' (skipped: no S3 in this run)'

describe.skipIf(obstacle !== '')(`S3${obstacle}`, () => {
  let proxy: FaultyProxy
  let server: TestServer
  let count = 0
  beforeAll(async () => {
    const place = newS3Place() as S3Options
    proxy = await faultyProxy(place.endpoint)
    server = await startServer({ settings: s3Settings({ ...place, endpoint: proxy.origin }) })
  })
  afterEach(() => proxy.fault('none'))
  afterAll(async () => {
    await server?.close()
    await proxy?.close()
  })

  const resume = { name: 'cv.pdf', file: samples.pdf.toString('base64') }
  const candidate = (more: object = {}) => ({
    position_uid: '11.11',
    first_name: 'Ada',
    last_name: 'Lovelace',
    partner_candidate_id: `reference-${++count}`,
    ...more,
  })
  const post = (body: object, headers: Record<string, string> = {}) =>
    server.call({ path: '/candidates', body, headers })

  async function rowsOf(table: string): Promise<number> {
    const { engine } = server.server.store
    const [row] = await engine.all(`select count(*) as count from ${table}`, [], 'every')
    return Number(row?.['count'])
  }
  const allRows = async () => ({
    applications: await rowsOf('application'),
    people: await rowsOf('person'),
    attachments: await rowsOf('attachment'),
    notes: await rowsOf('note'),
    events: await rowsOf('event'),
    answers: await rowsOf('answer'),
  })

  function expectComeBack(answer: Answer): void {
    expect(answer).toMatchObject({
      status: 503,
      body: { status: 503, error: 'service_unavailable', message: expect.stringContaining('Nothing was changed') },
    })
    expect(answer.headers.get('retry-after')).toMatch(/^[1-9]\d*$/)
    expect(answer.text).not.toMatch(/S3|bucket|127\.0\.0\.1/i)
  }

  describe.each(FAULTS)('that %s', (_, fault) => {
    test('refuses a create with a file for now, does none of it, and the same request works afterwards', async () => {
      const body = candidate({ resume, note: 'A note', email: `${count}@example.com` })
      const before = await allRows()
      proxy.fault(fault)
      const key = { 'idempotency-key': `key-${count}` }
      expectComeBack(await post(body, key))
      expect(await allRows()).toEqual(before)
      proxy.fault('none')
      const created = await post(body, key)
      expect(created.status).toBe(201)
      expect((await post(body, key)).text).toBe(created.text)
    })

    test('refuses an update with a file for now, and leaves the candidate as it was', async () => {
      const { body: created } = await post(candidate())
      const path = `/candidates/${created.uid}`
      const before = (await server.call({ path })).text
      proxy.fault(fault)
      const patch = { method: 'PATCH', path, body: { phone: '1', resume } }
      expectComeBack(await server.call(patch))
      expect((await server.call({ path })).text).toBe(before)
      proxy.fault('none')
      expect((await server.call(patch)).status).toBe(200)
    })

    test('leaves everything without a file as it is, and the server ready', async () => {
      proxy.fault(fault)
      const created = await post(candidate({ note: 'No file' }))
      expect(created.status).toBe(201)
      expect((await server.call({ path: `/candidates/${created.body.uid}` })).status).toBe(200)
      const names = { organization_reference: 'Pg4eV6k', job_reference: 'WTTJ_KmqkD1Y' }
      const person = { email: `wk-${++count}@example.com`, firstname: 'Grace', lastname: 'Hopper' }
      const onWelcomeKit = await server.call({
        path: '/api/v1/external/candidates',
        auth: WK,
        body: { ...names, ...person },
      })
      expect(onWelcomeKit.status).toBe(201)
      // All servers share one S3: if it made each of them not ready, nobody would be left to take the rest.
      expect((await server.call({ path: '/readyz', auth: null })).status).toBe(200)
    })
  })

  test.each<[string, Fault]>([
    ...FAULTS.map(([name, fault]) => [name, fault] as [string, Fault]),
    ['is cut short', 'half'],
    ['breaks off', 'close in the middle'],
  ])('a download that %s is refused for now and never handed out as whole', async (_, fault) => {
    const { body } = await post(candidate({ resume }))
    proxy.fault(fault)
    const refused = await server.call({ path: body.resume.url, auth: null })
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toMatch(/^[1-9]\d*$/)
    proxy.fault('none')
    const response = await fetch(body.resume.url)
    expect(response.status).toBe(200)
    expect(Buffer.from(await response.arrayBuffer()).equals(samples.pdf)).toBe(true)
  })
})
