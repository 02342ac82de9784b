import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addNeighbour } from '../../support/server.ts'
import { JOBS, type JobWire, SMALLEST_JOB, startJobWire } from './job.ts'
import { API, clientWith, invalid, refusalOf } from './wire.ts'

/** Making and changing jobs (reference, sections 6.4 to 6.7), and what docs/welcome-kit.md decides where it is silent. */

let wire: JobWire
beforeAll(async () => {
  wire = await startJobWire()
})
afterAll(() => wire.close())

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/

describe('creating', () => {
  test('the smallest job is a draft, in the documented form', async () => {
    const job = await wire.add()
    expect(job).toEqual({
      name: 'Backend engineer',
      external_reference: null,
      organization_reference: 'Pg4eV6k',
      status: 'draft',
      profile: 'You read.',
      description: 'You build it.',
      company_description: null,
      apply_url: null,
      contract_type: 'FULL_TIME',
      contract_duration_min: null,
      contract_duration_max: null,
      experience_level: null,
      education_level: null,
      department_id: null,
      office_id: expect.any(Number),
      profession_reference: null,
      cms_sites_references: '',
      start_date: null,
      language: 'en',
      salary: { min: null, max: null, currency: null, period: null },
      remote: null,
      reference: expect.any(String),
      created_at: expect.stringMatching(TIME),
      updated_at: expect.stringMatching(TIME),
      published_at: null,
      archived_at: null,
    })
    expect((await wire.get(job.reference)).body).toEqual(job)
  })

  test('everything that the sample sends is answered', async () => {
    const office = (await wire.ask({ path: `${API}/offices?organization_reference=Pg4eV6k` })).body[0]
    const department = (
      await wire.ask({ path: `${API}/departments`, body: { organization_reference: 'Pg4eV6k', name: 'Sample' } })
    ).body
    const job = await wire.add({
      office_city: undefined,
      office_country_code: undefined,
      status: 'published',
      company_description: 'We.',
      recruitment_process: 'A call.',
      salary_min: '45000',
      salary_max: 55_000,
      salary_currency: 'EUR',
      salary_period: 'yearly',
      remote: 'partial',
      offices: [{ id: office.id }],
      department_id: department.id,
      education_level: 'BAC_5',
      experience_level: '1_TO_2_YEARS',
      contract_duration_min: 3,
      contract_duration_max: '36',
      start_date: '2026-05-01',
      external_reference: 'ACME-42',
      cms_sites_references: 'wttj_fr, smgo_fr,wttj_fr',
      profession_reference: 'dev_backend',
      apply_url: 'https://acme.example/apply',
    })
    expect(job).toMatchObject({
      status: 'published',
      company_description: 'We.',
      salary: { min: '45000', max: '55000', currency: 'EUR', period: 'yearly' },
      remote: 'partial',
      office_id: office.id,
      department_id: department.id,
      education_level: 'BAC_5',
      experience_level: '1_TO_2_YEARS',
      contract_duration_min: 3,
      contract_duration_max: 36,
      start_date: '2026-05-01T00:00:00.000+00:00',
      external_reference: 'ACME-42',
      cms_sites_references: 'wttj_fr,smgo_fr',
      profession_reference: 'dev_backend',
      apply_url: 'https://acme.example/apply',
      published_at: job.created_at,
      archived_at: null,
    })
    expect(Object.keys(job)).not.toContain('recruitment_process')
  })

  test('what is missing is named all at once, before the credential is asked for', async () => {
    const answer = await wire.call({ path: JOBS, body: {}, auth: null })
    const names = ['organization_reference', 'name', 'description', 'profile', 'contract_type', 'language']
    expect(refusalOf(answer, 400, 'validation_failed')).toBe(names.map((name) => `${name} is missing`).join(', '))
  })

  test('at least one parameter must say where it is', async () => {
    const nowhere = { office_city: undefined, office_country_code: undefined }
    for (const params of [nowhere, { ...nowhere, offices: [] }]) {
      const description = refusalOf(await wire.post(params), 400, 'validation_failed')
      expect(description).toMatch(/^one of office_id, .*office_country_code, offices is missing$/)
    }
  })

  test.each<[name: string, value: unknown]>([
    ['name', 'x'.repeat(201)],
    ['description', 'x'.repeat(10_001)],
    ['contract_type', 'UNLIMITED'],
    ['language', 'english'],
    ['language', 'xx'],
    ['status', 'open'],
    ['salary_min', '45k'],
    ['salary_max', -1],
    ['salary_max', 1e15],
    ['salary_currency', 'euro'],
    ['salary_period', 'yearlyy'],
    ['remote', 'full'],
    ['contract_duration_min', '37'],
    ['contract_duration_max', 37],
    ['education_level', 'BAC_6'],
    ['experience_level', 'JUNIOR'],
    ['apply_url', 'acme.example'],
    ['start_date', '2026-02-30'],
    ['start_date', '1/5/2026'],
    ['office_id', 'x'],
    ['office_id', 999_999],
    ['office_country_code', 'FRA'],
    ['department_id', 999_999],
    ['offices', 'Lyon'],
    ['is_remote', 'yes'],
  ])('%s %j is refused', async (name, value) => {
    invalid(await wire.post({ [name]: value }), name)
  })

  test('the longest texts are taken', async () => {
    const job = await wire.add({ name: 'x'.repeat(200), description: 'é'.repeat(10_000) })
    expect([job.name.length, job.description.length]).toEqual([200, 10_000])
  })

  test('the parameters can be a form, or stand in the query', async () => {
    const form = new URLSearchParams(SMALLEST_JOB).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const asForm = await wire.ask({ path: JOBS, body: form, headers })
    const asQuery = await wire.ask({ method: 'POST', path: `${JOBS}?${form}` })
    expect([asForm.status, asQuery.status]).toEqual([201, 201])
  })

  test('an external reference belongs to one job', async () => {
    await wire.add({ external_reference: 'ONCE' })
    const description = refusalOf(await wire.post({ external_reference: 'ONCE' }), 400, 'validation_failed')
    expect(description).toMatch(/^external_reference is taken/)
  })

  test('the obsolete is_remote stands for a remote level, unless that is given', async () => {
    expect((await wire.add({ is_remote: true })).remote).toBe('fulltime')
    expect((await wire.add({ is_remote: 'false' })).remote).toBe('no')
    expect((await wire.add({ is_remote: true, remote: 'punctual' })).remote).toBe('punctual')
  })
})

