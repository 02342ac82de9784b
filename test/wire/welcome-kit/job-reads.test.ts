import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addNeighbour } from '../../support/server.ts'
import { JOBS, type JobWire, startJobWire } from './job.ts'
import { clientWith, invalid, refusalOf } from './wire.ts'

/** Reading jobs (reference, sections 6.1 to 6.4), and what docs/welcome-kit.md decides where it is silent. */

const DAY = 24 * 60 * 60 * 1000

let wire: JobWire
/** By a short name each. */
const made: Record<string, string> = {}
beforeAll(async () => {
  wire = await startJobWire()
  const { clock } = wire.server
  clock.time = Date.UTC(2026, 2, 2, 12)
  made['draft'] = (await wire.add()).reference
  made['published'] = (await wire.add({ status: 'published', cms_sites_references: 'wttj_fr,smgo_fr' })).reference
  clock.time += DAY
  made['archived'] = (await wire.add({ status: 'archived', contract_type: 'FREELANCE' })).reference
  made['late'] = (await wire.add({ cms_sites_references: 'smgo_fr' })).reference
  clock.time += DAY
  await wire.put(made['late'] as string, { status: 'published' })
})
afterAll(() => wire.close())

const list = (query = '', auth?: string | null) =>
  wire.ask({ path: `${JOBS}?organization_reference=Pg4eV6k${query}`, ...(auth !== undefined && { auth }) })

/** The short names of what is listed, but for the job that the server comes with. */
function names(body: { reference: string }[]): string[] {
  const byReference = new Map(Object.entries(made).map(([name, reference]) => [reference, name]))
  return body.flatMap(({ reference }) => byReference.get(reference) ?? [])
}

describe('the list', () => {
  test('an item is what a read of the job is, newest first', async () => {
    const { status, body } = await list('&stages=true&websites=true&office=true')
    expect(status).toBe(200)
    expect(names(body)).toEqual(['late', 'archived', 'published', 'draft'])
    const read = await wire.get(made['late'] as string, '?stages=true&websites=true&office=true')
    expect(body).toContainEqual(read.body)
    for (const name of ['stages', 'websites', 'office', 'offices', 'candidates_count']) {
      expect((await list()).body[0]).not.toHaveProperty(name)
    }
  })

  test.each<[query: string, found: string[]]>([
    ['&status=draft', ['draft']],
    ['&status=published', ['late', 'published']],
    ['&status=archived', ['archived']],
    ['&status=', ['late', 'archived', 'published', 'draft']],
    ['&created_after=2026-03-02', ['late', 'archived', 'published', 'draft']],
    ['&created_after=2026-03-03', ['late', 'archived']],
    ['&created_after=2026-03-04', []],
    ['&updated_after=2026-03-04', ['late']],
    ['&published_after=2026-03-02', ['late', 'published']],
    ['&published_after=2026-03-03', ['late']],
    ['&status=published&created_after=2026-03-03', ['late']],
  ])('%s', async (query, found) => {
    expect(names((await list(query)).body)).toEqual(found)
  })

  test.each([
    'status=open',
    'created_after=yesterday',
    'published_after=2026-02-30',
    'stages=1',
    'per_page=0',
    'page=0',
  ])('%s is refused before the credential is asked for', async (query) => {
    invalid(await list(`&${query}`, null), query.split('=')[0] as string)
  })

  test('an organization must be named, its own', async () => {
    const nameless = await wire.call({ path: JOBS, auth: null })
    expect(refusalOf(nameless, 400, 'validation_failed')).toBe('organization_reference is missing')
    for (const other of ['Nb00001', 'pg4ev6k']) {
      const answer = await wire.ask({ path: `${JOBS}?organization_reference=${other}` })
      expect(refusalOf(answer, 401, 'unauthorized')).toBe('You are not member of this organization')
    }
  })

  test('comes by pages, with the headers of the FAQ', async () => {
    const first = await list('&per_page=2')
    expect(names(first.body)).toEqual(['late', 'archived'])
    const second = await list('&per_page=2&page=2')
    expect(names(second.body)).toEqual(['published', 'draft'])
    const header = (name: string) => second.headers.get(name)
    expect(['x-total', 'x-total-pages', 'x-per-page', 'x-page', 'x-offset'].map(header)).toEqual([
      '5',
      '3',
      '2',
      '2',
      '2',
    ])
    const head = await wire.server.call({
      method: 'HEAD',
      path: `${JOBS}?organization_reference=Pg4eV6k&status=published`,
      auth: wire.full,
    })
    expect([head.status, head.text, head.headers.get('x-total')]).toEqual([200, '', '3'])
    expect((await list('&page=9')).body).toEqual([])
  })

  test('another organization has a list of its own', async () => {
    await addNeighbour(wire.server)
    expect((await list()).headers.get('x-total')).toBe('5')
  })
})

describe('all jobs', () => {
  const all = (query = '', auth = wire.full) => wire.ask({ path: `${JOBS}/all${query}`, auth })

  test.each<[query: string, found: string[]]>([
    ['', ['late', 'archived', 'published', 'draft']],
    ['?status=published', ['late', 'published']],
    ['?contract_type=FREELANCE', ['archived']],
    ['?cms_sites_references=wttj_fr', ['published']],
    ['?cms_sites_references=smgo_fr,other', ['late', 'published']],
    ['?cms_sites_references=other', []],
    ['?published_after=2026-03-03', ['late']],
  ])('%s', async (query, found) => {
    const { status, body } = await all(query)
    expect(status).toBe(200)
    expect(names(body)).toEqual(found)
  })

  test('by pages, and with what is asked for', async () => {
    const { body, headers } = await all('?per_page=1&stages=true')
    expect(headers.get('x-total')).toBe('5')
    expect(body[0].stages).toHaveLength(5)
    invalid(await all('?contract_type=x'), 'contract_type')
  })

  test('needs su_jobs_r', async () => {
    expect((await all('', await clientWith(wire, 'su_jobs_r'))).status).toBe(200)
    for (const scope of ['jobs_r', 'jobs_rw'])
      refusalOf(await all('', await clientWith(wire, scope)), 403, 'invalid_scope')
  })
})

