import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { peProgram, samples } from '../support/sample-files.ts'
import { COMEET, PORTAL, startServer, type TestServer, WK_GUEST } from '../support/server.ts'

/** The log and the metrics hold no applicant and no credential, whatever was asked and however it ended. */

const TOKEN = 'wk_TokenThatMustNotBeLogged'

/** What only an applicant or a partner knows; each is unlike anything that the server writes. */
const PERSONAL = {
  first_name: 'Zacharias',
  middle_name: 'Quentin',
  last_name: 'Wolkenstein',
  email: 'zack.wolkenstein@mailbox.example',
  phone: '+44 20 7946 0018',
  mobile_phone: '+44 7700 900118',
  national_id: 'QQ123456C',
  linkedin_url: 'https://www.linkedin.com/in/zack-wolkenstein',
  partner_candidate_id: 'ext-77120-xyz',
  note: 'Wants hybrid work, lives near Ravensbourne',
}
const FILE_NAME = 'curriculum of zack.pdf'
const CONTACT = { full_name: 'Gwendolyn Ashgrove', email: 'gwen@headhunters.example' }

let server: TestServer
const secrets: string[] = [TOKEN, COMEET.secret, PORTAL.secret]
let calls = 0

beforeAll(async () => {
  server = await startServer({ settings: { bodyMegabytes: '1' } })
  await server.addClient('logged', { scopes: ['candidates_rw'] }, { kind: 'bearer', token: TOKEN })
  const call: TestServer['call'] = async (options) => {
    calls++
    const auth = options.auth === undefined ? await server.jwt() : options.auth
    if (auth?.startsWith('Bearer eyJ')) secrets.push(auth.slice('Bearer '.length))
    return server.call({ ...options, auth })
  }
  const candidate = {
    position_uid: '11.11',
    ...PERSONAL,
    resume: { name: FILE_NAME, file: samples.pdf.toString('base64') },
    source_contact: CONTACT,
    address: { country: 'GB', city: 'Ravensbourne', street: '1 Wolkenstein Row' },
    custom_fields: { field1: 'Ravensbourne' },
  }
  const wk = {
    organization_reference: 'Pg4eV6k',
    job_reference: 'WTTJ_KmqkD1Y',
    firstname: PERSONAL.first_name,
    lastname: PERSONAL.last_name,
    email: PERSONAL.email,
    comment: PERSONAL.note,
  }
  const personalQuery = new URLSearchParams({ ...wk, access_token: TOKEN }).toString()

  // Done.
  const made = await call({ path: '/candidates', body: candidate, headers: { 'idempotency-key': PERSONAL.email } })
  expect(made.status).toBe(201)
  const path = `/candidates/${made.body.uid}`
  await call({ path })
  await call({
    method: 'PATCH',
    path,
    body: { phone: PERSONAL.phone, updated_by: { type: 'user', name: CONTACT.full_name } },
  })
  const link = new URL(made.body.resume.url)
  secrets.push(link.searchParams.get('signature') as string)
  await call({ path: link.pathname + link.search, auth: null })
  const posted = await call({ method: 'POST', path: `/api/v1/external/candidates?${personalQuery}`, auth: null })
  expect(posted.status).toBe(201)
  await call({ path: `/api/v1/external/candidates/${posted.body.reference}?access_token=${TOKEN}`, auth: null })

  // Refused, in every way.
  await call({ path: '/candidates', body: candidate })
  await call({
    path: '/candidates',
    body: { ...candidate, phone: '1' },
    headers: { 'idempotency-key': PERSONAL.email },
  })
  await call({ path: '/candidates', body: { ...candidate, email: `${PERSONAL.email} and more` } })
  await call({ path: '/candidates', body: { ...candidate, last_name: PERSONAL.last_name.repeat(99) } })
  await call({ path: '/candidates', body: { ...candidate, custom_fields: { [PERSONAL.email]: 1 } } })
  await call({ path: '/candidates', body: { ...candidate, position_uid: PERSONAL.email } })
  await call({
    path: '/candidates',
    body: { ...candidate, files: [{ name: FILE_NAME, file: peProgram().toString('base64') }] },
  })
  await call({ path: '/candidates', body: JSON.stringify(candidate).slice(0, -1) })
  await call({ path: '/candidates', body: `${PERSONAL.email}` })
  await call({ path: '/candidates', body: JSON.stringify(candidate), headers: { 'content-type': PERSONAL.last_name } })
  await call({ path: '/candidates', body: PERSONAL.email.repeat(50_000) })
  await call({ path: '/candidates', body: candidate, auth: `Bearer ${TOKEN}x` })
  await call({ path: '/candidates', body: { ...candidate, salary_expectations: '1' }, auth: `Bearer ${TOKEN}` })
  await call({ path: '/candidates', body: candidate, auth: await server.jwt(COMEET, { exp: 1 }) })
  await call({ path, auth: WK_GUEST })
  await call({ method: 'DELETE', path: `${path}?access_token=${TOKEN}` })
  await call({ path: `/candidates/${PERSONAL.email}?access_token=${TOKEN}` })
  await call({ path: `/${PERSONAL.email}/${TOKEN}?access_token=${TOKEN}`, auth: null })
  await call({ path: `/%zz/${PERSONAL.email}?access_token=${TOKEN}`, auth: null })
  await call({ path: `/api/v1/%zz/${PERSONAL.email}?access_token=${TOKEN}`, auth: null })
  await call({
    path: '/api/v1/external/candidates',
    body: { ...wk, email: `${PERSONAL.email}@` },
    auth: `Bearer ${TOKEN}`,
  })
  await call({ path: `/api/v1/external/candidates?${personalQuery}x`, method: 'POST', auth: null })
  await call({ path: `/files/1/1/${encodeURIComponent(FILE_NAME)}?expires=1&signature=${TOKEN}`, auth: null })
  await call({ path: '/healthz', headers: { 'x-request-id': `bad id ${PERSONAL.email}` } })

  // Faults of ours and of the line.
  await sendRaw(`GET /${TOKEN}?${PERSONAL.email} HTTP/1.1\r\nHost: x\r\nBad Header ${PERSONAL.email}\r\n\r\n`)
  await sendRaw(`NONSENSE ${PERSONAL.email} ${TOKEN}\r\n\r\n`)
  await sendRaw(
    `POST /candidates HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${TOKEN}\r\nContent-Type: application/json\r\n` +
      `Content-Length: 1000\r\n\r\n{"email":"${PERSONAL.email}"`,
  )
  await server.server.store.engine.write('drop table event', [], 'none')
  const fault = await call({ path: '/candidates', body: { ...candidate, partner_candidate_id: 'new' } })
  expect(fault.status).toBe(500)
  await call({ path: `/api/v1/external/candidates?${personalQuery}`, method: 'POST', auth: null })
})
afterAll(() => server.close())

