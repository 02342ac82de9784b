import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readSettings, toConfig } from '../../src/config/config.ts'
import { openStore } from '../../src/store.ts'
import { samples } from '../support/sample-files.ts'
import { startServer, type TestServer, WK } from '../support/server.ts'
import { type Remote, serveRemote } from '../wire/welcome-kit/remote.ts'
import { headOf, rawHttp } from './raw-http.ts'

/** The end of a server: what is in flight is answered, and nothing is lost. */

const PATH = '/api/v1/external/candidates'

let server: TestServer
let remote: Remote
/** Lets the remote file go, on which a create waits. */
let release: () => void
let body: object
beforeAll(async () => {
  remote = await serveRemote()
})
afterAll(() => remote.close())
beforeEach(async () => {
  server = await startServer({ settings: { drainSeconds: '20' } })
  const remote_resume_url = remote.put('/cv.pdf', (response) => {
    release = () => void response.end(samples.pdf)
  })
  body = {
    organization_reference: 'Pg4eV6k',
    job_reference: 'WTTJ_KmqkD1Y',
    email: 'foo@example.org',
    firstname: 'Foo',
    lastname: 'Bar',
    remote_resume_url,
  }
  return () => server.close()
})

test('a request in flight is answered, and the server ends soon after', async () => {
  const asked = remote.asked('/cv.pdf')
  const answer = server.call({ path: PATH, body, auth: WK })
  await asked
  const started = performance.now()
  const closing = server.close()
  release()
  expect((await answer).status).toBe(201)
  await closing
  // Well before the time to drain, after which connections are cut.
  expect(performance.now() - started).toBeLessThan(10_000)
})

test('what it wrote is there when the folder is opened again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'longlist-test-'))
  try {
    const first = await startServer({ folder })
    const asked = remote.asked('/cv.pdf')
    const answer = first.call({ path: PATH, body, auth: WK })
    await asked
    const closing = first.close()
    release()
    expect((await answer).status).toBe(201)
    await closing
    const config = toConfig(readSettings({}, { data: folder, ...first.under.settings }))
    const store = await openStore(config, Buffer.alloc(32), { anyState: true })
    for (const table of ['application', 'attachment']) {
      expect(await store.engine.all(`select count(*) as n from ${table}`, [], 'every')).toEqual([{ n: 1 }])
    }
    await store.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('while it ends it is not ready, no new connection is taken, and an open one is told to close', async () => {
  const connection = rawHttp(server.url)
  const text = JSON.stringify(body)
  const asked = remote.asked('/cv.pdf')
  connection.send(
    headOf('POST', PATH, {
      authorization: WK,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    }) + text,
  )
  await asked
  const closing = server.close()
  connection.send(headOf('GET', '/readyz'))
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow(TypeError)
  release()
  await connection.closed
  await closing
  const answers = connection.received().split(/(?=HTTP\/1\.1 \d{3} )/)
  expect(answers).toHaveLength(2)
  expect(answers[0]).toMatch(/^HTTP\/1\.1 201 /)
  expect(answers[1]).toMatch(/^HTTP\/1\.1 503 /)
  expect(answers[1]).toMatch(/^retry-after: \d+\r$/im)
  expect(answers[1]).toMatch(/^connection: close\r$/im)
})

test('a fetch that never ends is given up after the time to drain', async () => {
  await using hasty = await startServer({ settings: { drainSeconds: '1', fetchSeconds: '300' } })
  const asked = remote.asked('/cv.pdf')
  const answer = hasty.call({ path: PATH, body, auth: WK }).then(
    ({ status }) => status,
    () => 'cut',
  )
  await asked
  await hasty.close()
  expect(await answer).not.toBe(201)
})

const headerOf = (answer: Response, name: string) => answer.headers.get(name)

test('while it lingers it says that it is not ready, still takes requests, and each answer closes its connection', async () => {
  await using lingering = await startServer({ settings: { lingerSeconds: '2' } })
  const kept = rawHttp(lingering.url)
  kept.send(headOf('GET', '/healthz'))
  expect(await kept.until(/ok"}/)).toMatch(/^connection: keep-alive\r$/im)
  const closing = lingering.server.close()
  const ready = await fetch(`${lingering.url}/readyz`)
  expect([ready.status, headerOf(ready, 'connection')]).toEqual([503, 'close'])
  expect(await ready.json()).toEqual({ status: 'not ready', reason: 'the server is ending' })
  kept.send(headOf('GET', '/healthz'))
  await kept.closed
  expect(kept.received().match(/HTTP.*|^connection: .*/gim)).toEqual([
    'HTTP/1.1 200 OK',
    'Connection: keep-alive',
    'HTTP/1.1 200 OK',
    'connection: close',
  ])
  const { remote_resume_url: _, ...plain } = body as { remote_resume_url: string }
  expect((await lingering.call({ path: PATH, body: plain, auth: WK })).status).toBe(201)
  await closing
  await expect(fetch(`${lingering.url}/healthz`)).rejects.toThrow(TypeError)
})

test('one that retires stays ready, and ends when the connections that were kept have moved elsewhere', async () => {
  const kept = rawHttp(server.url)
  kept.send(headOf('GET', '/healthz'))
  await kept.until(/ok"}/)
  const retiring = server.server.retire()
  const ready = await fetch(`${server.url}/readyz`)
  expect([ready.status, headerOf(ready, 'connection')]).toEqual([200, 'close'])
  kept.send(headOf('GET', '/healthz'))
  await kept.closed
  await retiring
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow(TypeError)
})
