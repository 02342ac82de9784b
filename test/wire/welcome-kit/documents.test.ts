import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samples } from '../../support/sample-files.ts'
import { type Remote, serveRemote, sized } from './remote.ts'
import { invalid, startWire, type Wire } from './wire.ts'

/** The examples of "Create a candidate" (document 003) and "Retrieve a candidate" (reference, section 5.3). */

const REQUEST = {
  email: '[email protected]',
  firstname: 'Foo',
  lastname: 'Bar',
  organization_reference: 'Pg4eV6k',
  job_reference: 'WTTJ_KmqkD1Y',
  remote_resume_url: 'http://example.com/resume.pdf',
  remote_portfolio_url: 'http://example.com/portfolio.pdf',
}

const RESPONSE = {
  reference: 'wttj-d655345409a6097309156b05',
  cover_letter: '',
  created_at: '2016-08-23T12:55:27.206+02:00',
  job_reference: 'WTTJ_KmqkD1Y',
  modal_path: '/dashboard/o/Pg4eV6k/jobs/WTTJ_KmqkD1Y/card/wttj-d655345409a6097309156b05',
  portfolio_size: 4242,
  portfolio_url: 'http://cdn.com/porfolio.pdf',
  resume_content_type: 'application/pdf',
  resume_size: 4242,
  resume_url: 'http://cdn.com/resume.pdf',
  stage_id: 14600,
  updated_at: '2016-08-23T12:55:27.206+02:00',
  profile: {
    address: null,
    avatar_url:
      'http://wk.dev/assets/default-avatar-7cbb7b9749a7cf8864001cde13e2a9a94e612bf083430d66ede0966f5bafb296.png',
    city: null,
    country_code: null,
    country_name: null,
    email: '[email protected]',
    firstname: 'Foo',
    lastname: 'Bar',
    phone: null,
    subtitle: null,
    zip_code: null,
  },
  origin: 'external',
  archived: false,
}

const REFERENCE = /^wttj-[0-9a-f]{24}$/
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/

let wire: Wire
let remote: Remote
beforeAll(async () => {
  ;[wire, remote] = await Promise.all([startWire(), serveRemote()])
})
afterAll(() => Promise.all([wire.close(), remote.close()]))

/** The example's request, with an e-mail address that is one and files that are there. */
function exampleRequest() {
  return {
    ...REQUEST,
    email: 'foo@example.com',
    remote_resume_url: remote.put('/resume.pdf', sized(samples.pdf, 4242)),
    remote_portfolio_url: remote.put('/portfolio.pdf', sized(samples.pdf, 4242)),
  }
}

/** The example's response, with what a server makes taken from `body` once its form is right. */
function exampleResponse(body: any) {
  const { reference, created_at, updated_at, resume_url, portfolio_url } = body
  expect(reference).toMatch(REFERENCE)
  expect(created_at).toMatch(TIME)
  expect(updated_at).toMatch(TIME)
  expect(Date.parse(created_at)).toBe(wire.server.clock.time)
  expect(updated_at).toBe(created_at)
  for (const url of [resume_url, portfolio_url, body.profile.avatar_url]) expect(URL.canParse(url)).toBe(true)
  const modal_path = `/dashboard/o/Pg4eV6k/jobs/WTTJ_KmqkD1Y/card/${reference}`
  const profile = { ...RESPONSE.profile, email: 'foo@example.com', avatar_url: body.profile.avatar_url }
  return { ...RESPONSE, reference, created_at, updated_at, modal_path, resume_url, portfolio_url, profile }
}

describe('the example of "Create a candidate"', () => {
  test('its request gets its response, with exactly its keys', async () => {
    const { status, body } = await wire.call({
      path: '/api/v1/external/candidates',
      body: exampleRequest(),
      auth: 'Bearer WK_API_KEY',
    })
    expect(status).toBe(201)
    expect(body).toStrictEqual(exampleResponse(body))
  })

  test('the same is read back', async () => {
    const created = await wire.create(exampleRequest())
    const { status, body } = await wire.read(created.body.reference)
    expect(status).toBe(200)
    expect(body).toStrictEqual(exampleResponse(body))
  })

  test('the URLs of the response serve what was fetched', async () => {
    const { body } = await wire.create(exampleRequest())
    for (const url of [body.resume_url, body.portfolio_url]) {
      const file = await fetch(url)
      expect(file.headers.get('content-type')).toBe('application/pdf')
      expect(Buffer.from(await file.arrayBuffer()).equals(sized(samples.pdf, 4242))).toBe(true)
    }
    const avatar = await fetch(body.profile.avatar_url)
    expect(avatar.headers.get('content-type')).toBe('image/png')
    expect(
      Buffer.from(await avatar.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
  })

  test('its e-mail address, which the page hides from robots, is not one', async () => {
    invalid(await wire.create({ ...exampleRequest(), email: REQUEST.email }), 'email')
  })
})

describe('without files', () => {
  test('their keys are null, as in the samples of the list', async () => {
    const { body } = await wire.create()
    const files = ['resume_url', 'resume_size', 'resume_content_type', 'portfolio_url', 'portfolio_size']
    for (const key of files) expect(body[key]).toBeNull()
    expect(Object.keys(body).toSorted()).toEqual(Object.keys(RESPONSE).toSorted())
    expect(Object.keys(body.profile).toSorted()).toEqual(Object.keys(RESPONSE.profile).toSorted())
  })
})

describe('the flags of "Retrieve a candidate"', () => {
  const stage = { id: 14_602, name: 'Refused', reference: 'refused', visible: true }
  const tags = ['typescript', 'postgres']
  const cases: [query: string, added: object][] = [
    ['', {}],
    ['?stage=true', { stage }],
    ['?tags=true', { tags }],
    ['?stage=true&tags=true', { stage, tags }],
    ['?stage=false&tags=false', {}],
    ['?stage=&tags=', {}],
  ]

  test.each(cases)('%j', async (query, added) => {
    const { body: created } = await wire.create({ job_stage_id: 14_602, tag_list: 'typescript,postgres' })
    expect(created.stage_id).toBe(14_602)
    const { status, body } = await wire.read(created.reference, { query })
    expect(status).toBe(200)
    expect(body).toStrictEqual({ ...created, ...added })
  })

  test('a candidate without tags has an empty list', async () => {
    const reference = await wire.created()
    expect((await wire.read(reference, { query: '?tags=true' })).body.tags).toEqual([])
  })

  test.each(['stage', 'tags'])('%s must be true or false', async (flag) => {
    const reference = await wire.created()
    invalid(await wire.read(reference, { query: `?${flag}=maybe` }), flag)
  })

  test('flags are checked before the credential', async () => {
    const reference = await wire.created()
    invalid(await wire.read(reference, { query: '?stage=maybe', auth: null }), 'stage')
  })
})
