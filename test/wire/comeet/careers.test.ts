import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uidOf } from '../../../src/core/ids.ts'
import { ensureOffice } from '../../../src/core/jobs/ensureWorkplaces.ts'
import { type Answer, addNeighbour, startServer, type TestServer } from '../../support/server.ts'
import { form } from './candidate.ts'

/** The Careers API (reference, section 9): public, for careers pages in browsers. */

let server: TestServer
let company: string
let token: string
let office: { readonly id: number }
beforeAll(async () => {
  server = await startServer()
  const { organizations, clients, workplaces } = server.server.store
  company = uidOf(server.organizationId)
  token = (await organizations.byId(server.organizationId))?.careersToken as string
  office = await ensureOffice({ ...clients, workplaces }, server.organizationId, {
    name: 'London',
    city: 'London',
    countryCode: 'GB',
    more: {},
  })
})
afterAll(() => server.close())

const feed = (query = '', headers: Record<string, string> = {}): Promise<Answer> =>
  server.call({ path: `/careers-api/2.0/company/${company}/positions?token=${token}${query}`, auth: null, headers })
const one = (uid: string, query = '') =>
  server.call({ path: `/careers-api/2.0/company/${company}/positions/${uid}?token=${token}${query}`, auth: null })

async function add(fields: object = {}): Promise<any> {
  const body = { name: 'Platform Engineer', status: 'open', is_discreet: false, ...fields }
  const answer = await server.call({ path: '/positions', body })
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}
const uids = async () => (await feed()).body.map(({ uid }: { uid: string }) => uid)

test('a bare list, in the documented form', async () => {
  const { uid } = await add({
    department: 'Engineering',
    employment_type: 'Full-time',
    experience_level: 'Intermediate',
    workplace_type: 'Remote',
    location: { uid: uidOf(office.id) },
    categories: [
      { name: 'Team', value: 'Core' },
      { name: 'Level', value: '3' },
    ],
    details: [
      { name: 'Requirements', value: '<p>Patience</p>' },
      { name: 'Description', value: '<p>Build things.</p>' },
      { name: 'Perks', value: '<p>Fruit</p>' },
    ],
    url_active_page: 'https://acme.example/careers/1',
    salary_range: { min: 1 },
    internal_name: 'SECRET-NAME',
    users: { lead_recruiter: { email: 'secret@acme.example' } },
  })
  const { status, body, headers } = await feed('&details=true')
  expect(status).toBe(200)
  expect(headers.get('content-type')).toMatch(/^application\/json/)
  const position = body.find((each: { uid: string }) => each.uid === uid)
  expect(position).toEqual({
    uid,
    name: 'Platform Engineer',
    department: 'Engineering',
    email: null,
    url_comeet_hosted_page: 'https://acme.example/careers/1',
    url_recruit_hosted_page: 'https://acme.example/careers/1',
    url_active_page: 'https://acme.example/careers/1',
    employment_type: 'Full-time',
    experience_level: 'Intermediate',
    internal_use_custom_id: null,
    picture_url: null,
    time_updated: form.time(),
    company_name: 'Acme',
    workplace_type: 'Remote',
    location: {
      name: 'London',
      country: 'GB',
      city: 'London',
      state: null,
      postal_code: null,
      street_name: null,
      street_number: null,
      arrival_instructions: null,
      timezone: null,
      is_remote: true,
    },
    categories: [
      { name: 'Team', value: 'Core', order: 1 },
      { name: 'Level', value: '3', order: 2 },
    ],
    details: [
      { name: 'Description', value: '<p>Build things.</p>', order: 1 },
      { name: 'Requirements', value: '<p>Patience</p>', order: 2 },
      { name: 'Perks', value: '<p>Fruit</p>', order: 3 },
    ],
  })
  expect((await one(uid, '&details=true')).body).toEqual(position)
  const { details: _, ...short } = position
  expect((await feed()).body).toContainEqual(short)
  expect((await one(uid)).body).toEqual(short)
})

test.each([
  ['open', {}, true],
  ['on hold', { status: 'on hold' }, false],
  ['closed', { status: 'closed' }, false],
  ['discreet', { is_discreet: true }, false],
  ['discreet, though published', { is_discreet: true, is_published: true }, false],
  ['a template, though published', { is_template: true, is_published: true }, false],
  ['not published', { is_published: false }, false],
])('a position that is %s', async (_, fields, isThere) => {
  const { uid } = await add(fields)
  expect((await uids()).includes(uid)).toBe(isThere)
  expect((await one(uid)).status).toBe(isThere ? 200 : 404)
})

test('what changes is there at once', async () => {
  const { uid } = await add()
  const update = (body: object) => server.call({ method: 'PATCH', path: `/position/${uid}`, body })
  await feed('&details=true')
  await update({ name: 'Renamed', details: [{ name: 'Description', value: 'New' }] })
  expect((await feed('&details=true')).body).toContainEqual(
    expect.objectContaining({ uid, name: 'Renamed', details: [{ name: 'Description', value: 'New', order: 1 }] }),
  )
  await update({ status: 'closed' })
  expect(await uids()).not.toContain(uid)
})

