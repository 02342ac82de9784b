import { createHash, createHmac, createPublicKey, createSign, generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { revokeClient, rotateClient } from '../../src/core/access/manageClients.ts'
import { COMEET, OTHER, startServer, type TestServer, WK, WK_GUEST } from '../support/server.ts'
import {
  addCandidate,
  GUARDED,
  type Known,
  label,
  OF_CANDIDATES,
  OPEN,
  PUBLIC,
  REFUSED,
  routesOf,
  SIGNED,
  send,
  slugOf,
  wkParams,
} from './routes.ts'

let server: TestServer
let candidate: Known
beforeAll(async () => {
  server = await startServer()
  candidate = await addCandidate(server)
})
afterAll(() => server.close())

const everyRoute = GUARDED.map((route) => [label(route), route] as const)
const everyOfCandidates = OF_CANDIDATES.map((route) => [label(route), route] as const)

test('these suites know every route of the server', () => {
  const known = [
    ...[...GUARDED, ...PUBLIC].map(({ method, path }) => `${method} ${path}`),
    ...REFUSED.map(({ method, path }) => `${method} ${path}`),
    ...[...OPEN, SIGNED].flatMap((path) => [`GET ${path}`, `HEAD ${path}`]),
  ]
  expect(routesOf(server)).toEqual(known.toSorted())
  expect(GUARDED.length).toBeGreaterThan(0)
})

const now = () => Math.floor(server.clock.time / 1000)
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
  ['another scheme', () => `Basic ${Buffer.from('WK_API_KEY:').toString('base64')}`],
  ['a token without a scheme', () => 'WK_API_KEY'],
  ['two tokens', () => 'Bearer WK_API_KEY WK_API_KEY'],
  ['garbage', () => 'Bearer garbage'],
  ['a token in another case', () => 'Bearer wk_api_key'],
  ['a part of a token', () => 'Bearer WK_API_KE'],
  [
    'the hash of a token, as the store has it',
    () => `Bearer ${createHash('sha256').update('WK_API_KEY').digest('hex')}`,
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

describe.each(everyRoute)('%s refuses', (_, route) => {
  test.each(REJECTED)('%s', async (_what, make) => {
    const auth = make()
    const answer = await send(server, route, { auth, candidate })
    expect(answer.status, answer.text).toBe(401)
    expect(slugOf(route, answer)).toBe(route.method === 'HEAD' ? 'HEAD' : 'unauthorized')
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
    expect(answer.text).not.toContain('Sam')
  })

  test('a client from the moment at which it is revoked, and the old credential once it is replaced', async () => {
    const name = label(route)
    const jwt = { apiKey: `key of ${name}`, secret: 'another-secret-of-32-characters!' }
    const { organizationId } = server
    const deps = server.server.store.clients
    await server.addClient(`${name} 1`, { permissions: 'all' }, { kind: 'jwt', ...jwt })
    await server.addClient(
      `${name} 2`,
      { permissions: 'all' },
      { kind: 'bearer', token: `token-${name.replaceAll(' ', '-')}` },
    )
    const credentials = [await server.jwt(jwt), `Bearer token-${name.replaceAll(' ', '-')}`]
    for (const auth of credentials) expect((await send(server, route, { auth, candidate })).status).toBeLessThan(300)
    const [first, second] = [
      await deps.clients.byName(organizationId, `${name} 1`),
      await deps.clients.byName(organizationId, `${name} 2`),
    ]
    await revokeClient(deps, organizationId, first?.id as number)
    await rotateClient(deps, organizationId, second?.id as number)
    for (const auth of credentials) expect((await send(server, route, { auth, candidate })).status).toBe(401)
  })

  test('a token that was good until it expired', async () => {
    const auth = await server.jwt(COMEET, { exp: now() + 60 })
    expect((await send(server, route, { auth, candidate })).status).toBeLessThan(300)
    server.clock.time += 91_000
    expect((await send(server, route, { auth, candidate })).status).toBe(401)
  })
})

test('what is refused writes nothing', async () => {
  const count = () => server.server.store.engine.all('select count(*) as count from application', [], 'every')
  const before = await count()
  const writes = GUARDED.filter(({ method }) => method === 'POST')
  for (const route of writes) {
    for (const [, make] of REJECTED) await send(server, route, { auth: make() })
  }
  expect(await count()).toEqual(before)
})

const ACCEPTED: readonly (readonly [what: string, make: () => string])[] = [
  ['an access token', () => WK],
  ['the scheme in lower case', () => 'bearer WK_API_KEY'],
  ['the scheme in upper case', () => 'BEARER WK_API_KEY'],
  ['more than one space', () => 'Bearer   WK_API_KEY'],
  ['a JSON web token', () => signed(claims())],
  ['an expiry decades ahead', () => signed({ ...claims(), exp: 4_102_444_800 })],
  ['an expiry with a fraction', () => signed({ ...claims(), exp: now() + 600.123456 })],
  ['a clock that is 20 seconds behind', () => signed({ ...claims(), exp: now() - 20 })],
  ['claims that nobody asked for', () => signed({ ...claims(), iat: now(), jti: 'x', sub: 'y', aud: 'z' })],
  ['no typ in the header', () => token({ alg: 'HS256' }, claims(), COMEET.secret)],
  ['the claims of the documents’ sample alone', () => signed({ iss: COMEET.apiKey, exp: now() + 600 })],
]

describe.each(everyOfCandidates)('%s takes', (_, route) => {
  test.each(ACCEPTED)('%s', async (_what, make) => {
    const answer = await send(server, route, { auth: make(), candidate })
    expect(answer.status, answer.text).toBe(route.method === 'POST' ? 201 : 200)
  })
})

describe('a token in the query', () => {
  test.each(everyOfCandidates)('%s', async (_, route) => {
    const status = route.method === 'POST' ? 201 : 200
    const right = await send(server, route, { auth: null, candidate, query: '?access_token=WK_API_KEY' })
    expect(right.status).toBe(route.wire === 'welcome-kit' ? status : 401)
    const wrong = await send(server, route, { auth: null, candidate, query: '?access_token=nobody' })
    expect(wrong.status).toBe(401)
    const twice = await send(server, route, {
      auth: null,
      candidate,
      query: '?access_token=nobody&access_token=WK_API_KEY',
    })
    expect(twice.status).toBe(401)
    // A header that is wrong is not made good by a query.
    const both = await send(server, route, { auth: 'Bearer nobody', candidate, query: '?access_token=WK_API_KEY' })
    expect(both.status).toBe(401)
  })

  test('one in the body counts for nothing', async () => {
    const answer = await server.call({
      path: '/api/v1/external/candidates',
      body: { ...wkParams, access_token: 'WK_API_KEY' },
      auth: null,
    })
    expect(answer.status).toBe(401)
  })
})

describe('either credential works on either wire, as far as its grant goes', () => {
  const kinds: readonly (readonly [string, () => Promise<string>])[] = [
    ['a JSON web token', () => server.jwt(COMEET)],
    ['an access token', async () => WK],
  ]
  test.each(kinds)('%s creates on one wire and reads on the other', async (_, make) => {
    const auth = await make()
    const ofComeet = OF_CANDIDATES.filter(({ wire }) => wire === 'comeet')
    const ofWelcomeKit = OF_CANDIDATES.filter(({ wire }) => wire === 'welcome-kit')
    const created = await addCandidate(server, auth)
    for (const route of [...ofComeet, ...ofWelcomeKit]) {
      const answer = await send(server, route, { auth, candidate: created })
      expect(answer.status, label(route)).toBe(route.method === 'POST' ? 201 : 200)
    }
  })

  const MUST_BE_GRANTED = {
    createCandidate: 403,
    listCandidates: 403,
    listPositionCandidates: 403,
    createNote: 403,
    createConversation: 403,
    createMessage: 403,
  }
  const READS = {
    ...MUST_BE_GRANTED,
    updateCandidate: 403,
    addFile: 403,
    addResume: 403,
    retrieveCandidate: 200,
    retrieveFiles: 200,
    listCandidates: 200,
    listPositionCandidates: 200,
  }
  const grants = [
    ['reader', { scopes: ['candidates_r'] }, READS],
    ['nothing for candidates', { scopes: ['jobs_rw', 'me_r'] }, { ...MUST_BE_GRANTED, currentUser: 200 }],
    ['no grant at all', {}, MUST_BE_GRANTED],
    ['unknown names', { scopes: ['all'], permissions: ['everything'] }, MUST_BE_GRANTED],
    ['reader by permission', { permissions: ['retrieve-other-candidates', 'retrieve-own-candidates'] }, READS],
  ] as const
  describe.each(grants)('a grant with %s', (name, grant, expected) => {
    beforeAll(async () => {
      await server.addClient(`${name} (token)`, grant, { kind: 'bearer', token: `T-${name.replaceAll(' ', '-')}` })
      await server.addClient(`${name} (jwt)`, grant, { kind: 'jwt', apiKey: name, secret: OTHER.secret })
    })

    test.each(everyOfCandidates)('%s', async (_, route) => {
      const auths = [`Bearer T-${name.replaceAll(' ', '-')}`, await server.jwt({ apiKey: name, secret: OTHER.secret })]
      for (const auth of auths) {
        const answer = await send(server, route, { auth, candidate })
        const status = (expected as Record<string, number>)[route.id]
        if (status === 200) expect(answer.status).toBe(200)
        else {
          // What may not even be seen is not there.
          expect(answer.status).toBe(status === 403 || route.wire === 'welcome-kit' ? 403 : 404)
          const forbidden = route.wire === 'comeet' ? 'no_permission' : 'invalid_scope'
          const writes = route.method === 'PATCH' || route.method === 'POST'
          const notThere = writes ? 'candidate_not_found' : 'not_found'
          const slug = answer.status === 403 ? forbidden : notThere
          expect(slugOf(route, answer)).toBe(route.method === 'HEAD' ? 'HEAD' : slug)
        }
      }
    })
  })
})

test('a guest of Welcome Kit may do on Comeet’s wire what its scope says, and no more', async () => {
  const own = await server.call({
    path: '/candidates',
    body: { position_uid: '11.11', first_name: 'G', last_name: 'H' },
    auth: WK_GUEST,
  })
  expect(own.status).toBe(201)
  const path = `/candidates/${own.body.uid}`
  expect((await server.call({ path, auth: WK_GUEST })).status).toBe(200)
  expect((await server.call({ method: 'PATCH', path, body: { phone: '1' }, auth: WK_GUEST })).status).toBe(200)
  const salary = await server.call({ method: 'PATCH', path, body: { salary_expectations: '1' }, auth: WK_GUEST })
  expect(salary.status).toBe(403)
})
