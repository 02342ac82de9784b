import { createHash, createHmac, createPublicKey, createSign, generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { byOperator } from '../../src/core/access/account-event.ts'
import { revokeClient, rotateClient } from '../../src/core/access/manageClients.ts'
import { PERMISSION_NAMES } from '../../src/dialects/comeet/permissions.ts'
import { SCOPES } from '../../src/dialects/welcome-kit/scopes.ts'
import { COMEET, OTHER } from '../support/server.ts'
import type { World } from '../wire/conformance/world.ts'
import {
  ALL,
  type Call,
  closeWorlds,
  GUARDED,
  label,
  openWorlds,
  PUBLIC,
  prepare,
  REFUSED,
  type Route,
  rowsOf,
  slugOf,
  UNKNOWN,
  type Worlds,
} from './routes.ts'

/** Who may call what: each route of the server with every credential that is wrong, and with each grant. */

let worlds: Worlds
/** The one whose clock the tokens go by. */
let world: World
beforeAll(async () => {
  worlds = await openWorlds()
  world = worlds.comeet
})
afterAll(() => closeWorlds(worlds))

const everyRoute = GUARDED.map((route) => [label(route), route] as const)
const everyOperation = everyRoute.filter(([, { method }]) => method !== 'HEAD')

test('these suites know every route of the server', () => {
  expect(UNKNOWN).toEqual([])
  expect(GUARDED.length).toBeGreaterThan(0)
})

test.each(REFUSED.map(({ method, path }) => [`${method} ${path}`, method, path]))(
  '%s does nothing',
  async (_, method, path) => {
    const { server } = worlds.comeet
    const before = await rowsOf(server)
    const answer = await server.call({
      method: method as string,
      path: (path as string).replaceAll(/:\w+/g, '11.11'),
      auth: null,
    })
    expect(answer.status).toBe(method === 'OPTIONS' ? 204 : 405)
    expect(answer.headers.get('allow')).toBeTruthy()
    expect(await rowsOf(server)).toEqual(before)
  },
)

test.each(PUBLIC.map((route) => [label(route), route] as const))(
  '%s is open, and holds no applicant',
  async (_, route) => {
    const world = worlds[route.wire]
    const { path } = route
    expect(path).toMatch(/careers-api|embed/)
    const { uid } = (
      await worlds.comeet.server.call({
        path: '/candidates',
        body: { position_uid: '11.11', first_name: 'Nobody', last_name: 'Seesme' },
      })
    ).body
    const call = await prepare(world, route)
    for (const auth of [null, 'Bearer garbage']) {
      const answer = await call.send(auth)
      expect(answer.status).toBe(call.status)
      expect(answer.text).not.toContain(uid)
      expect(answer.text).not.toContain('Seesme')
    }
  },
)

const now = () => Math.floor(world.server.clock.time / 1000)
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const claims = () => ({ iss: COMEET.apiKey, exp: now() + 600 })

/** A token made by hand, so that it may be wrong in any way. */
function token(header: object, payload: unknown, key: string, hash = 'sha256'): string {
  const signed = `${part(header)}.${part(payload)}`
  return `Bearer ${signed}.${createHmac(hash, key).update(signed).digest('base64url')}`
}
const hs256 = { alg: 'HS256', typ: 'JWT' }
const signed = (payload: unknown, secret = COMEET.secret) => token(hs256, payload, secret)

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
function rsaToken(header: object, payload: object): string {
  const text = `${part(header)}.${part(payload)}`
  return `Bearer ${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')}`
}
const publicPem = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }) as string

