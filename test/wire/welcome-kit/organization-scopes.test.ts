import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SCOPES } from '../../../src/dialects/welcome-kit/scopes.ts'
import type { Call } from '../../support/server.ts'
import { JOBS, type JobWire, SMALLEST_JOB, startJobWire } from './job.ts'
import { API, clientWith, refusalOf } from './wire.ts'

/** Every scope that is documented against every operation on an organization and its jobs (reference, section 1.4). */

let wire: JobWire
const ids: Record<string, number> = {}
/** A token of each scope. */
const tokens = new Map<string, string>()
const ours = { organization_reference: 'Pg4eV6k' }

beforeAll(async () => {
  wire = await startJobWire()
  await wire.add()
  const office = { ...ours, name: 'Paris', city: 'Paris', country_code: 'FR' }
  ids['office'] = (await wire.ask({ path: `${API}/offices`, body: office })).body.id
  ids['department'] = (await wire.ask({ path: `${API}/departments`, body: { ...ours, name: 'Tech' } })).body.id
  for (const scope of Object.keys(SCOPES)) tokens.set(scope, await clientWith(wire, scope))
})
afterAll(() => wire.close())

const READ_JOBS = ['jobs_r', 'jobs_rw', 'su_jobs_r']
const READ_OFFICES = ['offices_r', 'offices_rw', 'su_offices_r', 'su_offices_rw']
const WRITE_OFFICES = ['offices_rw', 'su_offices_rw']
const READ_DEPARTMENTS = ['departments_r', 'departments_rw', 'su_departments_r']
const READ_ORGANIZATIONS = ['organizations_r', 'organizations_rw', 'su_organizations_r']

let count = 0
const list = (what: string): Call => ({ path: `${API}/${what}?organization_reference=Pg4eV6k` })
const put = (path: string, body: object): Call => ({ method: 'PUT', path: `${API}/${path}`, body })

const OPERATIONS: readonly (readonly [what: string, call: () => Call, scopes: readonly string[]])[] = [
  ['list jobs', () => list('jobs'), READ_JOBS],
  ['list all jobs', () => ({ path: `${JOBS}/all` }), ['su_jobs_r']],
  ['the dependencies of jobs', () => ({ path: `${JOBS}/dependencies` }), READ_JOBS],
  ['retrieve a job', () => ({ path: `${JOBS}/WTTJ_KmqkD1Y` }), READ_JOBS],
  ['create a job', () => ({ path: JOBS, body: SMALLEST_JOB }), ['jobs_rw']],
  ['update a job', () => put('jobs/WTTJ_KmqkD1Y', { language: 'fr' }), ['jobs_rw']],
  ['update a job’s salary', () => put('jobs/WTTJ_KmqkD1Y', { salary_min: 1 }), ['jobs_rw']],
  ['update a job’s status', () => put('jobs/WTTJ_KmqkD1Y/update_status', { status: 'published' }), ['jobs_rw']],
  ['list offices', () => list('offices'), READ_OFFICES],
  ['retrieve an office', () => ({ path: `${API}/offices/${ids['office']}` }), READ_OFFICES],
  [
    'create an office',
    () => ({ path: `${API}/offices`, body: { ...ours, name: 'Rome', city: 'Rome', country_code: 'IT' } }),
    WRITE_OFFICES,
  ],
  ['update an office', () => put(`offices/${ids['office']}`, { name: 'Paris' }), WRITE_OFFICES],
  ['list departments', () => list('departments'), READ_DEPARTMENTS],
  ['retrieve a department', () => ({ path: `${API}/departments/${ids['department']}` }), READ_DEPARTMENTS],
  [
    'create a department',
    () => ({ path: `${API}/departments`, body: { ...ours, name: `Department ${++count}` } }),
    ['departments_rw'],
  ],
  ['update a department', () => put(`departments/${ids['department']}`, { is_active: true }), ['departments_rw']],
  ['retrieve the organization', () => ({ path: `${API}/organizations/Pg4eV6k` }), READ_ORGANIZATIONS],
  ['list organizations', () => ({ path: `${API}/organizations?name=Acme` }), ['su_organizations_r']],
]

describe.each(OPERATIONS)('%s', (_, call, allowed) => {
  test.each(Object.keys(SCOPES).map((scope) => [scope, allowed.includes(scope)] as const))(
    '%s: %s',
    async (scope, isAllowed) => {
      const answer = await wire.call({ ...call(), auth: tokens.get(scope) as string })
      if (isAllowed) expect([200, 201], answer.text).toContain(answer.status)
      else refusalOf(answer, 403, 'invalid_scope')
    },
  )

  test('no token', async () => {
    refusalOf(await wire.call({ ...call(), auth: null }), 401, 'unauthorized')
  })
})
