import { afterEach, describe, expect, test } from 'vitest'
import { byOperator } from '../../../src/core/access/account-event.ts'
import { changeClient } from '../../../src/core/access/manageClients.ts'
import { createServer } from '../../../src/server.ts'
import { openStore } from '../../../src/store.ts'
import { OTHER, startServer, type TestServer, WK } from '../../support/server.ts'
import { storeKind } from '../../support/store-under-test.ts'
import { create, MINIMAL } from './candidate.ts'

/** How many requests a client may send (reference, section 1.5), and what answers say of it. */

let server: TestServer
afterEach(() => server.close())

const start = async (rateLimit: string) => {
  server = await startServer({ settings: { rateLimit } })
}
const read = (path = '/candidates/FF.FFFF', options: object = {}) => server.call({ path, ...options })

async function limit(name: string, rateLimit: number | undefined): Promise<void> {
  const deps = server.server.store.clients
  const client = await deps.clients.byName(server.organizationId, name)
  const by = byOperator(server.organizationId, 'test')
  await changeClient(deps, by, client?.id as number, { rateLimit: rateLimit ?? null })
}

test('the hundredth request in a minute is answered, and the next one is refused as documented', async () => {
  await start('100')
  for (let request = 1; request <= 100; request++) {
    const { status, headers } = await read()
    expect(status).toBe(404)
    expect(headers.get('ratelimit-policy')).toBe('"default";q=100;w=60')
    expect(headers.get('ratelimit')).toBe(`"default";r=${100 - request};t=60`)
  }
  server.clock.time += 20_500
  const refused = await read()
  expect(refused.status).toBe(429)
  expect(refused.body).toEqual({
    status: 429,
    error: 'too_many_requests',
    message: 'You have reached your allowed limit of 100 requests per 60 seconds',
  })
  expect(refused.headers.get('retry-after')).toBe('40')
  expect(refused.headers.get('ratelimit')).toBe('"default";r=0;t=40')

  // A window lasts 60 seconds from its first request; what was refused in it does not count.
  server.clock.time += 39_499
  expect((await read()).status).toBe(429)
  server.clock.time += 1
  const next = await read()
  expect(next.status).toBe(404)
  expect(next.headers.get('ratelimit')).toBe('"default";r=99;t=60')
})

test('as many at once are let through as are allowed, and not one more', async () => {
  await start('25')
  const answers = await Promise.all(Array.from({ length: 60 }, () => read()))
  expect(answers.filter(({ status }) => status === 404)).toHaveLength(25)
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(35)
})

describe('who is counted', () => {
  test('each client by itself', async () => {
    await start('2')
    for (const status of [404, 404, 429]) expect((await read()).status).toBe(status)
    expect((await read(undefined, { auth: await server.jwt(OTHER) })).status).toBe(404)
  })

  test('nobody whose credential is wrong, and their answers say nothing of a limit', async () => {
    await start('2')
    for (let request = 1; request <= 5; request++) {
      const answer = await read(undefined, { auth: 'Bearer nobody' })
      expect(answer.status).toBe(401)
      expect(answer.headers.get('ratelimit')).toBeNull()
    }
    expect((await read()).headers.get('ratelimit')).toBe('"default";r=1;t=60')
  })

  test('a request of every kind, whatever becomes of it', async () => {
    await start('4')
    expect((await server.call({ path: '/candidates', body: {} })).headers.get('ratelimit')).toContain('r=3')
    expect((await server.call({ path: '/candidates', body: MINIMAL })).headers.get('ratelimit')).toContain('r=2')
    await server.addClient('Nobody', {}, { kind: 'bearer', token: 'NOBODY' })
    const forbidden = await server.call({ path: '/candidates', body: MINIMAL, auth: 'Bearer NOBODY' })
    expect([forbidden.status, forbidden.headers.get('ratelimit')]).toEqual([403, '"default";r=3;t=60'])
  })

  test('nobody at all when the limit is 0', async () => {
    await start('0')
    const answers = await Promise.all(Array.from({ length: 150 }, () => read()))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]))
    expect(answers[0]?.headers.get('ratelimit-policy')).toBeNull()
  })

  test('nothing on Welcome Kit’s wire, unless the client has a limit of its own, which holds on both', async () => {
    await start('1')
    const wk = () => read('/api/v1/external/candidates/x', { auth: WK })
    for (let request = 1; request <= 3; request++) {
      const answer = await wk()
      expect([answer.status, answer.headers.get('ratelimit')]).toEqual([404, null])
    }
    await limit('Welcome Kit partner', 2)
    expect((await wk()).headers.get('ratelimit')).toBe('"default";r=1;t=60')
    expect((await read('/candidates/FF.FFFF', { auth: WK })).status).toBe(404)
    const refused = await wk()
    expect(refused.status).toBe(429)
    expect(refused.body).toEqual({
      error: 'too_many_requests',
      error_description: expect.stringContaining('2 requests'),
    })
    expect(refused.headers.get('retry-after')).toBe('60')
  })
})

test('a client’s own limit counts before the setting, from its next request on, upwards and downwards', async () => {
  await start('2')
  for (const status of [404, 404, 429]) expect((await read()).status).toBe(status)
  await limit('Comeet partner', 4)
  for (const status of [404, 404, 429]) expect((await read()).status).toBe(status)
  await limit('Comeet partner', 0)
  expect((await read()).status).toBe(404)
  await limit('Comeet partner', 3)
  expect((await read()).status).toBe(429)
  await limit('Comeet partner', undefined)
  expect((await read()).headers.get('ratelimit-policy')).toBe('"default";q=2;w=60')
})

test('two processes on one store let through no more than one would', async () => {
  await start('50')
  const { config, key } = server
  const store = await openStore(config, key, { clock: server.clock })
  const other = createServer({ ...config, port: 0 }, key, store, { clock: server.clock })
  try {
    const url = (await other.listen()).replace('localhost', '127.0.0.1')
    const paths = Array.from({ length: 120 }, (_, request) => `${request % 2 ? url : server.url}/candidates/FF.FFFF`)
    const answers = await Promise.all(paths.map((path) => read(path)))
    const passed = answers.filter(({ status }) => status === 404).length
    expect(passed).toBeLessThanOrEqual(50)
    // What one of them holds and does not use is at most a block.
    expect(passed).toBeGreaterThanOrEqual(45)
  } finally {
    await other.close()
  }
})

test.runIf(storeKind === 'sqlite and disk')(
  'while the store cannot be written, reading goes on',
  async () => {
    await start('10')
    const { uid } = await create(server)
    // The nine that are left of the window have to be asked for.
    const lock = await server.under.lock()
    try {
      const answers = await Promise.all(Array.from({ length: 3 }, () => read(`/candidates/${uid}`)))
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    } finally {
      await lock.release()
    }
  },
  20_000,
)
