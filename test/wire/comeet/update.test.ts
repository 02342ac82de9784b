import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { peProgram, samples } from '../../support/sample-files.ts'
import { OTHER, startServer, type TestServer, WK, WK_GUEST } from '../../support/server.ts'
import { addCustomFields, create, download, expectRefusal, file, form, patch, read, update } from './candidate.ts'

/** `PATCH /candidates/{uid}` (document 002, reference section 3.2) and what it leaves open, as docs/comeet.md decides it. */

let server: TestServer
beforeAll(async () => {
  server = await startServer()
  await addCustomFields(
    server,
    Array.from({ length: 14 }, (_, i) => `field${i + 2}`),
  )
})
afterAll(() => server.close())

const FULL = {
  first_name: 'Bobby',
  middle_name: 'Robert',
  last_name: 'Chauck',
  email: 'bobby@example.com',
  phone: '07-4442321',
  mobile_phone: '052-8644246',
  national_id: '5454-2233-1',
  linkedin_url: 'https://www.linkedin.com/in/bobby',
  salary_expectations: '80k',
  prospect_status: 'Interested',
  resume: file('cv.pdf', samples.pdf),
  picture: file('me.png', samples.png),
  links: [{ url: 'https://a.example' }],
  files: [file('a.txt', 'a')],
  source_contact: { full_name: 'Michael Rosen', email: 'm@agency.example', phone: '1' },
  address: { country: 'US', city: 'New York', street: '5th' },
  custom_fields: { field1: 'one', field2: 'two' },
  note: 'First note',
}

/** Two reads made at the same moment of the test's clock are equal, links included. */
async function unchangedBy(uid: string, change: object): Promise<void> {
  const before = await read(server, uid)
  await update(server, uid, change)
  expect(await read(server, uid)).toEqual(before)
}

test('the answer has the documented keys and the new values', async () => {
  const { uid } = await create(server, FULL)
  const answer = await update(server, uid, { phone: '+1-666-000-0000' })
  expect(answer).toMatchObject({
    uid,
    position_uid: '11.11',
    source_contact: FULL.source_contact,
    time_created: form.time(),
    time_last_status_changed: form.time(),
    current_steps: [{ name: form.text(), type: form.text(), time_scheduled: form.time() }],
    completed_steps: [],
    status: 'In progress',
    phone: '+1-666-000-0000',
  })
})

describe('what is absent stays', () => {
  test('an empty body changes nothing', async () => {
    const { uid } = await create(server, FULL)
    await unchangedBy(uid, {})
  })

  test.each(Object.keys(FULL).filter((name) => name !== 'note' && name !== 'files'))(
    'changing %s changes nothing else',
    async (name) => {
      const { uid } = await create(server, { ...FULL, partner_candidate_id: `only ${name}` })
      const key = name === 'national_id' ? 'id_number' : name
      const { [key]: before, ...others } = await read(server, uid)
      const changed: Record<string, unknown> = {
        email: 'new@example.com',
        linkedin_url: 'https://linkedin.com/in/new',
        prospect_status: 'Sourced',
        resume: file('new.pdf', samples.pdf),
        picture: file('new.png', samples.png),
        links: [{ url: 'https://new.example' }],
        source_contact: { full_name: 'New', email: 'new@agency.example' },
        address: { zip: '11249' },
        custom_fields: { field3: 'three' },
      }
      await update(server, uid, { [name]: changed[name] ?? 'new' })
      const { [key]: after, ...othersNow } = await read(server, uid)
      expect(after).not.toEqual(before)
      expect(othersNow).toEqual(others)
    },
  )
})