/** Sends these bytes, ends the sending, and waits until the connection is closed. */
function sendRaw(text: string): Promise<void> {
  const { hostname, port } = new URL(server.url)
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.end(text))
    socket.on('data', () => {})
    socket.on('error', () => {})
    socket.on('close', () => resolve())
  })
}

test('every request left a line, with its id', () => {
  const lines = server.log.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'request')
  expect(lines.length).toBeGreaterThanOrEqual(calls - 2)
  for (const line of lines) expect(line).toMatchObject({ reqId: expect.any(String), status: expect.any(Number) })
})

test('no line holds a token, a secret or a signature', () => {
  expect(secrets.length).toBeGreaterThan(20)
  const log = server.log.join('')
  for (const secret of secrets) expect(log.includes(secret), secret).toBe(false)
  for (const secret of secrets) {
    // Nor as the bytes of a packet.
    expect(log.includes([...Buffer.from(secret.slice(-20))].join()), secret).toBe(false)
  }
})

test('no line holds anything of an applicant or of whoever sent it', () => {
  const log = server.log.join('').toLowerCase()
  const words = [...Object.values(PERSONAL), ...Object.values(CONTACT), FILE_NAME]
  words.push('wolkenstein', 'zack', 'gwen', 'ashgrove', 'ravensbourne', encodeURIComponent(PERSONAL.email))
  for (const word of words) expect(log.includes(word.toLowerCase()), word).toBe(false)
})

test('nor do the metrics', async () => {
  const { text } = await server.call({ path: '/metrics', auth: null })
  expect(text).toContain('route="/candidates/:uid"')
  for (const secret of secrets) expect(text.includes(secret)).toBe(false)
  expect(text).not.toMatch(/zack|wolkenstein|access_token/i)
})

test('nor does the store hold a token or a signing secret', async () => {
  const rows = await server.server.store.engine.all('select * from credential', [], 'every')
  const text = JSON.stringify(rows)
  for (const secret of [TOKEN, COMEET.secret, PORTAL.secret]) expect(text.includes(secret)).toBe(false)
})