describe('an office', () => {
  const offices = async () => (await wire.ask({ path: `${API}/offices?organization_reference=Pg4eV6k` })).body

  test('that is there is found by what is said of it', async () => {
    const body = {
      organization_reference: 'Pg4eV6k',
      name: 'Tours HQ',
      city: 'Tours',
      country_code: 'fr',
      zip_code: '37000',
    }
    const { id } = (await wire.ask({ path: `${API}/offices`, body })).body
    const none = { office_city: undefined, office_country_code: undefined }
    for (const params of [
      { office_id: String(id) },
      { office_city: 'tours' },
      { office_zip_code: '37000' },
      { office_city: 'Tours', office_country_code: 'FR' },
      { offices: [{ city: 'Tours', country_code: 'fr' }] },
    ]) {
      expect((await wire.add({ ...none, ...params })).office_id).toBe(id)
    }
  })

  test('that is not there is added when its city and its country are given', async () => {
    const { reference } = await wire.add({ offices: [{ city: 'Nantes', country_code: 'fr' }, { city: 'Lyon' }] })
    const { office, offices: all } = (await wire.get(reference, '?office=true')).body
    expect(office).toEqual({
      id: expect.any(Number),
      name: 'Nantes',
      address: null,
      zip_code: null,
      city: 'Nantes',
      country_code: 'FR',
      is_headquarter: false,
    })
    expect(all.map(({ city }: { city: string }) => city)).toEqual(['Nantes', 'Lyon'])
    expect(await offices()).toContainEqual(office)
  })

  test('that is not there, and of which too little is said, is refused', async () => {
    invalid(await wire.post({ office_city: 'Brest', office_country_code: undefined }), 'office_city')
    invalid(await wire.post({ offices: [{ id: 999_999 }] }), 'offices')
    invalid(await wire.post({ offices: [{}] }), 'offices')
  })

  test('is added only with the scope offices_rw', async () => {
    const auth = await clientWith(wire, 'jobs_rw', 'offices_r')
    const before = await offices()
    refusalOf(await wire.post({ office_city: 'Metz' }, { auth }), 403, 'invalid_scope')
    expect(await offices()).toEqual(before)
    expect((await wire.post({}, { auth })).status).toBe(201)
  })
})

