import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addJob } from '../../../src/core/jobs/addJob.ts'
import { samples } from '../../support/sample-files.ts'
import { PORTAL, startServer, type TestServer, WK } from '../../support/server.ts'
import { addCustomFields, create, download, file, form, patch, post, read, update } from './candidate.ts'

/** Every field of the create table is stored, can be read, and changes with an update (reference, 3.1, 3.2 and 13). */

let server: TestServer
beforeAll(async () => {
  server = await startServer()
  await addCustomFields(server, ['field2', 'Notice period', 'file'])
})
afterAll(() => server.close())

type Row = readonly [field: string, key: string, created: unknown, updated: unknown]

/** The name in the request, the name on GET, a value to create with, another to update with. */
const PLAIN: readonly Row[] = [
  ['partner_candidate_id', 'partner_candidate_id', '1111A', '2222B'],
  ['first_name', 'first_name', 'Zoë', '家樂'],
  ['middle_name', 'middle_name', 'Robert', 'R.'],
  ['last_name', 'last_name', "O'Neill <b>", 'محمد'],
  ['email', 'email', 'Bobby.Chauck+jobs@Example.com', 'jöhn@exämple.de'],
  ['phone', 'phone', '07-4442321', 'ask for Bobby, ext. 4'],
  ['mobile_phone', 'mobile_phone', '052-8644246', '+1-666-000-0000'],
  ['national_id', 'id_number', '5454-2233-1', 'QQ123456C'],
  ['linkedin_url', 'linkedin_url', 'https://www.linkedin.com/in/bobby-hauck-06b0735', 'https://il.linkedin.com/in/b'],
  ['salary_expectations', 'salary_expectations', '80k / Annual', '90k'],
  ['prospect_status', 'prospect_status', 'Interested', 'Do not contact'],
  [
    'links',
    'links',
    [{ url: 'https://www.github.com/bobbyc' }, { url: 'http://bobby.example' }],
    [{ url: 'https://b.c' }],
  ],
  ['custom_fields', 'custom_fields', { field1: 'value1' }, { field1: 'value2' }],
]

describe('a field by itself', () => {
  test.each(PLAIN)('%s is stored as it was sent, and updated', async (field, key, created, updated) => {
    const { uid } = await create(server, { [field]: created })
    expect((await read(server, uid))[key]).toEqual(created)
    await update(server, uid, { [field]: updated })
    expect((await read(server, uid))[key]).toEqual(updated)
  })

  test('position_uid', async () => {
    const created = await create(server)
    expect(created.position_uid).toBe('11.11')
    expect((await read(server, created.uid)).position_uid).toBe('11.11')
  })

  test('source_contact', async () => {
    const source_contact = { full_name: 'Michael van Rosen', email: 'michael@agency.example', phone: '555 555 1234' }
    const created = await create(server, { source_contact })
    expect(created.source_contact).toEqual(source_contact)
    expect((await read(server, created.uid)).source_contact).toMatchObject({
      uid: form.uid(),
      first_name: 'Michael',
      last_name: 'van Rosen',
      email: 'michael@agency.example',
    })
    const other = { full_name: 'Ravi Stone', email: 'ravi@agency.example' }
    expect((await update(server, created.uid, { source_contact: other })).source_contact).toMatchObject(other)
    expect((await read(server, created.uid)).source_contact).toMatchObject({ first_name: 'Ravi', email: other.email })
  })

  test('address, with each of its keys', async () => {
    const address = { country: 'US', city: 'New York', state: 'NY', zip: '11249', street: '109 S 5th st. #302' }
    const { uid } = await create(server, { address })
    expect((await read(server, uid)).address).toEqual(address)
    const moved = { country: 'GB', city: 'London', state: 'England', zip: 'SE1 9GF', street: '1 Example Row' }
    await update(server, uid, { address: moved })
    expect((await read(server, uid)).address).toEqual(moved)
  })

  test('note, as plain text', async () => {
    const { uid } = await create(server, { note: 'Keen.\n<script>alert(1)</script> & "more"' })
    await update(server, uid, { note: 'Called back.' })
    expect((await read(server, uid)).notes).toEqual([
      { text: 'Keen.\n<script>alert(1)</script> & "more"', time_created: form.time() },
      { text: 'Called back.', time_created: form.time() },
    ])
  })

  test.each([
    ['resume', 'cv.pdf', samples.pdf, 'cv2.docx', samples.docx],
    ['picture', 'me.png', samples.png, 'me2.jpg', samples.jpeg],
  ] as const)('%s', async (field, name, bytes, newName, newBytes) => {
    const { uid } = await create(server, { [field]: file(name, bytes) })
    const first = (await read(server, uid))[field]
    expect(first).toEqual({ name, url: form.link() })
    expect((await download(server, first.url)).bytes).toEqual(bytes)
    await update(server, uid, { [field]: file(newName, newBytes) })
    const second = (await read(server, uid))[field]
    expect(second).toEqual({ name: newName, url: form.link() })
    expect((await download(server, second.url)).bytes).toEqual(newBytes)
  })

  test('files', async () => {
    const { uid } = await create(server, {
      files: [file('Coding Challenge', samples.zip), file('a.txt', samples.text)],
    })
    await update(server, uid, { files: [file('b.csv', 'a,b\n')] })
    const { files } = await read(server, uid)
    expect(files.map(({ name }: { name: string }) => name)).toEqual(['Coding Challenge', 'a.txt', 'b.csv'])
    const contents = await Promise.all(files.map(({ url }: { url: string }) => download(server, url)))
    expect(contents.map(({ bytes }) => bytes)).toEqual([samples.zip, samples.text, Buffer.from('a,b\n')])
  })
})