const REJECTED: readonly (readonly [what: string, make: () => string | null])[] = [
  ['no credential', () => null],
  ['an empty header', () => ''],
  ['the scheme alone', () => 'Bearer'],
  ['another scheme', () => `Basic ${Buffer.from('SUITE_MAY_DO_EVERYTHING:').toString('base64')}`],
  ['a token without a scheme', () => 'SUITE_MAY_DO_EVERYTHING'],
  ['two tokens', () => 'Bearer SUITE_MAY_DO_EVERYTHING SUITE_MAY_DO_EVERYTHING'],
  ['garbage', () => 'Bearer garbage'],
  ['a token in another case', () => 'Bearer suite_may_do_everything'],
  ['a part of a token', () => 'Bearer SUITE_MAY_DO_EVERYTHIN'],
  [
    'the hash of a token, as the store has it',
    () => `Bearer ${createHash('sha256').update('SUITE_MAY_DO_EVERYTHING').digest('hex')}`,
  ],
  ['an API key as a token', () => `Bearer ${COMEET.apiKey}`],
  ['a signing secret as a token', () => `Bearer ${COMEET.secret}`],
  ['three parts that are no JSON', () => 'Bearer eyJa.eyJb.c'],
  ['three empty parts', () => 'Bearer ..'],
  ['a token of four parts', () => `${signed(claims())}.x`],
  ['a wrong signature', () => signed(claims(), `${COMEET.secret}x`)],
  ['the signature of another client', () => signed(claims(), OTHER.secret)],
  ['an empty signature', () => signed(claims()).replace(/[^.]+$/, '')],
  ['a signature cut short', () => signed(claims()).slice(0, -4)],
  [
    'changed claims under an old signature',
    () => {
      const [head, , signature] = signed({ ...claims(), iss: OTHER.apiKey }, OTHER.secret).split('.')
      return `${head}.${part(claims())}.${signature}`
    },
  ],
  ['an API key that is not known', () => signed({ ...claims(), iss: 'nobody' })],
  ['no API key', () => signed({ exp: now() + 600 })],
  ['an API key that is a list', () => signed({ ...claims(), iss: [COMEET.apiKey] })],
  ['claims that are no object', () => signed([claims()])],
  ...['none', 'None', 'NONE', 'nOnE'].flatMap((alg) => [
    [`the algorithm ${alg}, without a signature`, () => `Bearer ${part({ alg })}.${part(claims())}.`] as const,
    [`the algorithm ${alg}, signed`, () => token({ alg }, claims(), COMEET.secret)] as const,
  ]),
  ['no algorithm', () => token({ typ: 'JWT' }, claims(), COMEET.secret)],
  ['HS384 with the right secret', () => token({ alg: 'HS384' }, claims(), COMEET.secret, 'sha384')],
  ['HS512 with the right secret', () => token({ alg: 'HS512' }, claims(), COMEET.secret, 'sha512')],
  ['RS256 named, the secret used', () => token({ alg: 'RS256' }, claims(), COMEET.secret)],
  ['RS256 with a key of one’s own', () => rsaToken({ alg: 'RS256' }, claims())],
  [
    'RS256 with the key in the header',
    () => rsaToken({ alg: 'RS256', jwk: createPublicKey(privateKey).export({ format: 'jwk' }) }, claims()),
  ],
  ['HS256 with a public key as its secret', () => token(hs256, claims(), publicPem)],
  ['HS256 with an empty secret', () => token(hs256, claims(), '')],
  ['a key id that names a file', () => token({ ...hs256, kid: '/dev/null' }, claims(), '')],
  ['a critical extension', () => token({ ...hs256, crit: ['x'], x: 1 }, claims(), COMEET.secret)],
  ['expired', () => signed({ ...claims(), exp: now() - 31 })],
  ['expired long ago', () => signed({ ...claims(), exp: 1 })],
  ['expired, with a fraction', () => signed({ ...claims(), exp: now() - 60.25 })],
  ['no expiry', () => signed({ iss: COMEET.apiKey })],
  ['an expiry that is a text', () => signed({ ...claims(), exp: String(now() + 600) })],
  ['an expiry that is null', () => signed({ ...claims(), exp: null })],
  ['not valid yet', () => signed({ ...claims(), nbf: now() + 600 })],
]

