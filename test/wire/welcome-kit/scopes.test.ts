import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { byOperator } from '../../../src/core/access/account-event.ts'
import type { GrantSpec } from '../../../src/core/access/client.ts'
import { revokeClient } from '../../../src/core/access/manageClients.ts'
import { referenceOf } from '../../../src/core/ids.ts'
import { mint, PORTAL, WK, WK_GUEST } from '../../support/server.ts'
import { CANDIDATES, refusalOf, SMALLEST, startWire, type Wire } from './wire.ts'

/** Who may do what (document 003; reference, sections 1.1, 1.3 and 1.4). */

let wire: Wire
beforeAll(async () => {
  wire = await startWire()
})
afterAll(() => wire.close())

let clients = 0

/** A new client with a token of its own. @returns its Authorization header */
async function clientWith(grant: GrantSpec): Promise<string> {
  const token = `token-${++clients}`
  await wire.server.addClient(`Client ${clients}`, grant, { kind: 'bearer', token })
  return `Bearer ${token}`
}

type Row = [scopes: string[], create: boolean, readOwn: boolean, readOthers: boolean]

describe('each scope', () => {
  const NOTHING = `me_r organizations_rw organizations_r jobs_rw jobs_r offices_rw offices_r departments_rw departments_r
    documents_rw documents_r emails_rw emails_r comments_w images_r moves_r videos_r tools_r su_jobs_r cms_articles_rw`
  const table: Row[] = [
    [['candidates_rw'], true, true, true],
    [['candidates_r'], false, true, true],
    [['my_candidates_rw'], true, true, false],
    [['my_candidates_r'], false, true, false],
    [['my_candidates_rw', 'candidates_r'], true, true, true],
    [['my_candidates_r', 'candidates_r'], false, true, true],
    [['jobs_r', 'my_candidates_rw'], true, true, false],
    [[], false, false, false],
    [['Candidates_rw'], false, false, false],
    ...NOTHING.split(/\s+/).map((scope): Row => [[scope], false, false, false]),
  ]

  test.each(table)('%j: create %j, read its own %j, read others’ %j', async (scopes, create, readOwn, readOthers) => {
    const auth = await clientWith({ scopes })
    const created = await wire.create({}, { auth })
    if (create) expect(created.status).toBe(201)
    else refusalOf(created, 403, 'invalid_scope')

    if (create && readOwn) expect((await wire.read(created.body.reference, { auth })).status).toBe(200)

    const theirs = await wire.read(await wire.created(), { auth })
    if (readOthers) expect(theirs.status).toBe(200)
    else if (readOwn) refusalOf(theirs, 404, 'not_found')
    else refusalOf(theirs, 403, 'invalid_scope')
  })

  test('a scope that does not allow the create leaves nothing behind', async () => {
    const auth = await clientWith({ scopes: ['candidates_r'] })
    const before = await wire.count()
    await wire.create({ comment: 'x' }, { auth })
    expect(await wire.count()).toEqual(before)
  })
})

describe('my_candidates', () => {
  test('each sees what it created itself', async () => {
    const guests = [WK_GUEST, await clientWith({ scopes: ['my_candidates_rw'] })]
    const references = await Promise.all(guests.map((auth) => wire.created({}, { auth })))
    for (const [reader, auth] of guests.entries()) {
      for (const [owner, reference] of references.entries()) {
        const answer = await wire.read(reference, { auth })
        if (reader === owner) expect(answer.body.reference).toBe(reference)
        else refusalOf(answer, 404, 'not_found')
      }
    }
  })

  test('what is hidden and what does not exist are told alike', async () => {
    const hidden = await wire.read(await wire.created(), { auth: WK_GUEST })
    const none = await wire.read('wttj-d655345409a6097309156b05', { auth: WK_GUEST })
    expect(hidden.text).toBe(none.text)
    expect(hidden.status).toBe(none.status)
  })

  test('candidates_rw sees what a guest created', async () => {
    const reference = await wire.created({}, { auth: WK_GUEST })
    expect((await wire.read(reference)).body.reference).toBe(reference)
  })
})