describe('custom fields', () => {
  test.each([
    ['a text', 'value1'],
    ['a number', 4.5],
    ['a boolean', false],
    ['a list', ['a', 2, true]],
    ['a long text', 'x'.repeat(30_000)],
  ])('%s comes back as it was sent', async (_, value) => {
    const { uid } = await create(server, { custom_fields: { 'Notice period': value } })
    expect((await read(server, uid)).custom_fields).toEqual({ 'Notice period': value })
  })

  test('one named like the key that holds a file’s content is a field like the others', async () => {
    const long = `"${'x'.repeat(5000)}\\é\n`
    const { uid } = await create(server, { custom_fields: { file: long, field1: 'a' } })
    expect((await read(server, uid)).custom_fields.file === long).toBe(true)
    await update(server, uid, { custom_fields: { file: `${long}2` } })
    expect((await read(server, uid)).custom_fields.file === `${long}2`).toBe(true)
  })
})

test('a candidate that was sent with nothing else has nothing else', async () => {
  const { uid } = await create(server)
  expect(await read(server, uid)).toMatchObject({
    first_name: 'Bobby',
    middle_name: null,
    last_name: 'Chauck',
    email: null,
    phone: null,
    mobile_phone: null,
    id_number: null,
    linkedin_url: null,
    deleted: false,
    source_contact: null,
    status: 'In progress',
    prospect_status: null,
    resume: null,
    picture: null,
    links: [],
    files: [],
    tags: [],
    custom_fields: {},
    address: null,
    notes: [],
  })
})

test.each([null, ''])('%j for what is optional is the same as not given', async (nothing) => {
  const optional = Object.fromEntries(
    ['partner_candidate_id', 'middle_name', 'email', 'phone', 'mobile_phone', 'national_id', 'linkedin_url']
      .concat('salary_expectations', 'prospect_status', 'resume', 'picture', 'links', 'files', 'source_contact')
      .concat('address', 'custom_fields', 'note')
      .map((name) => [name, nothing]),
  )
  const { uid } = await create(server, optional)
  const bare = await read(server, (await create(server)).uid)
  const {
    person_uid: _p,
    URL: _u,
    uid: _i,
    time_created: _t,
    time_last_status_changed: _s,
    current_steps: _c,
    ...rest
  } = bare
  expect(await read(server, uid)).toMatchObject(rest)
})

test('what the documents do not name is ignored', async () => {
  const { uid } = await create(server, { favourite_colour: 'blue', status: 'Hired', uid: '00.0001', deleted: true })
  expect(await read(server, uid)).toMatchObject({ uid, status: 'In progress', deleted: false })
})

