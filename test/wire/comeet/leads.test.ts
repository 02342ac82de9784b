import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addNeighbour, OTHER, startServer, type TestServer } from '../../support/server.ts'
import { create, form } from './candidate.ts'

/** Leads (reference, section 3.13): a candidate's fields without a position. */

let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.close())

type Options = { readonly auth?: string; readonly headers?: Record<string, string> }

const FULL = {
  partner_candidate_id: 'L-1',
  first_name: 'Dana',
  middle_name: 'R.',
  last_name: 'Okafor',
  email: 'dana@example.org',
  phone: '+44 20 7946 0018',
  mobile_phone: '+44 7700 900118',
  national_id: 'QQ123456C',
  linkedin_url: 'https://www.linkedin.com/in/dana',
  salary_expectations: '62k',
  prospect_status: 'Contacted',
  links: [{ url: 'https://example.org/dana' }],
  address: { country: 'gb', city: 'London' },
  custom_fields: { field1: 'x' },
  tags: ['remote', { name: 'senior' }, 'remote'],
}
const MINIMAL = { first_name: 'Dana', last_name: 'Okafor' }

const send = (body: object, options: Options = {}) => server.call({ path: '/leads', body, ...options })
const get = (uid: string, options: Options = {}) => server.call({ path: `/leads/${uid}`, ...options })
async function add(body: object = MINIMAL, options: Options = {}) {
  const answer = await send(body, options)
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}

test('every field that is sent is read back', async () => {
  const answered = await add(FULL)
  const expected = {
    uid: form.uid(),
    person_uid: form.uid(),
    first_name: 'Dana',
    middle_name: 'R.',
    last_name: 'Okafor',
    email: 'dana@example.org',
    phone: '+44 20 7946 0018',
    mobile_phone: '+44 7700 900118',
    id_number: 'QQ123456C',
    linkedin_url: 'https://www.linkedin.com/in/dana',
    deleted: false,
    time_created: form.time(),
    prospect_status: 'Contacted',
    tags: [{ name: 'remote' }, { name: 'senior' }],
    custom_fields: { field1: 'x' },
    partner_candidate_id: 'L-1',
    salary_expectations: '62k',
    links: [{ url: 'https://example.org/dana' }],
    address: { country: 'GB', city: 'London' },
  }
  expect(answered).toEqual(expected)
  expect((await get(answered.uid)).body).toEqual(answered)
})

test('a name is enough', async () => {
  const { uid, person_uid } = await add()
  expect((await get(uid)).body).toMatchObject({
    uid,
    person_uid,
    email: null,
    prospect_status: null,
    tags: [],
    custom_fields: {},
  })
})

test.each([
  [{ last_name: 'A' }, 400, 'required_field'],
  [{ first_name: 'A' }, 400, 'required_field'],
  [{ first_name: ' ', last_name: 'A' }, 400, 'required_field'],
  [{ ...MINIMAL, email: 'x' }, 400, 'invalid_email'],
  [{ ...MINIMAL, linkedin_url: 'https://example.org/' }, 400, 'invalid_linkedin_url'],
  [{ ...MINIMAL, links: [{ url: 'x' }] }, 400, 'invalid_url'],
  [{ ...MINIMAL, address: { country: 'XX' } }, 400, 'incorrect_country_code'],
  [{ ...MINIMAL, custom_fields: { nothing: 'x' } }, 400, 'invalid_custom_candidate_field'],
  [{ ...MINIMAL, first_name: 'x'.repeat(256) }, 400, 'string_size_limit'],
  [{ ...MINIMAL, prospect_status: 'Keen' }, 400, 'invalid_value'],
  [{ ...MINIMAL, tags: [{}] }, 400, 'required_field'],
  [{ ...MINIMAL, tags: [''] }, 400, 'required_field'],
])('%j is refused', async (body, status, error) => {
  const answer = await send(body)
  expect([answer.status, answer.body.error], answer.text).toEqual([status, error])
})

