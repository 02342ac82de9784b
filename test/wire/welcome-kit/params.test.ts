import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addJob } from '../../../src/core/jobs/addJob.ts'
import { samples } from '../../support/sample-files.ts'
import { addNeighbour, WK } from '../../support/server.ts'
import { type Remote, serveRemote } from './remote.ts'
import { CANDIDATES, invalid, type Params, refusalOf, SMALLEST, type Stored, startWire, type Wire } from './wire.ts'

/** The parameters of "Create a candidate" (document 003; reference, section 5.1). */

let wire: Wire
let remote: Remote
beforeAll(async () => {
  ;[wire, remote] = await Promise.all([startWire(), serveRemote()])
})
afterAll(() => Promise.all([wire.close(), remote.close()]))

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const formOf = (params: Params) => new URLSearchParams(params as Record<string, string>).toString()

const post = (body: string | Uint8Array, headers: Record<string, string> = {}, query = '') =>
  wire.call({ path: `${CANDIDATES}${query}`, body, headers })

/** The same parameters by each of the ways in. The documents show JSON, and head their table "Query Parameters". */
const WAYS: [way: string, send: (params: Params) => ReturnType<typeof post>][] = [
  ['JSON', (params) => post(JSON.stringify(params))],
  ['form', (params) => post(formOf(params), FORM)],
  ['query', (params) => wire.call({ method: 'POST', path: `${CANDIDATES}?${formOf(params)}` })],
  [
    'query and JSON',
    ({ email, comment, job_reference, ...rest }) =>
      post(JSON.stringify(rest), {}, `?${formOf({ email, job_reference, ...(comment !== undefined && { comment }) })}`),
  ],
  [
    'query and form',
    ({ lastname, organization_reference, ...rest }) =>
      post(formOf(rest), FORM, `?${formOf({ lastname, organization_reference })}`),
  ],
]

const EVERYTHING = {
  organization_reference: 'Pg4eV6k',
  job_reference: 'WTTJ_KmqkD1Y',
  job_stage_id: '14601',
  email: 'Lea.Morel@example.org',
  firstname: 'Léa',
  lastname: "O'Morel & Sœurs",
  tag_list: 'ruby,react native',
  subtitle: 'CTO @ X',
  phone: '0606060606',
  comment: 'Met at a meetup: 100% +1',
  archived: 'true',
  media_website: 'https://lea.example.org/?a=1&b=2',
  media_github: 'https://github.com/lea',
  media_stackoverflow: 'https://stackoverflow.com/users/1',
  media_dribbble: 'https://dribbble.com/lea',
  media_behance: 'https://behance.net/lea',
  media_linkedin: 'https://www.linkedin.com/in/lea-morel',
  media_facebook: 'https://facebook.com/lea',
  media_instagram: 'https://instagram.com/lea',
  media_medium: 'https://medium.com/@lea',
  media_tumblr: 'https://lea.tumblr.com',
  media_vimeo: 'https://vimeo.com/lea',
  media_twitter: '@lea',
  cover_letter: 'Hello…\r\nI would like to join.\n',
  referrer: 'http://github.com/me',
}

const STORED: Stored = {
  stageId: 14_601,
  archived: true,
  surface: 'welcome-kit',
  profile: {
    firstName: 'Léa',
    lastName: "O'Morel & Sœurs",
    email: 'Lea.Morel@example.org',
    phone: '0606060606',
    headline: 'CTO @ X',
    linkedinUrl: 'https://www.linkedin.com/in/lea-morel',
    media: {
      website: 'https://lea.example.org/?a=1&b=2',
      github: 'https://github.com/lea',
      stackoverflow: 'https://stackoverflow.com/users/1',
      dribbble: 'https://dribbble.com/lea',
      behance: 'https://behance.net/lea',
      facebook: 'https://facebook.com/lea',
      instagram: 'https://instagram.com/lea',
      medium: 'https://medium.com/@lea',
      tumblr: 'https://lea.tumblr.com',
      vimeo: 'https://vimeo.com/lea',
      twitter: '@lea',
    },
  },
  statement: { coverLetter: 'Hello…\r\nI would like to join.\n', referrer: 'http://github.com/me' },
  tags: ['ruby', 'react native'],
  notes: ['Met at a meetup: 100% +1'],
}

