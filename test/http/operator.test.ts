import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer, WK } from '../support/server.ts'

/** What the operator looks at: health, readiness, metrics, the log. */

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const get = (path: string) => server.call({ path, auth: null })

const CANDIDATE = {
  organization_reference: 'Pg4eV6k',
  job_reference: 'WTTJ_KmqkD1Y',
  email: 'operator@example.org',
  firstname: 'Foo',
  lastname: 'Bar',
}

async function created(): Promise<string> {
  const answer = await server.call({ path: '/api/v1/external/candidates', body: CANDIDATE, auth: WK })
  expect(answer.status).toBe(201)
  return answer.body.reference
}

test('the server is alive and ready', async () => {
  for (const path of ['/healthz', '/readyz']) {
    const answer = await get(path)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
  }
})

test('a server that cannot write to its store is alive, but not ready', { timeout: 30_000 }, async () => {
  const lock = await server.under.lock()
  const ready = await get('/readyz')
  await lock.release()
  expect((await get('/healthz')).status).toBe(200)
  expect(ready.status).toBe(503)
  expect(ready.headers.get('retry-after')).toMatch(/^\d+$/)
  expect((await get('/readyz')).status).toBe(200)
})

test('each answer has an id, which a proxy may give and which stands in the log', async () => {
  const [first, second] = [await get('/healthz'), await get('/healthz')]
  const ids = [first, second].map(({ headers }) => headers.get('x-request-id'))
  expect(new Set(ids).size).toBe(2)
  const given = await server.call({ path: '/healthz', auth: null, headers: { 'x-request-id': 'proxy-1' } })
  expect(given.headers.get('x-request-id')).toBe('proxy-1')
  for (const forged of ['a b', 'x'.repeat(65), '"}{"level":60']) {
    const answer = await server.call({ path: '/healthz', auth: null, headers: { 'x-request-id': forged } })
    expect(answer.headers.get('x-request-id')).not.toBe(forged)
  }
})

describe('the metrics', () => {
  const HELP_OR_TYPE = /^# (HELP [a-zA-Z_:][\w:]* .*|TYPE [a-zA-Z_:][\w:]* (counter|gauge|histogram|summary|untyped))$/
  const LABELS = String.raw`\{([a-zA-Z_]\w*="(?:[^"\\\n]|\\[\\"n])*",?)*\}`
  const SAMPLE = new RegExp(String.raw`^[a-zA-Z_:][\w:]*(${LABELS})? (-?\d+(\.\d+)?(e[+-]?\d+)?|[+-]Inf|NaN)( \d+)?$`)

  test('have the Prometheus text format', async () => {
    await created()
    const { status, headers, text } = await get('/metrics')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
    const lines = text.split('\n').filter((line) => line !== '')
    expect(lines.filter((line) => !HELP_OR_TYPE.test(line) && !SAMPLE.test(line))).toEqual([])
    const types = lines.filter((line) => line.startsWith('# TYPE')).map((line) => line.split(' ')[2])
    expect(new Set(types).size).toBe(types.length)
  })

  test('are each explained in docs/operating.md', async () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/operating.md'), 'utf8')
    const { text } = await get('/metrics')
    const ours = [...text.matchAll(/^# TYPE longlist_(\w+)/gm)].map(([, name]) => name as string)
    expect(ours.length).toBeGreaterThan(5)
    for (const name of ours) expect(page).toContain(`\`${name}\``)
  })

  const count = (text: string, labels: Record<string, string>): number => {
    const lines = text.split('\n').filter((line) => line.startsWith('longlist_http_requests_total{'))
    const found = lines.filter((line) => Object.entries(labels).every(([k, v]) => line.includes(`${k}="${v}"`)))
    return found.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
  }

  test('count requests by method, route and status', async () => {
    const create = { method: 'POST', route: '/api/v1/external/candidates', status: '201' }
    const read = { method: 'GET', route: '/api/v1/external/candidates/:reference', status: '200' }
    const before = (await get('/metrics')).text
    for (let n = 0; n < 3; n++) {
      await server.call({ path: `/api/v1/external/candidates/${await created()}`, auth: WK })
    }
    const after = (await get('/metrics')).text
    expect(count(after, create) - count(before, create)).toBe(3)
    expect(count(after, read) - count(before, read)).toBe(3)
    expect(after).toMatch(/^longlist_http_request_seconds_bucket\{.*route="\/api\/v1\/external\/candidates".*\} \d+$/m)
  })

  test('name no candidate, no query and no address that somebody made up', async () => {
    const reference = await created()
    await server.call({ path: `/api/v1/external/candidates/${reference}?access_token=WK_API_KEY`, auth: null })
    await server.call({ path: '/candidates/B3.0015' })
    await get('/made-up/address')
    await get('/api/v1/made-up')
    await get('/%zz')
    await server.call({ path: '/made-up', method: 'OPTIONS', auth: null })
    const { text } = await get('/metrics')
    expect(text).not.toContain(reference)
    expect(text).not.toMatch(/B3\.0015|made-up|WK_API_KEY|zz|operator@/)
  })
})

describe('the log', () => {
  test('has one line for each request, with its route, its status and its id', async () => {
    const before = server.log.length
    const answer = await server.call({ path: '/api/v1/external/candidates/wttj-x?stage=true', auth: WK })
    const lines = server.log.slice(before).map((line) => JSON.parse(line))
    expect(lines.filter(({ msg }) => msg === 'request')).toMatchObject([
      {
        method: 'GET',
        route: '/api/v1/external/candidates/:reference',
        status: 404,
        reqId: answer.headers.get('x-request-id'),
      },
    ])
  })

  test('has no line for a request when the operator wants none', async () => {
    await using quiet = await startServer({ settings: { accessLog: 'false' } })
    await quiet.call({ path: '/candidates/x' })
    expect(quiet.log.join('')).not.toContain('"msg":"request"')
  })
})
