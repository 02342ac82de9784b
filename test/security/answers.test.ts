import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samples } from '../support/sample-files.ts'
import type { Answer, TestServer } from '../support/server.ts'
import {
  ALL,
  type Call,
  closeWorlds,
  GUARDED,
  label,
  OPEN,
  openWorlds,
  PUBLIC,
  prepare,
  REFUSED,
  type Route,
  SIGNED,
  slugOf,
  type Worlds,
} from './routes.ts'

/** What every answer of the server has in common, and what a fault of ours may show. */

const FORM = /^[\w.:-]{1,64}$/
const EVERYBODY = `Bearer ${ALL}`
const everyRoute = [...GUARDED, ...PUBLIC]

let worlds: Worlds
let server: TestServer
beforeAll(async () => {
  worlds = await openWorlds()
  server = worlds.comeet.server
})
afterAll(() => closeWorlds(worlds))

async function prepareEach(routes: readonly Route[], on = worlds): Promise<(readonly [Route, Call])[]> {
  const calls: (readonly [Route, Call])[] = []
  for (const route of routes) calls.push([route, await prepare(on[route.wire], route)])
  return calls
}

const file = { name: 'cv.pdf', file: samples.pdf.toString('base64') }

/** One call of every kind: each route as it succeeds, as it is refused, and what never reaches a route. */
async function everyAnswer(headers: Record<string, string> = {}): Promise<(readonly [what: string, answer: Answer])[]> {
  const withFile = await server.call({
    path: '/candidates',
    body: { position_uid: '11.11', first_name: 'A', last_name: 'B', resume: file },
  })
  const link = new URL(withFile.body.resume.url)
  const paths = [
    ...OPEN.map((path) => path.replace('*', 'swagger-ui.css')),
    link.pathname + link.search,
    link.pathname,
    SIGNED,
    '/nothing',
    '/api/v1/nothing',
    '/%zz',
    '/api/v1/%zz',
    '/docs/assets/nothing',
    '/docs/assets/../../package.json',
    '/docs/assets/..%2f..%2fpackage.json',
    '//example.com/',
  ]
  return [
    ...(await each(paths, (path) => server.call({ path, headers, auth: null }))),
    ...(await each(paths, (path) => server.call({ method: 'DELETE', path, headers, auth: null }))),
    ...(await each(REFUSED, ({ method, path }) => server.call({ method, path, headers, auth: null }))),
    ...(await each(await prepareEach(everyRoute), ([, { send }]) => send(EVERYBODY, { headers }))),
    ...(await each(await prepareEach(GUARDED), ([, { send }]) => send(null, { headers }))),
    ...(await each(await prepareEach(GUARDED), ([, { send, sendForNothing = send }]) =>
      sendForNothing(EVERYBODY, { headers }),
    )),
  ]
}

async function each<T>(items: readonly T[], call: (item: T) => Promise<Answer>) {
  return Promise.all(items.map(async (item) => [JSON.stringify(item), await call(item)] as const))
}

test('every answer forbids sniffing and carries a request id of the right form', async () => {
  const ids = new Set<string>()
  const answers = await everyAnswer()
  for (const [what, { headers, status }] of answers) {
    expect(headers.get('x-content-type-options'), `${status} ${what}`).toBe('nosniff')
    const id = headers.get('x-request-id')
    expect(id, `${status} ${what}`).toMatch(FORM)
    ids.add(id as string)
  }
  expect(ids.size).toBe(answers.length)
})

test('a request id that was sent comes back', async () => {
  for (const [what, { headers }] of await everyAnswer({ 'x-request-id': 'Trace:1.a-b_c' })) {
    expect(headers.get('x-request-id'), what).toBe('Trace:1.a-b_c')
  }
})

test.each([' ', 'a b', 'a'.repeat(65), 'a/b', '<script>', '{"a":1}', 'é', 'a,b'])(
  'the request id %j is replaced',
  async (given) => {
    const answer = await server.call({ path: '/healthz', headers: { 'x-request-id': given } })
    expect(answer.headers.get('x-request-id')).toMatch(FORM)
    expect(answer.headers.get('x-request-id')).not.toBe(given)
  },
)

test('no answer names the software, its version or its folders', async () => {
  for (const [what, { headers, text }] of await everyAnswer()) {
    expect(headers.get('server'), what).toBeNull()
    expect(headers.get('x-powered-by'), what).toBeNull()
    expect(text, what).not.toContain(server.folder)
    expect(text, what).not.toMatch(/node_modules|\/src\/|FST_ERR|at \w+ \(/)
  }
})

test('nothing outside of the page’s own files is served', async () => {
  for (const path of [
    '/docs/assets/../../package.json',
    '/docs/assets/..%2f..%2fpackage.json',
    '/docs/assets/%2e%2e/package.json',
  ]) {
    expect((await server.call({ path, auth: null })).status, path).toBeGreaterThanOrEqual(400)
  }
})

test('another origin may not read Comeet’s wire in a browser', async () => {
  for (const [, { headers }] of await each(
    await prepareEach(GUARDED.filter(({ wire }) => wire === 'comeet')),
    ([, { send }]) => send(EVERYBODY, { headers: { origin: 'https://evil.example' } }),
  )) {
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('access-control-allow-credentials')).toBeNull()
  }
})

