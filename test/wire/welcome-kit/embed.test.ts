import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addNeighbour } from '../../support/server.ts'
import { describeOrganization } from './about.ts'
import { type JobWire, startJobWire } from './job.ts'
import { API, refusalOf } from './wire.ts'

/** The public feed (reference, section 6.12). */

let wire: JobWire
beforeAll(async () => {
  wire = await startJobWire()
  await describeOrganization(wire.server)
})
afterAll(() => wire.close())

const get = (query = '?organization_reference=Pg4eV6k', headers: Record<string, string> = {}) =>
  wire.server.call({ path: `/api/v1/embed${query}`, auth: null, headers })
const references = async (): Promise<string[]> =>
  (await get()).body.jobs.map(({ reference }: { reference: string }) => reference)

test('says what the sample says', async () => {
  const department = { organization_reference: 'Pg4eV6k', name: 'Tech' }
  const { id } = (await wire.ask({ path: `${API}/departments`, body: department })).body
  wire.server.clock.time = Date.UTC(2026, 2, 3, 9, 5, 40)
  const { reference, office_id } = await wire.add({
    status: 'published',
    description: '<p>Build</p><script>alert(1)</script>',
    profile: '<p>Read</p>',
    recruitment_process: '<p>Call<img src="https://evil.example/x.png" onerror="x"></p>',
    salary_min: '45000',
    salary_max: '55000',
    salary_currency: 'EUR',
    salary_period: 'yearly',
    start_date: '2026-05-01',
    department_id: id,
    office_address: '1 rue Exemple',
    office_zip_code: '69001',
    cms_sites_references: 'wttj_fr',
  })
  const answer = await get()
  expect(answer.status).toBe(200)
  const { jobs, ...rest } = answer.body
  expect(rest).toEqual({
    name: 'Acme',
    websites: [{ reference: 'wttj_fr', kind: 'single', url: 'https://www.example.org/companies/acme' }],
  })
  expect(jobs[0]).toEqual({
    id: expect.any(Number),
    reference,
    name: 'Backend engineer',
    slug: 'backend-engineer_lyon',
    description: '<p>Build</p>',
    profile: '<p>Read</p>',
    recruitment_process: '<p>Call</p>',
    salary: { min: '45000', max: '55000', currency: 'EUR', period: 'yearly' },
    created_at: { fr: 'Le 03 Mars 2026 à 09h05', en: '03 March 2026 at 09h05' },
    published_at: { fr: 'Le 03 Mars 2026 à 09h05', en: '03 March 2026 at 09h05' },
    start_date: { fr: '01 Mai 2026', en: '01 May 2026' },
    office: {
      id: office_id,
      name: 'Lyon',
      address: '1 rue Exemple',
      zip_code: '69001',
      district: 'Lyon',
      city: 'Lyon',
      country: { fr: 'France', en: 'France' },
    },
    department: { id, name: 'Tech' },
    contract_type: { fr: 'CDI', en: 'Full-Time' },
    cms_sites_references: ['wttj_fr'],
    websites_urls: [
      { reference: 'wttj_fr', website_reference: 'wttj_fr', url: 'https://www.example.org/companies/acme' },
    ],
  })
})

test('months and countries are worded in both languages', async () => {
  wire.server.clock.time = Date.UTC(2026, 7, 15, 23, 59)
  await wire.add({ status: 'published', start_date: '2026-12-31', office_city: 'Berlin', office_country_code: 'DE' })
  const [job] = (await get()).body.jobs
  expect(job.created_at).toEqual({ fr: 'Le 15 Août 2026 à 23h59', en: '15 August 2026 at 23h59' })
  expect(job.start_date).toEqual({ fr: '31 Décembre 2026', en: '31 December 2026' })
  expect(job.office.country).toEqual({ fr: 'Allemagne', en: 'Germany' })
})

