import { afterAll, beforeAll, expect, test } from 'vitest'
import { JOBS, type JobWire, startJobWire } from './job.ts'
import { API } from './wire.ts'

/** A job of Welcome Kit is a position of Comeet, and the other way round. */

let wire: JobWire
beforeAll(async () => {
  wire = await startJobWire()
})
afterAll(() => wire.close())

const comeet = async (method: string, path: string, body?: object): Promise<any> => {
  const answer = await wire.server.call({ method, path, ...(body && { body }) })
  expect(answer.status, answer.text).toBeLessThan(300)
  return answer.body
}
/** The newest, as each wire has it. */
const newestPosition = async () => (await comeet('GET', '/positions?limit=1000')).positions.at(-1)
const newestJob = async () => (await wire.ask({ path: `${JOBS}?organization_reference=Pg4eV6k&office=true` })).body[0]

test('a job is a position, and follows what is changed there', async () => {
  const department = { organization_reference: 'Pg4eV6k', name: 'Tech' }
  const { id } = (await wire.ask({ path: `${API}/departments`, body: department })).body
  const { reference } = await wire.add({
    name: 'Platform engineer',
    status: 'published',
    external_reference: 'ACME-7',
    company_description: 'We.',
    recruitment_process: 'A call.',
    remote: 'fulltime',
    experience_level: '3_TO_4_YEARS',
    salary_min: '45000',
    salary_max: '55000',
    salary_currency: 'EUR',
    salary_period: 'yearly',
    department_id: id,
    office_address: '1 rue Exemple',
    office_zip_code: '69001',
    apply_url: 'https://acme.example/apply',
  })
  const position = await newestPosition()
  expect(position).toMatchObject({
    name: 'Platform engineer',
    status: 'open',
    is_published: true,
    is_discreet: false,
    department: 'Tech',
    employment_type: 'Full-time',
    experience_level: 'Intermediate',
    workplace_type: 'Remote',
    internal_use_custom_id: 'ACME-7',
    location: { city: 'Lyon', country: 'FR', street_name: '1 rue Exemple', postal_code: '69001' },
    salary_range: { min: 45_000, max: 55_000, currency_code: 'EUR', period: 'annually' },
    details: [
      { name: 'Description', value: 'You build it.' },
      { name: 'Requirements', value: 'You read.' },
      { name: 'Company description', value: 'We.' },
      { name: 'Recruitment process', value: 'A call.' },
    ],
  })
  const openings = (await comeet('GET', `/openings?position_uid=${position.uid}`)).openings
  expect(openings).toMatchObject([{ name: 'Platform engineer' }])

  await comeet('PATCH', `/positions/${position.uid}`, {
    name: 'Renamed',
    status: 'closed',
    employment_type: 'Intern',
    experience_level: 'Senior',
    workplace_type: 'Hybrid',
    department: 'Research',
    details: [{ name: 'Requirements', value: 'Changed.' }],
    salary_range: { max: 60_000 },
  })
  const job = (await wire.get(reference)).body
  expect(job).toMatchObject({
    name: 'Renamed',
    status: 'archived',
    contract_type: 'INTERNSHIP',
    experience_level: '5_TO_7_YEARS',
    remote: 'partial',
    profile: 'Changed.',
    description: 'You build it.',
    salary: { min: '45000', max: '60000', currency: 'EUR', period: 'yearly' },
    archived_at: expect.any(String),
  })
  const research = (await wire.ask({ path: `${API}/departments/${job.department_id}` })).body
  expect(research).toMatchObject({ name: 'Research', slug: 'research' })
})

test('a position is a job, and follows what is changed there', async () => {
  await comeet('POST', '/positions', {
    name: 'Cook',
    status: 'on hold',
    is_discreet: false,
    employment_type: 'Part-time',
    experience_level: 'Junior',
    workplace_type: 'On-site',
    department: 'Kitchen',
    details: [
      { name: 'Description', value: '<p>Cook</p>' },
      { name: 'Perks', value: '<p>Food</p>' },
    ],
    salary_range: { min: 20, currency_code: 'USD', period: 'hourly' },
  })
  const job = await newestJob()
  expect(job).toMatchObject({
    name: 'Cook',
    status: 'draft',
    contract_type: 'PART_TIME',
    experience_level: '1_TO_2_YEARS',
    remote: 'no',
    description: '<p>Cook</p>',
    profile: null,
    language: null,
    office: null,
    salary: { min: '20', max: null, currency: 'USD', period: 'hourly' },
  })
  await wire.put(job.reference, {
    status: 'published',
    contract_type: 'APPRENTICESHIP',
    profile: 'You taste.',
    remote: 'punctual',
    salary_period: 'monthly',
    office_city: 'Bern',
    office_country_code: 'CH',
  })
  expect(await newestPosition()).toMatchObject({
    name: 'Cook',
    status: 'open',
    is_published: true,
    employment_type: 'Apprenticeship',
    experience_level: 'Junior',
    workplace_type: 'Hybrid',
    department: 'Kitchen',
    location: { city: 'Bern', country: 'CH' },
    salary_range: { min: 20, max: null, currency_code: 'USD', period: 'monthly' },
    details: [
      { name: 'Description', value: '<p>Cook</p>' },
      { name: 'Requirements', value: 'You taste.' },
      { name: 'Perks', value: '<p>Food</p>' },
    ],
  })
})

test('offices are locations', async () => {
  const office = { organization_reference: 'Pg4eV6k', name: 'HQ', city: 'Oslo', country_code: 'NO' }
  await wire.ask({ path: `${API}/offices`, body: office })
  const { locations } = await comeet('GET', '/locations')
  expect(locations).toContainEqual(expect.objectContaining({ name: 'HQ', city: 'Oslo', country: 'NO' }))
})

test('a candidate for the job is one for the position', async () => {
  const { reference } = await wire.add({ name: 'Busy' })
  const { uid } = await newestPosition()
  await wire.created({ job_reference: reference })
  await comeet('POST', '/candidates', { position_uid: uid, first_name: 'A', last_name: 'B' })
  expect((await wire.get(reference, '?candidates_count=true')).body.candidates_count).toBe(2)
})

test('a client that may not see salaries sees none here either', async () => {
  await wire.server.addClient(
    'No salaries',
    { permissions: ['retrieve-positions'] },
    { kind: 'bearer', token: 'NO-SALARY' },
  )
  const { status, body } = await wire.get('WTTJ_KmqkD1Y', '', { auth: 'Bearer NO-SALARY' })
  expect(status).toBe(200)
  expect(body).not.toHaveProperty('salary')
})