describe('null and the empty text clear', () => {
  const clearable = [
    ['partner_candidate_id', 'partner_candidate_id', null],
    ['middle_name', 'middle_name', null],
    ['email', 'email', null],
    ['phone', 'phone', null],
    ['mobile_phone', 'mobile_phone', null],
    ['national_id', 'id_number', null],
    ['linkedin_url', 'linkedin_url', null],
    ['salary_expectations', 'salary_expectations', null],
    ['prospect_status', 'prospect_status', null],
    ['resume', 'resume', null],
    ['picture', 'picture', null],
    ['links', 'links', []],
    ['source_contact', 'source_contact', null],
    ['address', 'address', null],
    ['custom_fields', 'custom_fields', {}],
  ] as const
  test.each(clearable)('%s', async (field, key, cleared) => {
    for (const nothing of [null, '']) {
      const { uid } = await create(server, { ...FULL, partner_candidate_id: `clear ${field}` })
      await update(server, uid, { [field]: nothing })
      expect((await read(server, uid))[key]).toEqual(cleared)
      await update(server, uid, { partner_candidate_id: null })
    }
  })

  test.each(['first_name', 'last_name'])('%s can only be replaced', async (field) => {
    const { uid } = await create(server, FULL)
    for (const nothing of [null, '']) {
      expectRefusal(await patch(server, uid, { [field]: nothing }), 400, 'required_field', {
        message: `You must include this required field: "${field}"`,
      })
    }
    expect(await read(server, uid)).toMatchObject({ first_name: 'Bobby', last_name: 'Chauck' })
  })
})

describe('lists', () => {
  test('links replace the ones before, and an empty list clears them', async () => {
    const { uid } = await create(server, FULL)
    await update(server, uid, { links: [{ url: 'https://b.example' }, { url: 'https://c.example' }] })
    expect((await read(server, uid)).links).toEqual([{ url: 'https://b.example' }, { url: 'https://c.example' }])
    await update(server, uid, { links: [] })
    expect((await read(server, uid)).links).toEqual([])
  })

  const namesOf = async (uid: string) => (await read(server, uid)).files.map(({ name }: { name: string }) => name)

  test('files are added to the ones before', async () => {
    const { uid } = await create(server, FULL)
    await update(server, uid, { files: [file('b.txt', 'b'), file('c.txt', 'c')] })
    expect(await namesOf(uid)).toEqual(['a.txt', 'b.txt', 'c.txt'])
  })

  test('the same name with the same content is not added again', async () => {
    const { uid } = await create(server, FULL)
    await unchangedBy(uid, { files: [file('a.txt', 'a')] })
    await update(server, uid, { files: [file('a.txt', 'other content'), file('other name.txt', 'a')] })
    expect(await namesOf(uid)).toEqual(['a.txt', 'a.txt', 'other name.txt'])
  })

  test('one that is sent twice in one update is added once', async () => {
    const { uid } = await create(server, FULL)
    await update(server, uid, { files: [file('b.txt', 'b'), file('b.txt', 'b')] })
    expect(await namesOf(uid)).toEqual(['a.txt', 'b.txt'])
  })

  test.each([[null], [[]]])('files: %j changes nothing', async (files) => {
    const { uid } = await create(server, FULL)
    await unchangedBy(uid, { files })
  })
})

describe('resume and picture', () => {
  test.each([
    ['resume', file('cv2.docx', samples.docx), samples.docx],
    ['picture', file('me2.jpg', samples.jpeg), samples.jpeg],
  ] as const)('a new %s is the current one; null removes it', async (field, sent, bytes) => {
    const { uid } = await create(server, FULL)
    await update(server, uid, { [field]: sent })
    const current = (await read(server, uid))[field]
    expect(current.name).toBe(sent.name)
    expect((await download(server, current.url)).bytes).toEqual(bytes)
    await update(server, uid, { [field]: null })
    expect((await read(server, uid))[field]).toBeNull()
    await update(server, uid, { [field]: FULL[field] })
    expect((await read(server, uid))[field].name).toBe(FULL[field].name)
  })

  test('the same resume again changes nothing', async () => {
    const { uid } = await create(server, FULL)
    await unchangedBy(uid, { resume: FULL.resume, picture: FULL.picture })
  })

  test('an older resume sent again becomes the current one', async () => {
    const { uid } = await create(server, FULL)
    await update(server, uid, { resume: file('cv2.pdf', samples.pdf) })
    await update(server, uid, { resume: FULL.resume })
    expect((await read(server, uid)).resume.name).toBe('cv.pdf')
  })
})