describe.each(WAYS)('by %s', (_, send) => {
  test('the required parameters are enough', async () => {
    const { status, body } = await send(SMALLEST)
    expect(status).toBe(201)
    expect(body.profile).toMatchObject({ email: 'foo@example.org', firstname: 'Foo', lastname: 'Bar' })
  })

  test('every parameter is stored', async () => {
    expect((await send(EVERYTHING)).status).toBe(201)
    expect(await wire.newest()).toEqual(STORED)
  })

  test('every parameter that a response has is in it, and stays', async () => {
    const { body } = await send(EVERYTHING)
    expect(body).toMatchObject({
      cover_letter: EVERYTHING.cover_letter,
      stage_id: 14_601,
      archived: true,
      origin: 'external',
      profile: {
        email: 'Lea.Morel@example.org',
        firstname: 'Léa',
        lastname: "O'Morel & Sœurs",
        phone: '0606060606',
        subtitle: 'CTO @ X',
      },
    })
    expect((await wire.read(body.reference)).body).toEqual(body)
  })

  test.each([
    'Ανδρέας Μαρία',
    'Нина Ёлкина',
    '山田 太郎',
    'محمد بن سلمان',
    'דוד',
    'Zoë Ångström-Ñandú',
    "D'Arcy O’Neil",
    '👩🏽‍💻🇫🇷',
    'a\tb "c" \\ <d> & %2B +e;',
    '\u202eRTL\u200d',
  ])('text comes back as it was sent: %s', async (text) => {
    const { body } = await send({ ...SMALLEST, firstname: text, lastname: text, subtitle: text, cover_letter: text })
    const read = (await wire.read(body.reference)).body
    expect(read.profile).toMatchObject({ firstname: text, lastname: text, subtitle: text })
    expect(read.cover_letter).toBe(text)
  })
})

describe('where two ways name the same parameter', () => {
  const query = `?${formOf({ firstname: 'Query', lastname: 'Query' })}`
  test.each<[string, string, Record<string, string>]>([
    ['JSON', JSON.stringify({ ...SMALLEST, firstname: 'Body' }), {}],
    ['form', formOf({ ...SMALLEST, firstname: 'Body' }), FORM],
  ])('the %s body counts', async (_, body, headers) => {
    expect((await post(body, headers, query)).body.profile).toMatchObject({ firstname: 'Body', lastname: 'Bar' })
  })
})

describe('what is required', () => {
  const names = Object.keys(SMALLEST)

  test.each(names)('%s', async (name) => {
    expect(invalid(await wire.create({ [name]: undefined }), name)).toBe(`${name} is missing`)
    invalid(await wire.create({ [name]: '' }), name)
    invalid(await wire.create({ [name]: null }), name)
  })

  test.each<[string, string | undefined]>([
    ['an empty object', '{}'],
    ['an empty body', ''],
    ['no body', undefined],
  ])('%s: all that is missing is named at once', async (_, body) => {
    const answer = await wire.call({ method: 'POST', path: CANDIDATES, ...(body !== undefined && { body }) })
    const description = refusalOf(answer, 400, 'validation_failed')
    for (const name of names) expect(description).toContain(`${name} is missing`)
  })

  test('is checked before the credential, as was observed on the vendor’s server', async () => {
    for (const auth of [null, 'Bearer unknown', 'Basic Zm9vOmJhcg==']) {
      expect(invalid(await wire.create({ job_reference: undefined }, { auth }), 'job_reference')).toBe(
        'job_reference is missing',
      )
      invalid(await wire.create({ email: 'nobody' }, { auth }), 'email')
      refusalOf(await wire.create({}, { auth }), 401, 'unauthorized')
    }
  })
})

