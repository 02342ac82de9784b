import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { peProgram, samples } from '../../support/sample-files.ts'
import { OTHER, PORTAL, startServer, type TestServer, WK } from '../../support/server.ts'
import { create, expectRefusal, file, form, MINIMAL, padded, patch, post } from './candidate.ts'

/**
 * Each error of the documents' table (reference, section 1.4) that these endpoints can give, with its exact status, slug
 * and text. Of the rest, `invalid_datetime` has no field here, and no candidate is ever removed as a duplicate.
 */

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const SIX_MB = 6 * 1024 * 1024
const long = (length: number) => 'x'.repeat(length)

type Row = readonly [error: string, fields: object, status: number, message: string]

/** For a create and for an update alike. */
const TABLE: readonly Row[] = [
  [
    'required_field',
    { source_contact: { email: 'a@b.example' } },
    400,
    'You must include this required field: "source_contact.full_name"',
  ],
  [
    'required_field',
    { source_contact: { full_name: 'A B' } },
    400,
    'You must include this required field: "source_contact.email"',
  ],
  ['required_field', { resume: { file: 'AAAA' } }, 400, 'You must include this required field: "resume.name"'],
  ['required_field', { picture: { name: 'a.png' } }, 400, 'You must include this required field: "picture.file"'],
  ['required_field', { first_name: '' }, 400, 'You must include this required field: "first_name"'],
  ['required_field', { last_name: null }, 400, 'You must include this required field: "last_name"'],
  ['required_field', { links: [{ url: '' }] }, 400, 'You must include this required field: "links[0].url"'],
  [
    'required_field',
    { resume: { name: 'cv.pdf', file: '' } },
    400,
    'You must include this required field: "resume.file"',
  ],
  [
    'string_size_limit',
    { first_name: long(256) },
    400,
    `The provided value for "first_name" exceeds the limit of 255 characters: "${long(256)}"`,
  ],
  [
    'string_size_limit',
    { source_contact: { full_name: 'A', email: 'a@b.example', phone: long(65) } },
    400,
    `The provided value for "source_contact.phone" exceeds the limit of 64 characters: "${long(65)}"`,
  ],
  ['invalid_email', { email: 'not an address' }, 400, 'The provided email address is invalid: "not an address"'],
  [
    'invalid_email',
    { source_contact: { full_name: 'A', email: 'a@' } },
    400,
    'The provided email address is invalid: "a@"',
  ],
  [
    'invalid_linkedin_url',
    { linkedin_url: 'https://example.com/in/bobby' },
    400,
    'The provided LinkedIn URL is invalid: "https://example.com/in/bobby"',
  ],
  ['invalid_url', { links: [{ url: 'github' }] }, 400, 'The provided URL is invalid: "github"'],
  [
    'source_contact_conflict',
    { source_contact: { full_name: 'A B', email: 'Taken@Agency.example' } },
    400,
    'The provided email address of the source contact already exists and belongs to another source: "Taken@Agency.example"',
  ],
  [
    'incorrect_country_code',
    { address: { country: 'XX' } },
    400,
    'The provided country code does not conform to ISO 3166: "XX"',
  ],
  [
    'invalid_custom_candidate_field',
    { custom_fields: { field1: 'a', shoe_size: '44' } },
    400,
    'The provided custom candidate field "shoe_size" does not exist',
  ],
  [
    'file_size_limit',
    { resume: file('cv.pdf', padded(samples.pdf, SIX_MB + 1)) },
    403,
    'The provided file exceeds size limit of 6MB: "cv.pdf"',
  ],
]