describe.each(everyRoute)('%s refuses', (name, route) => {
  let call: Call
  beforeAll(async () => {
    world = worlds[route.wire]
    call = await prepare(world, route)
  })

  test('every credential that is wrong, and does nothing', async () => {
    const { server } = worlds[route.wire]
    const before = await rowsOf(server)
    for (const [what, make] of REJECTED) {
      const answer = await call.send(make())
      expect(answer.status, `${what}: ${answer.text}`).toBe(401)
      expect(slugOf(route, answer), what).toBe(route.method === 'HEAD' ? 'HEAD' : 'unauthorized')
      expect(answer.headers.get('www-authenticate'), what).toBe('Bearer')
      for (const word of call.personal) expect(answer.text, what).not.toContain(word)
    }
    expect(await rowsOf(server)).toEqual(before)
  })

  test('a client from the moment at which it is revoked, and the old credential once it is replaced', async () => {
    const { server } = worlds[route.wire]
    const jwt = { apiKey: `key of ${name}`, secret: 'another-secret-of-32-characters!' }
    const token = `token-${name.replaceAll(' ', '-')}`
    const deps = server.server.store.clients
    await server.addClient(`${name} 1`, { permissions: 'all' }, { kind: 'jwt', ...jwt })
    await server.addClient(`${name} 2`, { permissions: 'all' }, { kind: 'bearer', token })
    const credentials = [await server.jwt(jwt), `Bearer ${token}`]
    for (const auth of credentials) await expectTaken(route, auth)
    const [first, second] = [
      await deps.clients.byName(server.organizationId, `${name} 1`),
      await deps.clients.byName(server.organizationId, `${name} 2`),
    ]
    const by = byOperator(server.organizationId, 'test')
    await revokeClient(deps, by, first?.id as number)
    await rotateClient(deps, by, second?.id as number)
    for (const auth of credentials) expect((await call.send(auth)).status).toBe(401)
  })

  test('a token that was good until it expired', async () => {
    const { server } = worlds[route.wire]
    const auth = await server.jwt(COMEET, { exp: Math.floor(server.clock.time / 1000) + 60 })
    await expectTaken(route, auth)
    const { time } = server.clock
    server.clock.time += 91_000
    expect((await call.send(auth)).status).toBe(401)
    server.clock.time = time
  })

  test('a token in the query, unless it is right and the wire is Welcome Kit’s', async () => {
    const { status, send } = await prepare(worlds[route.wire], route)
    const right = `access_token=${ALL}`
    for (const query of ['access_token=nobody', `access_token=nobody&${right}`]) {
      expect((await send(null, { query })).status, query).toBe(401)
    }
    // A header that is wrong is not made good by a query.
    expect((await send('Bearer nobody', { query: right })).status).toBe(401)
    expect((await send(null, { query: right })).status).toBe(route.wire === 'welcome-kit' ? status : 401)
  })
})

async function expectTaken(route: Route, auth: string): Promise<void> {
  const { send, status } = await prepare(worlds[route.wire], route)
  const answer = await send(auth)
  expect(answer.status, answer.text).toBe(status)
}

const ACCEPTED: readonly (readonly [what: string, make: () => string])[] = [
  ['an access token', () => `Bearer ${ALL}`],
  ['the scheme in lower case', () => 'bearer SUITE_MAY_DO_EVERYTHING'],
  ['the scheme in upper case', () => 'BEARER SUITE_MAY_DO_EVERYTHING'],
  ['more than one space', () => 'Bearer   SUITE_MAY_DO_EVERYTHING'],
  ['a JSON web token', () => signed(claims())],
  ['an expiry decades ahead', () => signed({ ...claims(), exp: 4_102_444_800 })],
  ['an expiry with a fraction', () => signed({ ...claims(), exp: now() + 600.123456 })],
  ['a clock that is 20 seconds behind', () => signed({ ...claims(), exp: now() - 20 })],
  ['claims that nobody asked for', () => signed({ ...claims(), iat: now(), jti: 'x', sub: 'y', aud: 'z' })],
  ['no typ in the header', () => token({ alg: 'HS256' }, claims(), COMEET.secret)],
  ['the claims of the documents’ sample alone', () => signed({ iss: COMEET.apiKey, exp: now() + 600 })],
]