describe('job_stage_id', () => {
  test.each([
    [14_601, 14_601],
    ['14601', 14_601],
    [14_602, 14_602],
    [undefined, 14_600],
    ['', 14_600],
    [null, 14_600],
  ])('%j', async (job_stage_id, expected) => {
    const { body } = await wire.create({ job_stage_id })
    expect(body.stage_id).toBe(expected)
  })

  test.each([
    999_999,
    '999999',
    'initial',
    '14601x',
    ' 14601',
    '-1',
    -1,
    0,
    1.5,
    '1.5',
    1e300,
    '99999999999999999999',
    true,
    [14_601],
    { id: 14_601 },
  ])('%j is none of this job', async (job_stage_id) => {
    invalid(await wire.create({ job_stage_id }), 'job_stage_id')
  })

  test('a stage of another job is none of this job', async () => {
    const { organizationId, server } = wire.server
    const job = await addJob(server.store.clients, { organizationId, name: 'Designer', status: 'open' })
    const stageId = job.stages[0]?.id as number
    invalid(await wire.create({ job_stage_id: stageId }), 'job_stage_id')
    const { body } = await wire.create({ job_reference: job.reference, job_stage_id: stageId })
    expect(body).toMatchObject({ job_reference: job.reference, stage_id: stageId })
  })
})

describe('archived', () => {
  test.each([
    [true, true],
    ['true', true],
    [false, false],
    ['false', false],
    [undefined, false],
    [null, false],
    ['', false],
  ])('%j', async (archived, expected) => {
    const { body } = await wire.create({ archived })
    expect(body.archived).toBe(expected)
  })

  test.each(['yes', 'TRUE', '1', 1, 0, [], {}, [true]])('%j is no boolean', async (archived) => {
    invalid(await wire.create({ archived }), 'archived')
  })
})

describe('tag_list', () => {
  test.each<[string | undefined, string[]]>([
    ['foo,bar', ['foo', 'bar']],
    [' foo ,\tbar ', ['foo', 'bar']],
    ['foo,,bar,', ['foo', 'bar']],
    ['react native', ['react native']],
    ['foo,bar,foo', ['foo', 'bar']],
    ['c++,c#,déjà vu,日本語', ['c++', 'c#', 'déjà vu', '日本語']],
    [',', []],
    ['', []],
    [undefined, []],
  ])('%j', async (tag_list, expected) => {
    const reference = await wire.created({ tag_list })
    expect((await wire.read(reference, { query: '?tags=true' })).body.tags).toEqual(expected)
  })
})

describe('email', () => {
  test.each(['foo@example.org', 'Foo.Bar+tag@sub.example.co', "o'neil@example.org", 'jörg@exämple.org', 'x@日本.jp'])(
    '%s is taken as sent',
    async (email) => {
      expect((await wire.create({ email })).body.profile.email).toBe(email)
    },
  )

  test.each(['foo', 'foo@', '@example.org', 'foo@example', 'foo bar@example.org', 'a@b.c, d@e.f', '[email protected]'])(
    '%s is refused',
    async (email) => {
      invalid(await wire.create({ email }), 'email')
    },
  )
})

describe('lengths', () => {
  const domain = `${'d'.repeat(60)}.`.repeat(3)
  const longEmail = (length: number) => `${'l'.repeat(60)}@${domain}${'e'.repeat(length - 61 - domain.length)}`
  const url = (length: number) => `${remote.put('/cv.pdf', samples.pdf)}?${'x'.repeat(length)}`.slice(0, length)
  const image = (length: number) => `${remote.put('/me.png', samples.png)}?${'x'.repeat(length)}`.slice(0, length)
  const letters = (length: number) => 'é'.repeat(length)

  test.each<[name: string, limit: number, value: (length: number) => string]>([
    ['email', 254, longEmail],
    ['firstname', 255, letters],
    ['lastname', 255, letters],
    ['subtitle', 255, letters],
    ['phone', 64, letters],
    ['tag_list', 2000, letters],
    ['comment', 30_000, letters],
    ['cover_letter', 30_000, letters],
    ['referrer', 2048, letters],
    ['remote_resume_url', 2048, url],
    ['remote_portfolio_url', 2048, url],
    ['remote_image_url', 2048, image],
    ...Object.keys(EVERYTHING)
      .filter((name) => name.startsWith('media_'))
      .map((name): [string, number, typeof letters] => [name, 2048, letters]),
  ])('%s: %i characters', async (name, limit, value) => {
    expect(value(limit)).toHaveLength(limit)
    expect((await wire.create({ [name]: value(limit) })).status).toBe(201)
    expect(invalid(await wire.create({ [name]: value(limit + 1) }), name)).toContain(String(limit))
  })

  test.each([
    ['organization_reference', 401, 'unauthorized'],
    ['job_reference', 404, 'not_found'],
  ] as const)('%s: 255 characters', async (name, status, error) => {
    refusalOf(await wire.create({ [name]: letters(255) }), status, error)
    invalid(await wire.create({ [name]: letters(256) }), name)
  })

  test('characters are counted, not bytes or code units', async () => {
    expect((await wire.create({ firstname: '🦊'.repeat(255) })).status).toBe(201)
    invalid(await wire.create({ firstname: '🦊'.repeat(256) }), 'firstname')
  })
})