describe('objects', () => {
  test('address merges key by key', async () => {
    const { uid } = await create(server, FULL)
    await update(server, uid, { address: { city: 'Boston', zip: '02108', street: null } })
    expect((await read(server, uid)).address).toEqual({ country: 'US', city: 'Boston', zip: '02108' })
    await update(server, uid, { address: {} })
    expect((await read(server, uid)).address).toEqual({ country: 'US', city: 'Boston', zip: '02108' })
    await update(server, uid, { address: { country: '', city: null, zip: null } })
    expect((await read(server, uid)).address).toBeNull()
    await update(server, uid, { address: { country: 'GB' } })
    expect((await read(server, uid)).address).toEqual({ country: 'GB' })
  })

  test('custom_fields merge key by key', async () => {
    const { uid } = await create(server, FULL)
    await update(server, uid, { custom_fields: { field2: 'new', field3: [1, 2], field1: null } })
    expect((await read(server, uid)).custom_fields).toEqual({ field2: 'new', field3: [1, 2] })
    await update(server, uid, { custom_fields: {} })
    expect((await read(server, uid)).custom_fields).toEqual({ field2: 'new', field3: [1, 2] })
  })

  test('source_contact is replaced as a whole', async () => {
    const { uid } = await create(server, FULL)
    const answer = await update(server, uid, { source_contact: { full_name: 'M. Rosen', email: 'm@agency.example' } })
    expect(answer.source_contact).toEqual({ full_name: 'M. Rosen', email: 'm@agency.example', phone: null })
    expectRefusal(await patch(server, uid, { source_contact: { phone: '2' } }), 400, 'required_field')
  })
})

describe('notes', () => {
  const textsOf = async (uid: string, auth?: string) =>
    (await read(server, uid, auth ? { auth } : {})).notes.map(({ text }: { text: string }) => text)

  test('one is appended, unless it repeats the latest of this client', async () => {
    const { uid } = await create(server, FULL)
    await update(server, uid, { note: 'First note' })
    expect(await textsOf(uid)).toEqual(['First note'])
    await update(server, uid, { note: 'Second note' })
    await update(server, uid, { note: 'First note' })
    expect(await textsOf(uid)).toEqual(['First note', 'Second note', 'First note'])
    await update(server, uid, { note: null })
    await update(server, uid, { note: '' })
    expect(await textsOf(uid)).toEqual(['First note', 'Second note', 'First note'])
  })

  test('two clients have their own notes', async () => {
    const { uid } = await create(server, FULL)
    const other = await server.jwt(OTHER)
    await update(server, uid, { note: 'First note' }, { auth: other })
    await update(server, uid, { note: 'First note' })
    expect(await textsOf(uid)).toEqual(['First note'])
    expect(await textsOf(uid, other)).toEqual(['First note'])
    await update(server, uid, { note: 'Mine' }, { auth: other })
    expect(await textsOf(uid)).toEqual(['First note'])
  })
})