const hostile: readonly (readonly [string, string])[] = [
  ['nested very deeply', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
  ['nested very deeply around an empty text', `${'{"a":'.repeat(50_000)}""${'}'.repeat(50_000)}`],
  ['nested very deeply around an escape', `${'{"a":'.repeat(50_000)}"\\u0041"${'}'.repeat(50_000)}`],
  ['lists in lists', `{"links":${'['.repeat(50_000)}"\\u0041"${']'.repeat(50_000)}}`],
  ['a great many keys', `{${Array.from({ length: 50_000 }, (_, i) => `"k${i}":""`).join()}}`],
  ['the name of a prototype', '{"__proto__":{"position_uid":"11.11"},"constructor":{"prototype":{"a":1}}}'],
  ['a number that is too large', '{"phone":1e999}'],
  ['a key of a megabyte', `{"${'k'.repeat(900_000)}":1}`],
]
const writes = GUARDED.filter(({ method }) => ['POST', 'PUT', 'PATCH'].includes(method))

test.each(hostile)('a body that means harm is no fault of ours: %s', async (_, body) => {
  for (const { method, path, wire } of writes) {
    const answer = await server.call({ method, path: path.replaceAll(/:\w+/g, 'FF.FFFF'), body, auth: EVERYBODY })
    expect(answer.status, `${wire} ${method}: ${answer.text.slice(0, 200)}`).toBeLessThan(500)
    expect(answer.status).toBeGreaterThanOrEqual(400)
  }
  expect(({} as Record<string, unknown>)['position_uid']).toBeUndefined()
})

describe('a fault of ours', () => {
  let faulty: Worlds
  let broken: TestServer
  let calls: readonly (readonly [Route, Call])[]
  let link: string
  const lines = (log: readonly string[]) => log.map((line) => JSON.parse(line))

  beforeAll(async () => {
    faulty = await openWorlds()
    broken = faulty.comeet.server
    const made = await broken.call({
      path: '/candidates',
      body: {
        position_uid: '11.11',
        first_name: 'Secret',
        last_name: 'Name',
        email: 'secret@example.com',
        resume: file,
      },
    })
    link = made.body.resume.url
    calls = await prepareEach(everyRoute, faulty)
    // The store is damaged under the server.
    for (const { server: each } of Object.values(faulty)) {
      const { engine } = each.server.store
      for (const table of ['attachment', 'event', 'catalog_version'])
        await engine.write(`drop table ${table}`, [], 'none')
    }
  })
  afterAll(() => closeWorlds(faulty))

  function expectNoDetail(answer: Answer, { log } = broken): void {
    expect(answer.status, answer.text).toBe(500)
    expect(answer.text).not.toMatch(/sql|stage|table|attachment|event|\bat\b|error:|secret/i)
    const id = answer.headers.get('x-request-id')
    const logged = lines(log).filter(({ reqId, level }) => reqId === id && level >= 50)
    expect(logged).toHaveLength(1)
    expect(logged[0].err.message).toMatch(/no such table|does not exist|stage/)
  }

  test('shows nothing of it, at any route', async () => {
    for (const [route, { send }] of calls) {
      const answer = await send(EVERYBODY)
      expectNoDetail(answer, faulty[route.wire].server)
      const slug = route.wire === 'comeet' ? 'internal_error' : 'internal_server_error'
      expect(slugOf(route, answer), label(route)).toBe(route.method === 'HEAD' ? 'HEAD' : slug)
    }
  })

  test('nor does a file', async () => {
    const { pathname, search } = new URL(link)
    const answer = await broken.call({ path: pathname + search, auth: null })
    expectNoDetail(answer)
    expect(answer.body).toEqual({ status: 500, error: 'internal_error', message: expect.any(String) })
  })

  test('the id that the caller sent stands in the log', async () => {
    const headers = { 'x-request-id': 'my-own-id' }
    const answer = await broken.call({ path: '/candidates/FF.FFFF', headers, auth: EVERYBODY })
    expect(answer.headers.get('x-request-id')).toBe('my-own-id')
    expectNoDetail(answer)
  })

  test('the log tells the fault, and nobody’s name or address', () => {
    const text = broken.log.join('')
    expect(text).toMatch(/no such table|does not exist/)
    expect(text).not.toMatch(/secret@example\.com|Secret|sam@example\.com|Stone/)
  })
})