test.each(everyOperation)('%s takes every credential that is right', async (_, route) => {
  world = worlds[route.wire]
  for (const [, make] of ACCEPTED) await expectTaken(route, make())
})

test('a token in the body counts for nothing', async () => {
  const { server } = worlds['welcome-kit']
  const body = {
    organization_reference: 'Pg4eV6k',
    job_reference: 'x',
    email: 'a@b.example',
    firstname: 'A',
    lastname: 'B',
  }
  const answer = await server.call({
    path: '/api/v1/external/candidates',
    body: { ...body, access_token: ALL },
    auth: null,
  })
  expect(answer.status).toBe(401)
})

const VOCABULARY = { comeet: Object.keys(PERMISSION_NAMES), 'welcome-kit': Object.keys(SCOPES) } as const
/** They reach what the client itself created. */
const OWN = new Set(['retrieve-own-candidates', 'my_candidates_r', 'my_candidates_rw'])

const needsOf = ({ file }: Route) => (file.needs ?? []).map((need) => need.split('|').map((name) => name.trim()))
const grantOf = ({ wire }: Route, names: readonly string[]) =>
  wire === 'comeet' ? { permissions: names } : { scopes: names }

describe.each(everyOperation)('%s', (_, route) => {
  const needs = needsOf(route)

  async function ask(names: readonly string[]) {
    const { send, status } = await prepare(worlds[route.wire], route)
    const answer = await send(await worlds[route.wire].credentialOf(grantOf(route, names)))
    return { answer, isDone: answer.status === status }
  }

  test('names only permissions that there are', () => {
    for (const name of needs.flat()) expect(VOCABULARY[route.wire]).toContain(name)
  })

  test.each(needs.map((names) => [names.join(' | '), names] as const))('is refused without %s', async (_, names) => {
    const { answer } = await ask(VOCABULARY[route.wire].filter((name) => !names.includes(name)))
    // What may not even be seen is not there.
    expect([403, 404], answer.text).toContain(answer.status)
    if (answer.status === 403)
      expect(slugOf(route, answer)).toBe(route.wire === 'comeet' ? 'no_permission' : 'invalid_scope')
  })

  if (needs.length > 0) {
    test('is refused without any', async () => {
      const { answer } = await ask([])
      expect([403, 404], answer.text).toContain(answer.status)
    })
  }

  test.each(combinations(needs).map((names) => [names.join(' and '), names] as const))(
    'is allowed with no more than %s',
    async (_, names) => {
      const { answer, isDone } = await ask(names)
      // What another client sent is out of reach for who may see only its own.
      if (names.some((name) => OWN.has(name))) expect(isDone || answer.status === 404, answer.text).toBe(true)
      else expect(isDone, answer.text).toBe(true)
    },
  )

  if (route.wire === 'welcome-kit') {
    test.each(VOCABULARY['welcome-kit'])('with the scope %s alone is allowed as the table has it', async (scope) => {
      const { answer, isDone } = await ask([scope])
      const isEnough = needs.every((names) => names.includes(scope))
      if (!isEnough) expect(answer.status, answer.text).toBe(403)
      else if (OWN.has(scope)) expect(isDone || answer.status === 404, answer.text).toBe(true)
      else expect(isDone, answer.text).toBe(true)
    })
  }
})

/** One name for each need, in every way. */
function combinations(needs: readonly (readonly string[])[]): string[][] {
  return needs.reduce<string[][]>((found, names) => found.flatMap((some) => names.map((name) => [...some, name])), [[]])
}