describe('partner_candidate_id', () => {
  test('one that is taken conflicts, and nothing of the update is done', async () => {
    const first = await create(server, { partner_candidate_id: 'p1' })
    const second = await create(server, { partner_candidate_id: 'p2' })
    const answer = await patch(server, second.uid, { partner_candidate_id: 'p1', phone: '1', note: 'x' })
    expectRefusal(answer, 409, 'candidate_post_conflict', {
      candidate_uid: Number(first.URL.split('/').at(-1)),
      existing_candidate_uid: first.uid,
    })
    expect(await read(server, second.uid)).toMatchObject({ partner_candidate_id: 'p2', phone: null, notes: [] })
  })

  test('its own one does not conflict', async () => {
    const { uid } = await create(server, { partner_candidate_id: 'p3' })
    await unchangedBy(uid, { partner_candidate_id: 'p3' })
  })

  test('one that was given up is free', async () => {
    const { uid } = await create(server, { partner_candidate_id: 'p4' })
    await update(server, uid, { partner_candidate_id: 'p5' })
    await create(server, { partner_candidate_id: 'p4' })
    expect((await patch(server, uid, { partner_candidate_id: 'p4' })).status).toBe(409)
  })

  test('of many that want the same one, one gets it', async () => {
    const made = await Promise.all(Array.from({ length: 10 }, () => create(server)))
    const answers = await Promise.all(made.map(({ uid }) => patch(server, uid, { partner_candidate_id: 'p6' })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(9)
  })
})

describe('a refused update does nothing', () => {
  test.each([
    ['a bad field', { phone: '1', email: 'x' }],
    ['an unknown custom field', { phone: '1', custom_fields: { field1: 'x', nope: 1 } }],
    ['a bad file', { phone: '1', note: 'n', files: [file('b.txt', 'b'), file('c.exe', peProgram())] }],
    [
      'a source contact of another source',
      { phone: '1', source_contact: { full_name: 'A', email: 'his@agency.example' } },
    ],
  ])('%s', async (_, change) => {
    const source_contact = { full_name: 'His', email: 'his@agency.example' }
    await create(server, { source_contact }, { auth: await server.jwt(OTHER) })
    const { uid } = await create(server, FULL)
    const before = await read(server, uid)
    expect((await patch(server, uid, change)).status).toBeGreaterThanOrEqual(400)
    expect(await read(server, uid)).toEqual(before)
  })
})

describe('parallel updates', () => {
  test('30 on different fields all survive', async () => {
    const { uid } = await create(server)
    const changes: readonly (readonly [change: object, found: object])[] = [
      ...Object.entries({
        first_name: 'B',
        middle_name: 'C',
        last_name: 'D',
        email: 'e@example.com',
        phone: '1',
        mobile_phone: '2',
        linkedin_url: 'https://linkedin.com/in/x',
        salary_expectations: '90k',
        prospect_status: 'Responded',
        partner_candidate_id: 'parallel',
        links: [{ url: 'https://p.example' }],
      }).map(([name, value]) => [{ [name]: value }, { [name]: value }] as const),
      [{ national_id: '3' }, { id_number: '3' }],
      ...Object.entries({ country: 'US', city: 'C', state: 'S', zip: 'Z', street: 'T' }).map(
        ([name, value]) => [{ address: { [name]: value } }, { address: { [name]: value } }] as const,
      ),
      ...Array.from({ length: 9 }, (_, i) => {
        const change = { custom_fields: { [`field${i + 1}`]: `value ${i}` } }
        return [change, change] as const
      }),
      [{ note: 'Parallel' }, { notes: [{ text: 'Parallel' }] }],
      [{ files: [file('p.txt', 'p')] }, { files: [{ name: 'p.txt' }] }],
      [{ resume: file('p.pdf', samples.pdf) }, { resume: { name: 'p.pdf' } }],
      [
        { source_contact: { full_name: 'P', email: 'p@agency.example' } },
        { source_contact: { email: 'p@agency.example' } },
      ],
    ]
    expect(changes).toHaveLength(30)
    const answers = await Promise.all(changes.map(([change]) => patch(server, uid, change)))
    expect(answers.map(({ status }) => status)).toEqual(Array(30).fill(200))
    const candidate = await read(server, uid)
    for (const [, found] of changes) expect(candidate).toMatchObject(found)
  })

  test('30 on one field leave one of the values, and each is in the log', async () => {
    const { uid } = await create(server)
    const phones = Array.from({ length: 30 }, (_, i) => `phone ${i}`)
    await Promise.all(phones.map((phone) => update(server, uid, { phone })))
    const { phone } = await read(server, uid)
    expect(phones).toContain(phone)
    const logged = (await events(uid)).slice(1)
    expect(new Set(logged.map(({ after }) => after['phone']))).toEqual(new Set(phones))
    // Each was made from what the one before it left.
    expect(logged.slice(1).map(({ before }) => before.phone)).toEqual(
      logged.slice(0, -1).map(({ after }) => after.phone),
    )
    expect(logged.at(-1)?.after.phone).toBe(phone)
  })

  test('30 notes at once are 30 notes', async () => {
    const { uid } = await create(server)
    const texts = Array.from({ length: 30 }, (_, i) => `note ${i}`)
    await Promise.all(texts.map((note) => update(server, uid, { note })))
    const { notes } = await read(server, uid)
    expect(notes.map(({ text }: { text: string }) => text).toSorted()).toEqual(texts.toSorted())
  })
})

/** The log of a candidate, oldest first. */
async function events(uid: string) {
  const id = (await read(server, uid)).URL.split('/').at(-1)
  const rows = await server.server.store.engine.all(
    `select type, surface, client_id, actor_json, fields_json, at, request_id, details_json
     from event join event_details on event_details.event_id = event.id
     where event.organization_id = ? and application_id = ? order by position`,
    [server.organizationId, Number(id)],
    server.organizationId,
  )
  return rows.map(({ actor_json, fields_json, details_json, ...row }) => ({
    ...(row as { type: string; client_id: number }),
    actor: actor_json === null ? null : JSON.parse(String(actor_json)),
    fields: JSON.parse(String(fields_json)) as string[],
    ...(JSON.parse(String(details_json)) as { before: Record<string, any>; after: Record<string, any> }),
  }))
}

describe('updated_by is recorded in the log', () => {
  test.each([
    [{ type: 'user', name: 'Kelly Lee', email: 'kelly@example.com' }],
    [{ type: 'source_contact', name: 'Michael Rosen', email: 'm@agency.example' }],
    [{ type: 'app', name: 'Sync' }],
    [{ type: 'other', name: 'Somebody' }],
  ])('%o', async (updated_by) => {
    const { uid } = await create(server, { phone: '1' })
    const headers = { 'x-request-id': `log-${updated_by.type}` }
    const answer = await update(server, uid, { updated_by, phone: '2' }, { headers })
    expect(answer).not.toHaveProperty('updated_by')
    const [created, updated, ...more] = await events(uid)
    expect(created).toMatchObject({ type: 'application.submitted', surface: 'comeet', actor: null })
    expect(updated).toMatchObject({
      type: 'application.updated',
      surface: 'comeet',
      actor: updated_by,
      at: server.clock.time,
      request_id: `log-${updated_by.type}`,
      fields: ['phone'],
      before: { phone: '1' },
      after: { phone: '2' },
    })
    expect(more).toEqual([])
  })

  test('without it, the client alone is recorded', async () => {
    const { uid } = await create(server)
    await update(server, uid, { phone: '2' }, { auth: await server.jwt(OTHER) })
    const [created, updated] = await events(uid)
    expect(updated?.actor).toBeNull()
    expect(updated).not.toMatchObject({ client_id: created?.client_id })
  })
})

describe('who may update', () => {
  test('a client that may create and update need not be allowed to read', async () => {
    const permissions = ['create-candidate', 'update-contact-details']
    await server.addClient('writer', { permissions }, { kind: 'bearer', token: 'WRITER' })
    const auth = 'Bearer WRITER'
    const { uid } = await create(server, {}, { auth })
    expect(await update(server, uid, { phone: '7' }, { auth })).toMatchObject({ uid, phone: '7' })
    expectRefusal(await server.call({ path: `/candidates/${uid}`, auth }), 404, 'not_found')
    const others = (await create(server)).uid
    expectRefusal(await patch(server, others, { phone: '7' }, { auth }), 404, 'candidate_not_found')
  })

  test('one that is not the creator, and may only see its own, finds nothing', async () => {
    const { uid } = await create(server)
    expectRefusal(await patch(server, uid, { phone: '7' }, { auth: WK_GUEST }), 404, 'candidate_not_found', {
      message: 'Candidate not found',
    })
    expect((await read(server, uid)).phone).toBeNull()
  })

  test('another client with the permission may', async () => {
    const { uid } = await create(server)
    await update(server, uid, { phone: '7' }, { auth: WK })
    expect((await read(server, uid)).phone).toBe('7')
  })

  test('the path may hold the number', async () => {
    const { uid, URL: url } = await create(server)
    await update(server, url.split('/').at(-1), { phone: '8' }, { headers: { IDENTIFIER_TYPE: 'REAL_ID' } })
    expect((await read(server, uid)).phone).toBe('8')
  })
})