describe('one job', () => {
  test('its stages, in order', async () => {
    expect((await wire.get('WTTJ_KmqkD1Y', '?stages=true')).body.stages).toEqual([
      { id: 14_600, name: 'New', reference: 'initial', visible: true },
      { id: 14_601, name: 'Interview', reference: 'interviewed', visible: true },
      { id: 14_602, name: 'Refused', reference: 'refused', visible: true },
    ])
  })

  test('its candidates, counted in each stage', async () => {
    for (const job_stage_id of [14_600, 14_600, 14_602]) await wire.created({ job_stage_id })
    const counted = (await wire.get('WTTJ_KmqkD1Y', '?candidates_count=true')).body
    expect(counted.candidates_count).toBe(3)
    expect(counted).not.toHaveProperty('stages')
    const { stages, candidates_count } = (await wire.get('WTTJ_KmqkD1Y', '?candidates_count=true&stages=true')).body
    expect(candidates_count).toBe(3)
    expect(stages.map((stage: { candidates_count: number }) => stage.candidates_count)).toEqual([2, 0, 1])
  })

  test('counting needs candidates_r or candidates_rw as well', async () => {
    const query = '?candidates_count=true&stages=true'
    for (const scope of ['candidates_r', 'candidates_rw']) {
      const auth = await clientWith(wire, 'jobs_r', scope)
      expect((await wire.get('WTTJ_KmqkD1Y', query, { auth })).body.candidates_count).toBe(3)
    }
    for (const scopes of [[], ['my_candidates_rw'], ['my_candidates_r']]) {
      const auth = await clientWith(wire, 'jobs_r', ...scopes)
      const { status, body } = await wire.get('WTTJ_KmqkD1Y', query, { auth })
      expect(status).toBe(200)
      expect(body).not.toHaveProperty('candidates_count')
      expect(body.stages[0]).not.toHaveProperty('candidates_count')
    }
  })

  test('its office needs offices_r as well, in the list too', async () => {
    const reference = made['draft'] as string
    for (const scope of ['offices_r', 'offices_rw', 'su_offices_r', 'su_offices_rw']) {
      const auth = await clientWith(wire, 'jobs_r', scope)
      expect((await wire.get(reference, '?office=true', { auth })).body.office).toMatchObject({ city: 'Lyon' })
    }
    const auth = await clientWith(wire, 'jobs_r')
    expect((await wire.get(reference, '?office=true', { auth })).body).not.toHaveProperty('office')
    expect((await list('&office=true', auth)).body[0]).not.toHaveProperty('office')
  })

  test('its organization, and what an applicant is asked', async () => {
    const { body } = await wire.get('WTTJ_KmqkD1Y', '?organization=true&application_fields=true')
    expect(body.organization).toEqual({ name: 'Acme', slug: 'acme', description: null, logo: null })
    expect(body.application_fields).toEqual([
      { name: 'resume', mode: 'optional' },
      { name: 'portfolio', mode: 'optional' },
    ])
  })

  test('a flag that is neither true nor false is refused, an unknown job not found', async () => {
    invalid(await wire.get('WTTJ_KmqkD1Y', '?stages=yes', { auth: null }), 'stages')
    expect(refusalOf(await wire.get('nothing'), 404, 'not_found')).toBe('Job not found')
  })
})

test('what the parameters of a job can be', async () => {
  const { status, body } = await wire.ask({ path: `${JOBS}/dependencies` })
  expect(status).toBe(200)
  expect(body.contract_types[0]).toEqual({ id: 'FULL_TIME', name: { en: 'Full-Time', fr: 'CDI' } })
  const ids = (of: { id: string }[]) => of.map(({ id }) => id)
  expect(ids(body.contract_types)).toEqual(
    expect.arrayContaining(['PART_TIME', 'TEMPORARY', 'FREELANCE', 'INTERNSHIP', 'APPRENTICESHIP']),
  )
  expect(ids(body.education_levels)).toEqual([
    'NO_DIPLOMA',
    'CAP',
    'BEP',
    'BAC',
    'BAC_1',
    'BAC_2',
    'BAC_3',
    'BAC_4',
    'BAC_5',
    'PHD',
  ])
  expect(ids(body.experience_levels)).toContain('1_TO_2_YEARS')
  expect(ids(body.remote_levels)).toEqual(['fulltime', 'partial', 'punctual', 'no'])
  expect(body.salary_currencies).toEqual(expect.arrayContaining(['EUR', 'USD']))
  expect(body.salary_periods).toEqual(expect.arrayContaining(['yearly', 'monthly', 'daily', 'none']))
  expect(body.cms_sites_references).toEqual([])
  for (const [param, codes] of [
    ['contract_type', ids(body.contract_types)],
    ['experience_level', ids(body.experience_levels)],
    ['salary_period', body.salary_periods],
    ['salary_currency', body.salary_currencies],
  ]) {
    for (const code of codes) expect((await wire.put('WTTJ_KmqkD1Y', { [param]: code })).status, code).toBe(200)
  }
})