describe('wrong types', () => {
  const strings = Object.keys(EVERYTHING).filter((name) => name !== 'archived' && name !== 'job_stage_id')
  const values = [42, true, ['x'], { x: 'x' }]
  const cases = [...strings, 'remote_image_url', 'remote_resume_url', 'remote_portfolio_url'].flatMap((name) =>
    values.map((value): [string, unknown] => [name, value]),
  )

  test.each(cases)('%s: %j', async (name, value) => {
    invalid(await wire.create({ [name]: value }), name)
  })

  test('a parameter that comes twice, of which none can be preferred', async () => {
    const twice = `${formOf(SMALLEST)}&firstname=Other`
    invalid(await wire.call({ method: 'POST', path: `${CANDIDATES}?${twice}` }), 'firstname')
    invalid(await post(twice, FORM), 'firstname')
  })

  test('the description says which type to send, in words', async () => {
    expect(invalid(await wire.create({ firstname: 42 }), 'firstname')).toBe('firstname is invalid: send a string')
    expect(invalid(await wire.create({ archived: 42 }), 'archived')).not.toMatch(/boolean,string|true, false, true/)
    expect(invalid(await wire.create({ archived: 'x' }), 'archived')).not.toMatch(/boolean,string|true, false, true/)
    expect(invalid(await wire.create({ job_stage_id: true }), 'job_stage_id')).not.toContain('integer,string')
  })
})

describe('what is not there', () => {
  test('a job', async () => {
    refusalOf(await wire.create({ job_reference: 'WTTJ_nowhere' }), 404, 'not_found')
  })

  test('another organization, and its job', async () => {
    const { token } = await addNeighbour(wire.server)
    const theirs = { organization_reference: 'Nb00001', job_reference: 'WTTJ_neighbo' }
    expect(await wire.create(theirs, { auth: token })).toMatchObject({ status: 201 })
    const { job_reference } = theirs
    refusalOf(await wire.create({ job_reference }), 404, 'not_found')
    for (const params of [theirs, { organization_reference: 'Nb00001' }, { organization_reference: 'nowhere' }]) {
      const description = refusalOf(await wire.create(params), 401, 'unauthorized')
      expect(description).toBe('You are not member of this organization')
    }
    refusalOf(await wire.create({}, { auth: token }), 401, 'unauthorized')
  })

  test.each([
    'wttj-d655345409a6097309156b05',
    'wttj-000000000000000000000000',
    'dc-41e24bb6e4a27',
    'x',
    '%20',
    '..%2f',
  ])('a candidate %s', async (reference) => {
    refusalOf(await wire.read(reference), 404, 'not_found')
  })

  test('a candidate whose reference differs in one digit, or in case', async () => {
    const reference = await wire.created()
    const digits = reference.slice('wttj-'.length)
    for (let at = 0; at < digits.length; at++) {
      const other = digits[at] === '0' ? '1' : '0'
      const changed = `wttj-${digits.slice(0, at)}${other}${digits.slice(at + 1)}`
      refusalOf(await wire.read(changed), 404, 'not_found')
    }
    refusalOf(await wire.read(reference.toUpperCase()), 404, 'not_found')
  })
})