test('`include` changes nothing: everything is included', async () => {
  const { uid } = await create(server)
  const plain = await read(server, uid)
  for (const query of ['?include=tags', '?include=tags&include=resume', '?include=tags,resume', '?include=']) {
    expect(await read(server, uid + query)).toEqual(plain)
  }
})

test('an applicant for a closed position is taken all the same', async () => {
  const { organizationId } = server
  await addJob(server.server.store.clients, { organizationId, name: 'Closed', status: 'closed', uid: '44.44' })
  expect((await create(server, { position_uid: '44.44' })).position_uid).toBe('44.44')
})

test('position and status cannot be changed', async () => {
  const { uid } = await create(server)
  await update(server, uid, { position_uid: '22.22', status: 'Hired', time_created: '2018-01-01T12:50:50Z' })
  expect(await read(server, uid)).toMatchObject({ position_uid: '11.11', status: 'In progress' })
})

test('times are UTC, to the second', async () => {
  server.clock.time = Date.UTC(2027, 0, 2, 3, 4, 5, 678)
  const { uid } = await create(server)
  server.clock.time += 60_000
  await update(server, uid, { phone: '1' })
  expect(await read(server, uid)).toMatchObject({
    time_created: '2027-01-02T03:04:05Z',
    time_last_status_changed: '2027-01-02T03:04:05Z',
    current_steps: [{ time_scheduled: '2027-01-02T03:04:05Z' }],
  })
})

test('the same e-mail is the same person in several candidates', async () => {
  const first = await create(server, { email: 'Same@Person.example' })
  const second = await create(server, { email: 'same@person.EXAMPLE' })
  const third = await create(server, { email: 'other@person.example' })
  expect(second.person_uid).toBe(first.person_uid)
  expect(second.uid).not.toBe(first.uid)
  expect(third.person_uid).not.toBe(first.person_uid)
})

describe('fields that need a permission', () => {
  const grants = [
    ['retrieve-resume', 'resume', { name: 'cv.pdf', url: form.link() }],
    ['source-data', 'source', { uid: form.uid(), name: 'Comeet partner', type: form.text() }],
    ['source-contact', 'source_contact', expect.objectContaining({ email: 'm@agency.example' })],
    ['future-steps', 'future_steps', expect.any(Array)],
    ['salary-expectations', 'salary_expectations', '80k'],
  ] as const
  let uid: string

  beforeAll(async () => {
    const source_contact = { full_name: 'M', email: 'm@agency.example' }
    const resume = file('cv.pdf', samples.pdf)
    uid = (await create(server, { resume, source_contact, salary_expectations: '80k' })).uid
    const bare = ['retrieve-other-candidates']
    await server.addClient('bare reader', { permissions: bare }, { kind: 'bearer', token: 'BARE' })
    for (const [name] of grants) {
      await server.addClient(name, { permissions: [...bare, name] }, { kind: 'bearer', token: name })
    }
  })

  test.each(grants)('%s shows %s, which is absent without it', async (name, key, value) => {
    expect(await read(server, uid, { auth: 'Bearer BARE' })).not.toHaveProperty(key)
    expect((await read(server, uid, { auth: `Bearer ${name}` }))[key]).toEqual(value)
  })

  test('without salary-expectations the field is refused, and nothing is written', async () => {
    const refused = await post(server, { salary_expectations: '80k', partner_candidate_id: 'salary' }, { auth: WK })
    expect(refused.status).toBe(403)
    const created = await create(server, { partner_candidate_id: 'salary' }, { auth: WK })
    const change = { salary_expectations: '80k', phone: '1' }
    expect((await patch(server, created.uid, change, { auth: WK })).status).toBe(403)
    expect(await read(server, created.uid)).toMatchObject({ salary_expectations: null, phone: null })
  })
})

test('an employee portal sends its colleague as the source contact', async () => {
  const auth = await server.jwt(PORTAL)
  const refused = await post(server, {}, { auth })
  expect(refused.body).toMatchObject({ status: 400, error: 'required_field' })
  const created = await create(server, { source_contact: { full_name: 'C D', email: 'c@acme.example' } }, { auth })
  expect(created.source_contact).toMatchObject({ full_name: 'C D', email: 'c@acme.example' })
})