describe('the documented errors', () => {
  let uid: string

  beforeAll(async () => {
    uid = (await create(server)).uid
    const source_contact = { full_name: 'T', email: 'taken@agency.example' }
    await create(server, { source_contact }, { auth: await server.jwt(OTHER) })
  })

  test.each(TABLE)('create: %s for %o', async (error, fields, status, message) => {
    expectRefusal(await post(server, fields), status, error, { message })
  })

  test.each(TABLE)('update: %s for %o', async (error, fields, status, message) => {
    expectRefusal(await patch(server, uid, fields), status, error, { message })
  })

  test.each(['position_uid', 'first_name', 'last_name'])('required_field for an absent %s', async (field) => {
    const { [field]: _, ...body } = { ...MINIMAL } as Record<string, string>
    expectRefusal(await server.call({ path: '/candidates', body }), 400, 'required_field', {
      message: `You must include this required field: "${field}"`,
    })
  })

  test('required_field for the source contact of an employee portal', async () => {
    expectRefusal(await post(server, {}, { auth: await server.jwt(PORTAL) }), 400, 'required_field', {
      message: 'You must include this required field: "source_contact"',
    })
  })

  test.each(['type', 'name'])('required_field for updated_by.%s', async (key) => {
    const { [key]: _, ...updated_by } = { type: 'app', name: 'Sync' } as Record<string, string>
    expectRefusal(await patch(server, uid, { updated_by }), 400, 'required_field', {
      message: `You must include this required field: "updated_by.${key}"`,
    })
  })

  test('invalid_email for updated_by.email', async () => {
    const updated_by = { type: 'user', name: 'Kelly Lee', email: 'kelly' }
    expectRefusal(await patch(server, uid, { updated_by }), 400, 'invalid_email', {
      message: 'The provided email address is invalid: "kelly"',
    })
  })

  test('malicious_file, with a reason beside it', async () => {
    const message = 'The provided file cannot be accepted due to the company\'s security policy: "cv.pdf"'
    const more = { message, reason: form.text() }
    expectRefusal(await post(server, { resume: file('cv.pdf', peProgram()) }), 403, 'malicious_file', more)
    expectRefusal(await patch(server, uid, { files: [file('cv.pdf', peProgram())] }), 403, 'malicious_file', more)
  })

  test('no_permission', async () => {
    const message = 'You do not have permission to perform this action'
    await server.addClient('reader', { scopes: ['candidates_r'] }, { kind: 'bearer', token: 'READER' })
    const auth = 'Bearer READER'
    expectRefusal(await post(server, {}, { auth }), 403, 'no_permission', { message })
    expectRefusal(await patch(server, uid, { phone: '1' }, { auth }), 403, 'no_permission', { message })
    expectRefusal(await post(server, { salary_expectations: '80k' }, { auth: WK }), 403, 'no_permission', { message })
  })

  test('position_not_found', async () => {
    expectRefusal(await post(server, { position_uid: '99.99' }), 404, 'position_not_found', {
      message: 'The provided position id was not found at the specified account',
    })
  })

  test('not_found for a read, candidate_not_found for an update', async () => {
    expectRefusal(await server.call({ path: '/candidates/00.AAAA' }), 404, 'not_found', {
      message: 'The provided ID could not be found',
    })
    expectRefusal(await patch(server, '00.AAAA', { phone: '1' }), 404, 'candidate_not_found', {
      message: 'Candidate not found',
    })
  })

  test('candidate_post_conflict', async () => {
    const first = await create(server, { partner_candidate_id: 'twice' })
    const conflict = {
      message: 'Candidate with provided partner_candidate_id already exists in position with status in progress',
      candidate_uid: expect.any(Number),
      existing_candidate_uid: first.uid,
    }
    expectRefusal(await post(server, { partner_candidate_id: 'twice' }), 409, 'candidate_post_conflict', conflict)
    const change = await patch(server, uid, { partner_candidate_id: 'twice' })
    expectRefusal(change, 409, 'candidate_post_conflict', conflict)
  })

  test('one error is answered of several', async () => {
    const answer = await post(server, { email: 'x', linkedin_url: 'x', address: { country: 'XX' } })
    expect(answer.status).toBe(400)
    expect(Object.keys(answer.body)).toEqual(['status', 'error', 'message'])
  })

  test('a very long value is quoted by its beginning', async () => {
    const answer = await post(server, { note: 'n'.repeat(30_001) })
    expectRefusal(answer, 400, 'string_size_limit')
    expect(answer.body.message).toContain(`exceeds the limit of 30000 characters: "${'n'.repeat(1000)}`)
    expect(answer.body.message.length).toBeLessThan(1100)
  })
})