describe('updating', () => {
  test('changes what is named and nothing else', async () => {
    const job = await wire.add({ salary_min: 1, salary_max: 2, company_description: 'We.', external_reference: 'U-1' })
    wire.server.clock.time += 1000
    const { status, body } = await wire.put(job.reference, { name: 'Other', salary_max: '3', language: 'fr' })
    expect(status).toBe(200)
    const salary = { ...job.salary, max: '3' }
    expect(body).toEqual({ ...job, name: 'Other', language: 'fr', salary, updated_at: expect.any(String) })
    expect(Date.parse(body.updated_at)).toBeGreaterThan(Date.parse(job.updated_at))
    expect((await wire.get(job.reference)).body).toEqual(body)
  })

  test('an empty parameter clears where that can be', async () => {
    const given = {
      company_description: 'We.',
      salary_min: '1',
      salary_currency: 'EUR',
      remote: 'no',
      contract_duration_min: 1,
      education_level: 'BAC',
      experience_level: '2_TO_3_YEARS',
      apply_url: 'https://acme.example',
      start_date: '2026-05-01',
      external_reference: 'CLEARED',
      cms_sites_references: 'wttj_fr',
      profession_reference: 'sales',
    }
    const { reference } = await wire.add(given)
    const emptied = Object.fromEntries(Object.keys(given).map((name, index) => [name, index % 2 === 0 ? '' : null]))
    const { body } = await wire.put(reference, { ...emptied, office_id: '', offices: null })
    expect(body).toMatchObject({
      company_description: null,
      salary: { min: null, max: null, currency: null, period: null },
      remote: null,
      contract_duration_min: null,
      education_level: null,
      experience_level: null,
      apply_url: null,
      start_date: null,
      external_reference: null,
      cms_sites_references: '',
      profession_reference: null,
      office_id: expect.any(Number),
    })
  })

  test.each(['name', 'description', 'profile', 'contract_type', 'language', 'status'])(
    'an empty %s is refused',
    async (name) => {
      const description = refusalOf(await wire.put('WTTJ_KmqkD1Y', { [name]: '' }), 400, 'validation_failed')
      expect(description).toBe(`${name} is empty`)
    },
  )

  test('what was read can be sent back as it is', async () => {
    const read = await wire.add({
      start_date: '2026-05-01',
      experience_level: 'MORE_THAN_15_YEARS',
      apply_url: 'https://a.example',
    })
    const { status, body } = await wire.put(read.reference, read)
    expect(status).toBe(200)
    expect(body).toEqual({ ...read, updated_at: body.updated_at })
  })

  test('an office that is named takes the place of the main one', async () => {
    const { reference } = await wire.add({ offices: [{ city: 'Lyon' }, { city: 'Nice', country_code: 'fr' }] })
    const moved = await wire.put(reference, { office_city: 'Lille', office_country_code: 'fr' })
    const { office, offices } = (await wire.get(reference, '?office=true')).body
    expect(office.city).toBe('Lille')
    expect(moved.body.office_id).toBe(office.id)
    expect(offices.map(({ city }: { city: string }) => city)).toEqual(['Lille', 'Nice'])
    await wire.put(reference, { offices: [] })
    expect((await wire.get(reference, '?office=true')).body).toMatchObject({
      office: null,
      offices: [],
      office_id: null,
    })
  })

  test('refuses as creating does', async () => {
    await wire.add({ external_reference: 'TAKEN' })
    const { reference } = await wire.add()
    refusalOf(await wire.put(reference, { external_reference: 'TAKEN' }), 400, 'validation_failed')
    invalid(await wire.put(reference, { department_id: 999_999 }), 'department_id')
    invalid(await wire.put(reference, { office_id: 999_999 }), 'office_id')
    invalid(await wire.put(reference, { contract_type: 'x' }), 'contract_type')
    refusalOf(await wire.put('nothing', { name: 'x' }), 404, 'not_found')
    refusalOf(await wire.put(reference, { organization_reference: 'Nb00001' }), 401, 'unauthorized')
  })
})