test('the texts are safe for any page', async () => {
  const value =
    '<h2>Us</h2><p onclick="x()">Hi <a href="javascript:x()">there</a><img src=x onerror=x()></p><script>x()</script>'
  const { uid } = await add({ details: [{ name: 'Description', value }] })
  const { body } = await one(uid, '&details=true')
  expect(body.details[0].value).toBe('<h2>Us</h2><p>Hi <a rel="noopener noreferrer nofollow">there</a></p>')
  // The partner who wrote it reads it as it was sent.
  expect((await server.call({ path: `/positions/${uid}` })).body.details[0].value).toBe(value)
})

describe('whoever does not know both names learns nothing', () => {
  test.each([
    ['another token', () => `/careers-api/2.0/company/${company}/positions?token=x`],
    ['no token', () => `/careers-api/2.0/company/${company}/positions`],
    ['two tokens', () => `/careers-api/2.0/company/${company}/positions?token=${token}&token=${token}`],
    ['another company', () => `/careers-api/2.0/company/FF.FFFF/positions?token=${token}`],
    ['no uid', () => `/careers-api/2.0/company/acme/positions?token=${token}`],
    ['another token, for one', () => `/careers-api/2.0/company/${company}/positions/11.11?token=x`],
    ['another company, for one', () => `/careers-api/2.0/company/FF.FFFF/positions/11.11?token=${token}`],
    ['no such position', () => `/careers-api/2.0/company/${company}/positions/FF.FFFF?token=${token}`],
  ])('%s', async (_, path) => {
    const { status, body } = await server.call({ path: path(), auth: null })
    expect(status).toBe(404)
    expect(body).toEqual({ status: 404, error: 'not_found', message: 'The provided ID could not be found' })
  })

  test('the token of another organization opens that one alone', async () => {
    await addNeighbour(server)
    const { organizations } = server.server.store
    const neighbour = await organizations.byReference('Nb00001')
    const path = (id: number | undefined, its: string | undefined) =>
      `/careers-api/2.0/company/${uidOf(id ?? 0)}/positions?token=${its}`
    expect((await server.call({ path: path(neighbour?.id, token), auth: null })).status).toBe(404)
    const { body } = await server.call({ path: path(neighbour?.id, neighbour?.careersToken), auth: null })
    expect(body.map(({ uid }: { uid: string }) => uid)).toEqual(['22.22'])
  })
})

describe('for caches and browsers', () => {
  test('may be kept for five minutes, and is not sent again while it is the same', async () => {
    const first = await feed()
    expect(first.headers.get('cache-control')).toBe('public, max-age=300')
    const etag = first.headers.get('etag') as string
    expect(etag).toMatch(/^"[^"]+"$/)
    for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await feed('', { 'if-none-match': tag })
      expect([again.status, again.text], tag).toEqual([304, ''])
      expect(again.headers.get('etag')).toBe(etag)
      expect(again.headers.get('cache-control')).toBe('public, max-age=300')
      expect(again.headers.get('access-control-allow-origin')).toBe('*')
    }
    expect((await feed('', { 'if-none-match': '"x"' })).status).toBe(200)
    await add()
    const changed = await feed('', { 'if-none-match': etag })
    expect(changed.status).toBe(200)
    expect(changed.headers.get('etag')).not.toBe(etag)
    expect((await feed('&details=true')).headers.get('etag')).not.toBe(changed.headers.get('etag'))
  })

  test('any origin may read it, a refusal too, and nothing else of this wire', async () => {
    const headers = { origin: 'https://careers.example' }
    const open = async (path: string) =>
      (await server.call({ path, auth: null, headers })).headers.get('access-control-allow-origin')
    expect((await feed('', headers)).headers.get('access-control-allow-origin')).toBe('*')
    expect(await open(`/careers-api/2.0/company/${company}/positions`)).toBe('*')
    expect(await open('/positions')).toBeNull()
    expect(await open('/locations')).toBeNull()
  })
})

test('every answer is what the OpenAPI document says, and no credential is asked for', async () => {
  const base = `/careers-api/2.0/company/${company}/positions`
  const { uid } = await add({ details: [{ name: 'Description', value: 'x' }] })
  for (const path of [base, `${base}/${uid}`]) {
    for (const query of [`?token=${token}`, `?token=${token}&details=true`, '?token=x']) {
      const answer = await server.call({ path: path + query, auth: null })
      expect(answer.status).toBe(query === '?token=x' ? 404 : 200)
    }
  }
  const { body: document } = await server.call({ path: '/openapi/comeet.json', auth: null })
  const { get } = document.paths['/careers-api/2.0/company/{company}/positions']
  expect(get.security).toEqual([])
  expect(Object.keys(get.responses)).toContain('304')
})