test('an e-mail that is known links a lead to its person, and a candidate to a lead’s', async () => {
  const candidate = await create(server, { email: 'DANA@example.org' })
  expect((await add(FULL)).person_uid).toBe(candidate.person_uid)
  const lead = await add({ ...MINIMAL, email: 'new@example.org' })
  expect((await create(server, { email: 'new@example.org' })).person_uid).toBe(lead.person_uid)
})

test('many at once with one e-mail have one person', async () => {
  const all = await Promise.all(Array.from({ length: 10 }, () => add(FULL)))
  expect(new Set(all.map(({ person_uid }) => person_uid)).size).toBe(1)
})

test('a repetition under the same key adds nothing', async () => {
  const headers = { 'idempotency-key': 'k' }
  const [first, second] = await Promise.all([send(FULL, { headers }), send(FULL, { headers })])
  expect(second.text).toBe(first.text)
  expect((await server.call({ path: '/leads' })).body.leads).toHaveLength(1)
  expect((await send(MINIMAL, { headers })).body).toMatchObject({ status: 422, error: 'idempotency_key_reused' })
})

test('the list goes through all of them, page by page, while more come in', async () => {
  const uids: string[] = []
  for (let count = 0; count < 7; count++) uids.push((await add()).uid)
  const seen: string[] = []
  let path: string | null = '/leads?limit=3'
  for (let page = 0; path !== null; page++) {
    const answer = await server.call({ path })
    expect(answer.status).toBe(200)
    seen.push(...answer.body.leads.map(({ uid }: { uid: string }) => uid))
    path = answer.body.next_page
    if (path !== null) expect(path).toMatch(/^http:\/\/[^/]+\/leads\?limit=3&cursor=/)
    if (page === 0) uids.push((await add()).uid)
  }
  expect(seen).toEqual(uids)
})

test.each(['limit=0', 'limit=x', 'limit=1&limit=2', 'cursor=x'])('the list refuses %s', async (query) => {
  expect((await server.call({ path: `/leads?${query}` })).body).toMatchObject({ status: 400, error: 'invalid_value' })
})

describe('who may', () => {
  const client = async (permissions: readonly string[]) => {
    const token = permissions.join('+') || 'nothing'
    await server.addClient(token, { permissions }, { kind: 'bearer', token })
    return `Bearer ${token}`
  }
  const listed = async (auth: string) => {
    const answer = await server.call({ path: '/leads', auth })
    return answer.status === 200 ? answer.body.leads.map(({ uid }: { uid: string }) => uid) : answer.body.error
  }

  test('its own only, or everybody’s, or nobody’s', async () => {
    const own = await client(['create-candidate', 'retrieve-own-candidates'])
    const mine = await add(MINIMAL, { auth: own })
    const theirs = await add(FULL)
    expect(await listed(own)).toEqual([mine.uid])
    expect((await get(theirs.uid, { auth: own })).body).toMatchObject({ status: 404, error: 'not_found' })
    expect((await get(mine.uid, { auth: own })).status).toBe(200)

    const all = await client(['retrieve-own-candidates', 'retrieve-other-candidates'])
    expect(await listed(all)).toEqual([mine.uid, theirs.uid])
    const shown = (await get(theirs.uid, { auth: all })).body
    expect(shown).not.toHaveProperty('partner_candidate_id')
    expect(shown).not.toHaveProperty('salary_expectations')
    expect((await send(MINIMAL, { auth: all })).body).toMatchObject({ error: 'no_permission' })

    const blind = await client(['create-candidate'])
    expect(await listed(blind)).toBe('no_permission')
    expect((await get(mine.uid, { auth: blind })).body).toMatchObject({ error: 'no_permission' })
    expect((await send({ ...MINIMAL, salary_expectations: '1' }, { auth: blind })).body).toMatchObject({
      error: 'no_permission',
    })
  })

  test('another organization sees nothing of ours, another client of ours does', async () => {
    const { uid } = await add(FULL)
    const neighbour = await server.jwt((await addNeighbour(server)).client)
    expect(await listed(neighbour)).toEqual([])
    expect((await get(uid, { auth: neighbour })).text).toBe((await get('FF.FFFF', { auth: neighbour })).text)
    expect((await get(uid, { auth: await server.jwt(OTHER) })).status).toBe(200)
  })
})