describe('holds what is published and not discreet', () => {
  test.each<[status: string, isThere: boolean]>([
    ['draft', false],
    ['published', true],
    ['archived', false],
  ])('%s', async (status, isThere) => {
    const { reference } = await wire.add({ status })
    expect((await references()).includes(reference)).toBe(isThere)
  })

  test('and follows every change', async () => {
    const { reference } = await wire.add({ status: 'published' })
    expect(await references()).toContain(reference)
    await wire.put(reference, { name: 'Renamed' })
    expect((await get()).body.jobs[0].name).toBe('Renamed')
    await wire.put(reference, { status: 'archived' })
    expect(await references()).not.toContain(reference)
  })

  test.each([
    ['discreet', { is_discreet: true, is_published: true }],
    ['a template', { is_discreet: false, is_template: true, is_published: true }],
  ])('a position that is %s is not there', async (_, fields) => {
    const before = await references()
    await wire.server.call({ path: '/positions', body: { name: 'Hidden', status: 'open', ...fields } })
    expect(await references()).toEqual(before)
  })
})

test('a salary that came through the other wire is not shown, until this one says it', async () => {
  const salary_range = { min: 70_000, max: 80_000, currency_code: 'EUR', period: 'annually' }
  const body = { name: 'Paid well', status: 'open', is_discreet: false, salary_range }
  await wire.server.call({ path: '/positions', body })
  const nothing = { min: null, max: null, currency: null, period: null }
  const [job] = (await get()).body.jobs
  expect(job).toMatchObject({ name: 'Paid well', salary: nothing, contract_type: null, office: null, department: null })
  await wire.put(job.reference, { salary_min: '60000' })
  const shown = (await get()).body.jobs.find(({ reference }: { reference: string }) => reference === job.reference)
  expect(shown.salary).toEqual({ min: '60000', max: '80000', currency: 'EUR', period: 'yearly' })
  // Nor is the next one of the other wire.
  const position = (await wire.server.call({ path: '/positions?limit=1000' })).body.positions.at(-1)
  await wire.server.call({
    method: 'PATCH',
    path: `/positions/${position.uid}`,
    body: { salary_range: { max: 90_000 } },
  })
  expect((await get()).body.jobs[0]).toMatchObject({ name: 'Paid well', salary: nothing })
  expect((await wire.get(job.reference)).body.salary).toMatchObject({ min: '60000', max: '90000' })
})

describe('the answer', () => {
  test('may be kept, and asked for again by its ETag', async () => {
    const { headers } = await get()
    expect(headers.get('cache-control')).toBe('public, max-age=300')
    expect(headers.get('access-control-allow-origin')).toBe('*')
    const etag = headers.get('etag') as string
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await get(undefined, { 'if-none-match': known })
      expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag])
    }
    expect((await get(undefined, { 'if-none-match': '"x"' })).status).toBe(200)
    await wire.add({ status: 'published' })
    const changed = await get(undefined, { 'if-none-match': etag })
    expect(changed.status).toBe(200)
    expect(changed.headers.get('etag')).not.toBe(etag)
  })

  test('needs an organization, by its exact reference; a token, even a wrong one, does not matter', async () => {
    expect(refusalOf(await get(''), 400, 'validation_failed')).toBe('organization_reference is missing')
    for (const reference of ['pg4ev6k', 'nowhere']) {
      const answer = await get(`?organization_reference=${reference}`)
      expect(refusalOf(answer, 404, 'not_found')).toBe('Organization not found')
    }
    expect((await get('?organization_reference=Pg4eV6k&access_token=wrong')).status).toBe(200)
  })

  test('is each organization’s own', async () => {
    await addNeighbour(wire.server)
    const { body } = await get('?organization_reference=Nb00001')
    expect(body).toMatchObject({ name: 'Neighbour', websites: [] })
    expect(body.jobs.map(({ name }: { name: string }) => name)).toEqual(['Cook'])
  })
})
