import { afterAll, beforeAll, expect, test } from 'vitest'
import { nameOf } from '../../src/api/names.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { post } from '../wire/comeet/candidate.ts'

/** Jobs, their pipelines and boards on the native API. */

const API = '/api/longlist/v1'
const RECRUITER = {
  native: [
    'applications.read.own',
    'applications.read.others',
    'applications.update.others',
    'jobs.read',
    'jobs.create',
    'jobs.update',
    'jobs.salary',
    'jobs.internal-name',
    'departments.read',
    'departments.write',
    'offices.read',
    'offices.write',
  ],
}

let server: TestServer
beforeAll(async () => {
  server = await startServer()
  await server.addClient('Recruiter', RECRUITER, { kind: 'bearer', token: 'RECRUITER' })
  await server.addClient('Guest', { native: ['jobs.read'] }, { kind: 'bearer', token: 'GUEST' })
})
afterAll(() => server.close())

const call = (method: string, path: string, body?: object, headers: Record<string, string> = {}) =>
  server.call({ method, path: API + path, auth: 'Bearer RECRUITER', headers, ...(body && { body }) })

test('a job is made, read, changed from the version that was read, and found in the list', async () => {
  const department = (await call('POST', '/departments', { name: 'Research' })).body
  const office = (await call('POST', '/offices', { name: 'HQ', city: 'Paris', countryCode: 'fr' })).body
  expect(office).toMatchObject({ name: 'HQ', city: 'Paris', countryCode: 'FR' })
  const made = await call('POST', '/jobs', {
    name: 'Chemist',
    departmentId: department.id,
    officeIds: [office.id],
    description: '<p onclick="x()">Mix <script>alert(1)</script>things</p>',
    salary: { min: 40_000, currency: 'EUR' },
  })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({
    name: 'Chemist',
    status: 'open',
    isPublished: false,
    department: { id: department.id, name: 'Research' },
    offices: [{ id: office.id, name: 'HQ' }],
    description: '<p>Mix things</p>',
    salary: { min: 40_000, max: null, currency: 'EUR', period: null },
    counts: { active: 0, total: 0 },
  })
  const read = await call('GET', `/jobs/${made.body.id}`)
  expect(read.body).toEqual(made.body)
  expect(read.headers.get('etag')).toBe(`"${made.body.version}"`)

  const match = { 'if-match': `"${made.body.version}"` }
  const changed = await call('PATCH', `/jobs/${made.body.id}`, { name: 'Senior chemist', salary: null }, match)
  expect(changed.body).toMatchObject({ name: 'Senior chemist', salary: null, description: '<p>Mix things</p>' })
  const stale = await call('PATCH', `/jobs/${made.body.id}`, { name: 'Too late' }, match)
  expect(stale.body).toMatchObject({ status: 412, code: 'stale' })

  const listed = await call('GET', '/jobs?status=open&withCounts=true')
  const names = listed.body.items.map((job: { name: string }) => job.name)
  expect(names).toEqual(['Backend engineer', 'Senior chemist'])
  const guest = await server.call({ path: `${API}/jobs/${made.body.id}`, auth: 'Bearer GUEST' })
  expect(guest.body).toMatchObject({ internalName: null, salary: null, counts: null })
})

test('a board shows every stage with those that came into it last, page after page', async () => {
  const { id, stages } = (await call('POST', '/jobs', { name: 'Driver' })).body
  const uid = (await call('GET', `/jobs/${id}`)).body.references.comeetUid
  for (let at = 1; at <= 32; at++) {
    server.clock.time += 1000
    await post(server, { position_uid: uid, first_name: 'Nr', last_name: String(at), email: `nr${at}@example.com` })
  }
  const board = (await call('GET', `/jobs/${id}/board`)).body
  expect(board.stages.map(({ count }: { count: number }) => count)).toEqual([32, 0, 0, 0, 0])
  const [first] = board.stages
  expect(first.stage).toMatchObject({ id: stages[0].id, kind: 'new', count: 32 })
  expect(first.items.map(({ name }: { name: string }) => name).slice(0, 2)).toEqual(['Nr 32', 'Nr 31'])
  expect(first.items).toHaveLength(30)
  const more = await call(
    'GET',
    `/applications?jobId=${id}&stageId=${stages[0].id}&sort=-stageEntered&cursor=${first.next}`,
  )
  expect(more.body.items.map(({ name }: { name: string }) => name)).toEqual(['Nr 2', 'Nr 1'])
  expect(board.stages.slice(1).every(({ next }: { next: unknown }) => next === null)).toBe(true)
  const none = await call('GET', `/jobs/${id}/board?archived=true`)
  expect(none.body.stages[0]).toMatchObject({ count: 0, items: [], next: null })
})

test('the preview of a careers page runs nothing, and shows no more of the job than the page would', async () => {
  const { id } = (
    await call('POST', '/jobs', {
      name: 'Baker <b>',
      internalName: 'Secret oven',
      description: '<h3>Bread</h3><script>alert(1)</script><img src=x onerror=alert(1)>',
      salary: { min: 30_000 },
      remote: 'no',
    })
  ).body
  const { status, headers, text } = await call('GET', `/jobs/${id}/careers-preview`)
  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none';/)
  expect(text).toContain('<h1>Baker &lt;b&gt;</h1>')
  expect(text).toContain('<h3>Bread</h3>')
  expect(text).toContain('On site')
  for (const hidden of ['<script', 'onerror', '<img', 'Secret oven', '30000', '<b>']) expect(text).not.toContain(hidden)
})

test('figures of a job tell those who are on their way from all that came', async () => {
  const { id, stages } = (await call('POST', '/jobs', { name: 'Gardener' })).body
  const uid = (await call('GET', `/jobs/${id}`)).body.references.comeetUid
  const made: string[] = []
  for (const name of ['A', 'B', 'C', 'D']) {
    made.push((await post(server, { position_uid: uid, first_name: name, last_name: name })).body.uid)
  }
  const hired = stages.find(({ kind }: { kind: string }) => kind === 'hired')
  await call('POST', '/bulk', { ids: [made[0]], action: { type: 'move', stageId: hired.id } })
  await call('POST', '/bulk', { ids: [made[1]], action: { type: 'archive' } })
  const { items } = (await call('GET', '/jobs?withCounts=true')).body
  const job = items.find((each: { id: string }) => each.id === id)
  expect(job.counts).toEqual({ active: 2, total: 4 })
  expect(job.stages.map(({ count }: { count: number }) => count)).toEqual([2, 0, 0, 1, 0])
  const read = (await call('GET', `/jobs/${id}`)).body
  expect({ ...read, description: null, profileText: null }).toEqual(job)
})

test('what one may not know of is not there', async () => {
  expect((await call('GET', `/jobs/${nameOf(999_999)}`)).body).toMatchObject({ status: 404, code: 'not_found' })
  const wrong = await call('POST', '/jobs', { name: ' ', status: 'maybe', remote: 3 })
  const fields = wrong.body.errors.map(({ field }: { field: string }) => field)
  expect(fields).toEqual(expect.arrayContaining(['name', 'status', 'remote']))
})