describe('the body', () => {
  test('parameters that are not in the document change nothing', async () => {
    const unknown = {
      origin: 'dashboard',
      civility: 'Mr',
      job_id: 7,
      reference: 'wttj-d655345409a6097309156b05',
      id: 1,
      created_at: '2016-08-23T12:55:27.206+02:00',
      profile: { address: 'x' },
      constructor: 'x',
      '': 'x',
    }
    const plain = await wire.newest()
    const body = JSON.stringify({ ...SMALLEST, ...unknown }).replace('{', '{"__proto__":{"archived":true},')
    const answer = await post(body)
    expect(answer).toMatchObject({ status: 201, body: { origin: 'external', archived: false } })
    expect(answer.body.reference).not.toBe(unknown.reference)
    expect(JSON.stringify(await wire.newest())).not.toMatch(/dashboard|civility|__proto__/)
    expect(plain.surface).toBe('welcome-kit')
  })

  test.each([
    '{',
    '',
    '{"email":}',
    '[1]',
    '[]',
    'null',
    '42',
    '"text"',
    `${JSON.stringify(SMALLEST)}x`,
    'email=a@b.c',
  ])('that is no JSON object: %s', async (body) => {
    refusalOf(await post(body), 400, 'validation_failed')
  })

  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'APPLICATION/JSON',
    'application/json ;charset=UTF-8',
  ])('as %s', async (type) => {
    expect((await post(JSON.stringify(SMALLEST), { 'content-type': type })).status).toBe(201)
  })

  test.each(['application/x-www-form-urlencoded; charset=utf-8', 'Application/X-WWW-Form-Urlencoded'])(
    'as %s',
    async (type) => {
      expect((await post(formOf(SMALLEST), { 'content-type': type })).status).toBe(201)
    },
  )

  test.each(['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'application/jsonp', 'json', ''])(
    'as %j is not understood',
    async (type) => {
      const description = refusalOf(
        await post(JSON.stringify(SMALLEST), { 'content-type': type }),
        415,
        'unsupported_media_type',
      )
      expect(description).toContain('application/json')
    },
  )

  test('that is no UTF-8 is refused: a letter that cannot be read must not be lost', async () => {
    const bytes = Buffer.from(JSON.stringify({ ...SMALLEST, firstname: 'Zoë' }), 'latin1')
    for (const headers of [{}, { 'content-type': 'application/json; charset=iso-8859-1' }, FORM]) {
      refusalOf(await post(bytes, headers), 400, 'validation_failed')
    }
  })

  test('of 1 MiB is taken, of one byte more is not', async () => {
    const bare = JSON.stringify({ ...SMALLEST, filler: '' }).length
    const ofSize = (bytes: number) => JSON.stringify({ ...SMALLEST, filler: 'x'.repeat(bytes - bare) })
    expect((await post(ofSize(1024 * 1024))).status).toBe(201)
    const description = refusalOf(await post(ofSize(1024 * 1024 + 1)), 413, 'request_too_large')
    expect(description).toContain('1048576')
  })

  test('that is refused leaves nothing behind', async () => {
    const before = await wire.count()
    await wire.create({ email: 'nobody', comment: 'x' })
    await wire.create({ job_reference: 'WTTJ_nowhere', comment: 'x' })
    await wire.create({ job_stage_id: 1, comment: 'x' })
    await wire.create({ organization_reference: 'nowhere', comment: 'x' })
    await wire.create({ comment: 'x' }, { auth: null })
    expect(await wire.count()).toEqual(before)
  })
})

test('two candidates with the same e-mail on the same job are two candidates', async () => {
  expect(await wire.created()).not.toBe(await wire.created())
})

test('with the token in the header a parameter named access_token is not one of the candidate’s', async () => {
  const answer = await wire.create({ access_token: 'x' }, { auth: WK, query: '?access_token=y' })
  expect(answer.status).toBe(201)
  expect(JSON.stringify(await wire.newest())).not.toContain('access_token')
})