describe('the status', () => {
  const set = (reference: string, status: unknown, rest = {}) =>
    wire.ask({ method: 'PUT', path: `${JOBS}/${reference}/update_status`, body: { status }, ...rest })

  test('goes to and fro, with the times', async () => {
    const { reference } = await wire.add()
    const published = (await set(reference, 'published')).body
    expect(published).toMatchObject({
      status: 'published',
      published_at: expect.stringMatching(TIME),
      archived_at: null,
    })
    const archived = (await set(reference, 'archived')).body
    expect(archived).toMatchObject({
      status: 'archived',
      published_at: published.published_at,
      archived_at: expect.stringMatching(TIME),
    })
    const draft = (await set(reference, 'draft')).body
    expect(draft).toMatchObject({ status: 'draft', published_at: null, archived_at: null })
    expect((await wire.put(reference, { status: 'published' })).body.status).toBe('published')
  })

  test('is required, and one of three', async () => {
    invalid(await set('WTTJ_KmqkD1Y', 'open'), 'status')
    expect(refusalOf(await set('WTTJ_KmqkD1Y', undefined, { auth: null }), 400, 'validation_failed')).toBe(
      'status is missing',
    )
    refusalOf(await set('nothing', 'draft'), 404, 'not_found')
  })
})

describe('sending once', () => {
  const headers = (key: string) => ({ headers: { 'idempotency-key': key } })

  test('a repetition of a create gets the same answer', async () => {
    const params = { name: 'Only once' }
    const [first, second] = [await wire.post(params, headers('c1')), await wire.post(params, headers('c1'))]
    expect([second.status, second.text]).toEqual([201, first.text])
    const list = await wire.ask({ path: `${JOBS}?organization_reference=Pg4eV6k` })
    expect(list.body.filter(({ name }: { name: string }) => name === 'Only once')).toHaveLength(1)
    refusalOf(await wire.post({ name: 'Another' }, headers('c1')), 422, 'idempotency_key_reused')
  })

  test('so do the updates', async () => {
    const { reference } = await wire.add()
    const first = await wire.put(reference, { name: 'First' }, headers('u1'))
    await wire.put(reference, { name: 'Second' })
    expect((await wire.put(reference, { name: 'First' }, headers('u1'))).text).toBe(first.text)
    expect((await wire.get(reference)).body.name).toBe('Second')
    const path = `${JOBS}/${reference}/update_status`
    const publish = () => wire.ask({ method: 'PUT', path, body: { status: 'published' }, ...headers('s1') })
    expect((await publish()).text).toBe((await publish()).text)
  })
})

test('another organization is neither read nor written', async () => {
  await addNeighbour(wire.server)
  refusalOf(await wire.post({ organization_reference: 'Nb00001' }), 401, 'unauthorized')
  refusalOf(await wire.post({ organization_reference: 'nowhere' }), 401, 'unauthorized')
  refusalOf(await wire.get('WTTJ_neighbo'), 404, 'not_found')
  refusalOf(await wire.put('WTTJ_neighbo', { name: 'x' }), 404, 'not_found')
})
