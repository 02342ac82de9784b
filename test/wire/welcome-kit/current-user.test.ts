import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { API, clientWith, invalid, refusalOf, startWire, type Wire } from './wire.ts'

/** `GET /users/current` (reference, section 5.11); the nested shapes are ours. */

let wire: Wire
beforeAll(async () => {
  wire = await startWire()
})
afterAll(() => wire.close())

const me = (query = '', auth?: string | null) =>
  wire.call({ path: `${API}/users/current${query}`, ...(auth !== undefined && { auth }) })

test('the sample of the sheet', async () => {
  const { status, body } = await me()
  expect(status).toBe(200)
  expect(body).toEqual({
    avatar_url: expect.stringMatching(/^http.*\/assets\/default-avatar\.png$/),
    display_name: 'Welcome Kit partner',
  })
})

describe('each flag adds its list, where the scopes allow it', () => {
  const stages = [
    { id: 14_600, name: 'New', reference: 'initial', visible: true },
    { id: 14_601, name: 'Interview', reference: 'interviewed', visible: true },
    { id: 14_602, name: 'Refused', reference: 'refused', visible: true },
  ]
  const job = { reference: 'WTTJ_KmqkD1Y', name: 'Backend engineer' }
  const acme = { reference: 'Pg4eV6k', name: 'Acme' }

  test.each<[scopes: string[], query: string, organizations: object[] | undefined]>([
    [['organizations_r', 'jobs_r'], '', undefined],
    [['organizations_r', 'jobs_r'], '?organizations=false&jobs=false', undefined],
    [['organizations_r'], '?organizations=true', [acme]],
    [['organizations_rw'], '?organizations=true', [acme]],
    [['organizations_r', 'jobs_r'], '?organizations=true&jobs=true', [{ ...acme, jobs: [job] }]],
    [
      ['organizations_r', 'jobs_rw'],
      '?organizations=true&jobs=true&stages=true',
      [{ ...acme, jobs: [{ ...job, stages }] }],
    ],
    [['jobs_r'], '?jobs=true', [{ reference: 'Pg4eV6k', jobs: [job] }]],
    [['jobs_r'], '?stages=true', [{ reference: 'Pg4eV6k', jobs: [{ ...job, stages }] }]],
    [['jobs_r'], '?organizations=true', undefined],
    [['organizations_r'], '?organizations=true&jobs=true&stages=true', [acme]],
    [['candidates_rw'], '?organizations=true&jobs=true&stages=true', undefined],
  ])('%j %s', async (scopes, query, organizations) => {
    const { body } = await me(query, await clientWith(wire, 'me_r', ...scopes))
    expect(body.organizations).toEqual(organizations)
    expect(Object.keys(body)).toEqual(['avatar_url', 'display_name', ...(organizations ? ['organizations'] : [])])
  })
})

test('a flag that is none is refused before the credential is looked at', async () => {
  for (const name of ['organizations', 'jobs', 'stages']) invalid(await me(`?${name}=1`, null), name)
})

test('it needs me_r', async () => {
  refusalOf(await me('', null), 401, 'unauthorized')
  for (const scope of ['candidates_rw', 'organizations_rw', 'jobs_rw', 'moves_r']) {
    refusalOf(await me('', await clientWith(wire, scope)), 403, 'invalid_scope')
  }
})