describe('errors for which the documents have no slug', () => {
  test.each([
    ['a word that is none of the choices', { prospect_status: 'Maybe' }],
    ['a choice in another case', { prospect_status: 'interested' }],
    ['a number for a text', { first_name: 7 }],
    ['an object for a text', { email: { address: 'a@b.example' } }],
    ['a text for an object', { address: 'New York' }],
    ['a list for an object', { resume: [file('cv.pdf', samples.pdf)] }],
    ['an object for a list', { links: { url: 'https://a.example' } }],
    ['a text in a list of objects', { links: ['https://a.example'] }],
    ['an object for the value of a custom field', { custom_fields: { field1: { a: 1 } } }],
    ['a NUL character', { note: 'a\0b' }],
    ['half of a surrogate pair', { address: { city: 'a\ud800b' } }],
    ['either in the name of a file', { files: [file('a\ud800\0b.txt', 'a')] }],
    ['base64 that is none', { resume: { name: 'cv.pdf', file: '%%%' } }],
    ['101 links', { links: Array(101).fill({ url: 'https://a.example' }) }],
    ['21 files', { files: Array.from({ length: 21 }, (_, i) => file(`${i}.txt`, `${i}`)) }],
  ])('invalid_value: %s', async (_, fields) => {
    expectRefusal(await post(server, fields), 400, 'invalid_value')
  })

  test('invalid_value: updated_by.type', async () => {
    const { uid } = await create(server)
    const answer = await patch(server, uid, { updated_by: { type: 'robot', name: 'R' } })
    expectRefusal(answer, 400, 'invalid_value')
  })

  test.each([
    ['nothing', ''],
    ['half of an object', '{"first_name": "Bobby"'],
    ['a form', 'first_name=Bobby'],
    ['two objects', '{}{}'],
    ['a trailing comma', '{"first_name":"Bobby",}'],
    ['nested without end', '['.repeat(100_000)],
  ])('malformed_request: %s', async (_, body) => {
    expectRefusal(await server.call({ path: '/candidates', body }), 400, 'malformed_request')
  })

  test.each(['1', '""', '"\\u0041"'])(
    'a body that is nested very deeply around %s is refused like any other',
    async (inner) => {
      const body = `${'{"a":'.repeat(100_000)}${inner}${'}'.repeat(100_000)}`
      expect((await server.call({ path: '/candidates', body })).status).toBe(400)
    },
  )

  test.each(['null', '[]', '"text"', '7', 'true'])('JSON that is no object is refused: %s', async (body) => {
    const answer = await server.call({ path: '/candidates', body })
    expect(answer.status).toBe(400)
    expect(['invalid_value', 'malformed_request']).toContain(answer.body.error)
  })

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'x',
  ])('unsupported_media_type: %s', async (type) => {
    const headers = { 'content-type': type }
    const answer = await server.call({ path: '/candidates', body: JSON.stringify(MINIMAL), headers })
    expectRefusal(answer, 415, 'unsupported_media_type')
  })

  test.each(['application/json; charset=utf-8', 'Application/JSON'])('the media type %s is taken', async (type) => {
    const headers = { 'content-type': type }
    const answer = await server.call({ path: '/candidates', body: JSON.stringify(MINIMAL), headers })
    expect(answer.status).toBe(201)
  })

  test.each([
    ['PUT', '/candidates', 'POST, GET'],
    ['PATCH', '/candidates', 'POST, GET'],
    ['DELETE', '/candidates', 'POST, GET'],
    ['POST', '/candidates/00.AAAA', 'GET, PATCH'],
    ['PUT', '/candidates/00.AAAA', 'GET, PATCH'],
    ['DELETE', '/candidates/00.AAAA', 'GET, PATCH'],
    ['DELETE', '/candidates/00.AAAA/files', 'GET, POST'],
    ['GET', '/candidates/00.AAAA/resume', 'POST'],
    // As observed (reference, section 1.4).
    ['GET', '/candidates/00.AAAA/notes', 'POST'],
    ['GET', '/candidates/00.AAAA/conversations', 'POST'],
    ['GET', '/conversations/00.AAAA/messages', 'POST'],
    ['POST', '/positions/11.11/candidates', 'GET'],
  ])('method_not_allowed: %s %s', async (method, path, allow) => {
    const answer = await server.call({ method, path })
    expectRefusal(answer, 405, 'method_not_allowed')
    expect(answer.headers.get('allow')).toBe(allow)
  })

  test('OPTIONS tells the methods', async () => {
    const answer = await server.call({ method: 'OPTIONS', path: '/candidates', auth: null })
    expect(answer.status).toBe(204)
    expect(answer.headers.get('allow')).toBe('POST, GET, OPTIONS')
  })

  test.each(['/', '/nothing', '/candidates/00.AAAA/offers', '/candidates/00.AAAA/documents', '/v1/candidates'])(
    'not_found: %s',
    async (path) => {
      expectRefusal(await server.call({ path }), 404, 'not_found')
    },
  )

  test('a trailing slash makes no difference', async () => {
    const answer = await server.call({ path: '/candidates/', body: MINIMAL })
    expect(answer.status).toBe(201)
    expect((await server.call({ path: `/candidates/${answer.body.uid}/` })).body.uid).toBe(answer.body.uid)
  })

  test('a bad escape in the address is a malformed request', async () => {
    expectRefusal(await server.call({ path: '/candidates/%zz' }), 400, 'malformed_request')
  })
})