describe('the token', () => {
  const BEARERS = ['Bearer WK_API_KEY', 'bearer WK_API_KEY', 'BEARER WK_API_KEY', 'bEaReR  WK_API_KEY']
  test.each(BEARERS)('in the header: %s', async (auth) => {
    const reference = await wire.created({}, { auth })
    expect((await wire.read(reference, { auth })).status).toBe(200)
  })

  test('in the query of both operations', async () => {
    const options = { auth: null, query: '?access_token=WK_API_KEY' }
    const reference = await wire.created({}, options)
    expect((await wire.read(reference, options)).status).toBe(200)
    expect((await wire.read(reference, { ...options, query: `${options.query}&stage=true` })).body.stage.id).toBe(
      14_600,
    )
  })

  test('in the query, with every parameter in a form', async () => {
    const answer = await wire.call({
      path: `${CANDIDATES}?access_token=WK_API_KEY`,
      auth: null,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(SMALLEST).toString(),
    })
    expect(answer.status).toBe(201)
  })

  const REFUSED: [what: string, auth: string | null, query: string][] = [
    ['none', null, ''],
    ['an empty one in the query', null, '?access_token='],
    ['two in the query', null, '?access_token=WK_API_KEY&access_token=WK_API_KEY'],
    ['an unknown one', 'Bearer nobody', ''],
    ['an unknown one in the query', null, '?access_token=nobody'],
    ['one in another case', 'Bearer wk_api_key', ''],
    ['one without the word', 'WK_API_KEY', ''],
    ['an empty header', 'Bearer ', ''],
    ['another scheme', `Basic ${btoa('WK_API_KEY:')}`, ''],
    ['a wrong header beside a right query', 'Bearer nobody', '?access_token=WK_API_KEY'],
  ]
  test.each(REFUSED)('%s is refused', async (_, auth, query) => {
    const reference = await wire.created()
    refusalOf(await wire.create({}, { auth, query }), 401, 'unauthorized')
    refusalOf(await wire.read(reference, { auth, query }), 401, 'unauthorized')
  })

  test('in the body is none', async () => {
    refusalOf(await wire.create({ access_token: 'WK_API_KEY' }, { auth: null }), 401, 'unauthorized')
  })

  test('a revoked one is refused at its next request', async () => {
    const auth = await clientWith({ scopes: ['candidates_rw'] })
    const reference = await wire.created({}, { auth })
    const [client] = await wire.rows('select id from client where name = ?', `Client ${clients}`)
    const { organizationId, server } = wire.server
    await revokeClient(server.store.clients, byOperator(organizationId, 'test'), client?.['id'] as number)
    refusalOf(await wire.create({}, { auth }), 401, 'unauthorized')
    refusalOf(await wire.read(reference, { auth }), 401, 'unauthorized')
  })

  test('stands in no line of the log, and neither does what was sent', async () => {
    const token = 'secret-token-of-the-log-test'
    await wire.server.addClient('Logged', { scopes: ['candidates_rw'] }, { kind: 'bearer', token })
    const query = `?access_token=${token}&email=logged@example.org`
    const before = wire.server.log.length
    const reference = await wire.created({}, { auth: null, query })
    await wire.read(reference, { auth: null, query })
    await wire.create({ lastname: '' }, { auth: null, query })
    for (const path of [`/api/v1/nowhere${query}`, `/api/v1/external/candidates/%zz${query}`, `/nowhere${query}`]) {
      await wire.server.call({ path, auth: null })
    }
    await wire.server.call({ path: `${CANDIDATES}${query}`, method: 'DELETE', auth: null })
    await wire.server.call({ path: `${CANDIDATES}/${reference}`, auth: `Bearer ${token}` })
    const lines = wire.server.log.slice(before)
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.join('')).not.toContain(token)
    expect(lines.join('')).not.toContain('logged@example.org')
  })
})

describe('a client of the other wire', () => {
  const rows: [grant: GrantSpec, create: number, read: number][] = [
    [{ permissions: 'all' }, 201, 200],
    [{ permissions: ['create-candidate', 'retrieve-own-candidates'] }, 201, 404],
    [{ permissions: ['retrieve-other-candidates', 'retrieve-own-candidates'] }, 403, 200],
    [{ permissions: ['create-candidate'] }, 201, 403],
    [{ permissions: ['update-contact-details'] }, 403, 403],
    [{ scopes: ['my_candidates_rw'] }, 201, 404],
  ]

  test.each(rows)('%j', async (grant, create, read) => {
    const jwt = { apiKey: `key-${++clients}`, secret: `secret-of-thirty-two-characters-${clients}` }
    await wire.server.addClient(`Client ${clients}`, grant, { kind: 'jwt', ...jwt })
    const auth = await mint(jwt, { exp: Math.floor(wire.server.clock.time / 1000) + 60 })
    const theirs = await wire.created()
    expect((await wire.create({}, { auth })).status).toBe(create)
    expect((await wire.read(theirs, { auth })).status).toBe(read)
    const inQuery = { auth: null, query: `?access_token=${auth.slice('Bearer '.length)}` }
    expect((await wire.read(theirs, inQuery)).status).toBe(read)
  })

  test('an employee portal cannot name its colleague here, so it cannot create', async () => {
    const auth = await wire.server.jwt(PORTAL)
    const before = await wire.count()
    refusalOf(await wire.create({ comment: 'x' }, { auth }), 400, 'validation_failed')
    expect(await wire.count()).toEqual(before)
  })

  test('what came in through Comeet is read here', async () => {
    const { server } = wire
    const address = { street: '1 rue Exemple', city: 'Lyon', zip: '69001', country: 'FR' }
    const candidate = { position_uid: '11.11', first_name: 'Bobby', last_name: 'Chauck', address }
    expect((await server.call({ path: '/candidates', body: candidate })).status).toBe(201)
    const [row] = await wire.rows('select id, salt from application order by id desc limit 1')
    const reference = referenceOf(row as { id: number; salt: number })
    const { status, body } = await wire.read(reference, { auth: WK })
    expect(status).toBe(200)
    expect(body).toMatchObject({ reference, job_reference: 'WTTJ_KmqkD1Y', stage_id: 14_600, cover_letter: '' })
    expect(body.profile).toMatchObject({
      firstname: 'Bobby',
      lastname: 'Chauck',
      email: null,
      address: '1 rue Exemple',
      city: 'Lyon',
      zip_code: '69001',
      country_code: 'FR',
      country_name: 'France',
    })
    refusalOf(await wire.read(reference, { auth: WK_GUEST }), 404, 'not_found')
  })
})
