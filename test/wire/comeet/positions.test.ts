import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addNeighbour, startServer, type TestServer } from '../../support/server.ts'
import { form } from './candidate.ts'

/** `GET`, `POST` and `PATCH` of positions (reference, sections 5.1 to 5.4 and 10.2). */

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const POSITION = { name: 'Platform Engineer', status: 'open', is_discreet: false } as const

const create = (fields: object = {}, options: object = {}) =>
  server.call({ path: '/positions/', body: { ...POSITION, ...fields }, ...options })
const update = (uid: string, body: object, options: object = {}) =>
  server.call({ method: 'PATCH', path: `/position/${uid}`, body, ...options })
const read = (uid: string, options: object = {}) => server.call({ path: `/positions/${uid}`, ...options })

let clients = 0
async function clientWith(...permissions: string[]): Promise<{ auth: string }> {
  const apiKey = `positions-${clients++}`
  const client = { apiKey, secret: 'a-secret-of-at-least-32-characters' }
  await server.addClient(apiKey, { permissions }, { kind: 'jwt', ...client })
  return { auth: await server.jwt(client) }
}

const everyField = {
  department: 'Engineering',
  experience_level: 'Senior',
  employment_type: 'Full-time',
  is_talent_pool: true,
  workplace_type: 'Hybrid',
  salary_range: { min: 60000, max: 80000, currency_code: 'GBP', period: 'annually' },
  categories: [{ name: 'Team', value: 'Core' }],
  details: [
    { name: 'Description', value: '<p>Build things.</p>' },
    { name: 'Requirements', value: '<p>Curiosity</p>' },
    { name: 'Perks', value: 'Fruit' },
  ],
  allow_fallback: true,
  users: {
    lead_recruiter: { email: 'mia@acme.example', first_name: 'Mia', last_name: 'Chen' },
    hiring_manager: { email: 'hm@acme.example' },
  },
  internal_name: 'PLAT-2',
  internal_use_custom_id: 'REQ-7',
  picture_url: 'https://acme.example/p.png',
  url_active_page: 'https://acme.example/careers/1',
}

describe('creating', () => {
  test('what was sent is read back, in the documented form', async () => {
    const created = await create(everyField)
    expect(created.status, created.text).toBe(201)
    const { uid } = created.body
    expect(created.body).toEqual({
      uid: form.uid(),
      name: 'Platform Engineer',
      status: 'open',
      is_discreet: false,
      is_published: true,
      internal_name: 'PLAT-2',
      department: 'Engineering',
      email: null,
      URL: expect.stringMatching(/^http:\/\/.*\/app\/req\/\d+$/),
      url_comeet_hosted_page: 'https://acme.example/careers/1',
      url_recruit_hosted_page: 'https://acme.example/careers/1',
      url_active_page: 'https://acme.example/careers/1',
      experience_level: 'Senior',
      employment_type: 'Full-time',
      internal_use_custom_id: 'REQ-7',
      picture_url: 'https://acme.example/p.png',
      time_updated: form.time(),
      company_name: 'Acme',
      position_url: expect.stringContaining(`/positions/${uid}`),
      is_talent_pool: true,
      is_template: false,
      location: null,
      salary_range: everyField.salary_range,
      categories: everyField.categories,
      details: everyField.details,
      users: {
        lead_recruiter: { first_name: 'Mia', last_name: 'Chen', email: 'mia@acme.example' },
        hiring_manager: { first_name: null, last_name: null, email: 'hm@acme.example' },
        lead_recruiting_coordinator: null,
      },
      workplace_type: 'Hybrid',
      questionnaire_uids: [],
      time_created: form.time(),
    })
    expect((await read(uid)).body).toEqual(created.body)
    expect((await server.call({ path: created.body.position_url })).body).toEqual(created.body)
  })

  test('what was not sent is null, and one opening is made', async () => {
    const { body } = await create()
    expect(body).toMatchObject({
      department: null,
      experience_level: null,
      employment_type: null,
      internal_use_custom_id: null,
      picture_url: null,
      url_comeet_hosted_page: null,
      url_active_page: null,
      location: null,
      salary_range: null,
      internal_name: null,
      workplace_type: null,
      categories: [],
      details: [],
    })
    const openings = await server.call({ path: `/openings?position_uid=${body.uid}` })
    expect(openings.body.openings).toMatchObject([{ name: 'Platform Engineer', reason: 'New', status: 'Open' }])
  })

  test('openings that are sent take the place of the one', async () => {
    const openings = [
      { name: 'First', reason: 'Replacement hire', time_expected_hire: '2026-03-09T07:55:40Z', status: 'OPEN' },
      { name: 'Second' },
    ]
    const { body } = await create({ openings })
    const made = await server.call({ path: `/openings?position_uid=${body.uid}` })
    expect(made.body.openings).toMatchObject([
      { name: 'First', reason: 'Replacement hire', time_expected_hire: '2026-03-09T07:55:40Z' },
      { name: 'Second', reason: 'New', time_expected_hire: null },
    ])
  })

  test('applicants can be sent to it at once', async () => {
    const { body } = await create()
    const candidate = { position_uid: body.uid, first_name: 'Sam', last_name: 'Stone' }
    expect(await server.call({ path: '/candidates', body: candidate })).toMatchObject({
      status: 201,
      body: { position_uid: body.uid, current_steps: [{ name: 'New' }] },
    })
  })

  test.each([
    [{ status: 'open' }, true],
    [{ status: 'on hold' }, false],
    [{ status: 'closed' }, false],
    [{ is_discreet: true }, false],
    [{ is_template: true }, false],
    [{ is_published: false }, false],
  ])('%j is published: %s', async (fields, is_published) => {
    expect((await create(fields)).body).toMatchObject({ ...fields, is_published })
  })

  test('null and an empty text are the same as not given', async () => {
    const fields = { department: '', salary_range: null, details: null, users: null, openings: null, location: null }
    const { status, body } = await create({ ...fields, categories: [{ name: 'Team', value: '' }] })
    expect({ status, body }).toMatchObject({ status: 201, body: { department: null, details: [], categories: [] } })
  })

  test('a department is known by its name from then on, in any case', async () => {
    await create({ department: 'Kitchen' })
    await create({ department: 'KITCHEN' })
    const { body } = await create({ department: 'kitchen' })
    expect(body.department).toBe('Kitchen')
    const departments = await server.server.store.workplaces.departments(server.organizationId)
    expect(departments.filter(({ name }) => /kitchen/i.test(name))).toHaveLength(1)
  })

  test('many at once that name a new department make it once', async () => {
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, index) => create({ name: `N${index}`, department: 'New!' })),
    )
    expect(all.map(({ status }) => status)).toEqual(Array(8).fill(201))
    const departments = await server.server.store.workplaces.departments(server.organizationId)
    expect(departments.filter(({ name }) => name === 'New!')).toHaveLength(1)
  })

  test.each([
    [{ name: undefined }, 'required_field', 'You must include this required field: "name"'],
    [{ name: ' ' }, 'required_field', 'You must include this required field: "name"'],
    [{ status: undefined }, 'required_field', 'You must include this required field: "status"'],
    [{ is_discreet: undefined }, 'required_field', 'You must include this required field: "is_discreet"'],
    [{ status: 'OPENED' }, 'invalid_value', /"status" is invalid; send one of: open, on hold, closed/],
    [{ is_discreet: 'no' }, 'invalid_value', /"is_discreet" is invalid; send a boolean/],
    [{ salary_range: { min: 1.5 } }, 'invalid_value', /"salary_range.min"/],
    [{ salary_range: { min: 2, max: 1 } }, 'invalid_value', /"salary_range.max"/],
    [{ salary_range: { currency_code: 'XQQ' } }, 'invalid_value', /"salary_range.currency_code".*ISO 4217/],
    [{ salary_range: { period: 'daily' } }, 'invalid_value', /"salary_range.period" is invalid; send one of: hourly/],
    [{ details: [{ value: 'x' }] }, 'required_field', /"details\[0\].name"/],
    [{ users: { lead_recruiter: { email: 'x' } } }, 'invalid_email', /"x"/],
    [{ users: { lead_recruiter: {} } }, 'required_field', /"users.lead_recruiter.email"/],
    [{ picture_url: 'x' }, 'invalid_url', /"x"/],
    [{ workplace_type: 'Moon' }, 'invalid_value', /"workplace_type" is invalid; send one of: On-site, Hybrid, Remote/],
    [{ openings: [{ approval_status: 'APPROVED' }] }, 'required_field', /"openings\[0\].time_approved"/],
    [{ openings: [{ time_opened: 'yesterday' }] }, 'invalid_datetime', /"yesterday"/],
    [{ name: 'x'.repeat(256) }, 'string_size_limit', /"name" exceeds the limit of 255 characters/],
  ])('%j is refused', async (fields, error, message) => {
    const answer = await create(fields)
    expect(answer).toMatchObject({ status: 400, body: { status: 400, error } })
    if (typeof message === 'string') expect(answer.body.message).toBe(message)
    else expect(answer.body.message).toMatch(message)
  })

  test.each([[{ location: { uid: 'FF.FFFF' } }], [{ location: { uid: 'x' } }], [{ questionnaire_uids: ['FF.FFFF'] }]])(
    '%j names nothing that is there',
    async (fields) => {
      expect(await create(fields)).toMatchObject({ status: 404, body: { error: 'not_found' } })
    },
  )

  test('the misspelt period of the documents is understood', async () => {
    const { body } = await create({ salary_range: { min: 1, period: 'monhtly' } })
    expect(body.salary_range).toEqual({ min: 1, max: null, currency_code: null, period: 'monthly' })
  })
})

describe('updating', () => {
  test('changes what the body names and nothing else, on every spelling of the address', async () => {
    const { body: before } = await create(everyField)
    const spellings = ['position', 'positions'].flatMap((name) => [`/${name}/${before.uid}`, `/${name}/${before.uid}/`])
    for (const [index, path] of spellings.entries()) {
      const name = `Engineer ${index}`
      const answer = await server.call({ method: 'PATCH', path, body: { name } })
      const { time_updated: _, ...rest } = before
      expect(answer, path).toMatchObject({ status: 200, body: { ...rest, name } })
      expect((await read(before.uid)).body).toEqual(answer.body)
    }
  })

  test('texts merge by name, the salary and the users by key', async () => {
    const { body } = await create(everyField)
    const { body: after } = await update(body.uid, {
      details: [
        { name: 'Perks', value: null },
        { name: 'requirements', value: 'Patience' },
        { name: 'Pets', value: 'Yes' },
      ],
      salary_range: { max: 90000, period: null },
      users: { hiring_manager: null, lead_recruiting_coordinator: { email: 'c@acme.example' } },
    })
    expect(after).toMatchObject({
      details: [
        { name: 'Description', value: '<p>Build things.</p>' },
        { name: 'Requirements', value: 'Patience' },
        { name: 'Pets', value: 'Yes' },
      ],
      salary_range: { min: 60000, max: 90000, currency_code: 'GBP', period: null },
      users: {
        lead_recruiter: { email: 'mia@acme.example' },
        hiring_manager: null,
        lead_recruiting_coordinator: { email: 'c@acme.example' },
      },
    })
  })

  test('null clears', async () => {
    const { body } = await create(everyField)
    const cleared = Object.fromEntries(Object.keys(everyField).map((name) => [name, null]))
    const { body: after } = await update(body.uid, cleared)
    expect(after).toMatchObject({
      name: 'Platform Engineer',
      department: null,
      experience_level: null,
      employment_type: null,
      is_talent_pool: false,
      workplace_type: null,
      salary_range: null,
      categories: [],
      details: [],
      internal_name: null,
      internal_use_custom_id: null,
      picture_url: null,
      url_active_page: null,
      users: { lead_recruiter: null, hiring_manager: null },
    })
  })

  test('a flag may be a text, as the documents type one', async () => {
    const { body } = await create()
    expect((await update(body.uid, { is_talent_pool: 'true' })).body.is_talent_pool).toBe(true)
    expect((await update(body.uid, { is_talent_pool: 'false' })).body.is_talent_pool).toBe(false)
  })

  test('closing takes it out of public, opening puts it back', async () => {
    const { body } = await create()
    expect((await update(body.uid, { status: 'closed' })).body).toMatchObject({ status: 'closed', is_published: false })
    expect((await update(body.uid, { status: 'open' })).body).toMatchObject({ status: 'open', is_published: true })
    expect((await update(body.uid, { is_published: false })).body).toMatchObject({
      status: 'open',
      is_published: false,
    })
  })

  test('parallel updates of one position follow each other', async () => {
    const { body } = await create()
    const names = Array.from({ length: 10 }, (_, index) => `Category ${index}`)
    const answers = await Promise.all(names.map((name) => update(body.uid, { categories: [{ name, value: 'x' }] })))
    expect(answers.map(({ status }) => status)).toEqual(names.map(() => 200))
    const { categories } = (await read(body.uid)).body
    expect(categories.map(({ name }: { name: string }) => name).toSorted()).toEqual(names)
  })

  test('time_updated moves, time_created stays', async () => {
    const { body } = await create()
    server.clock.time += 5000
    const { body: after } = await update(body.uid, { name: 'Later' })
    expect(Date.parse(after.time_updated) - Date.parse(body.time_updated)).toBe(5000)
    expect(after.time_created).toBe(body.time_created)
  })

  test.each(['FF.FFFF', 'x', '%00'])('the position %s is not there', async (uid) => {
    const notFound = {
      status: 404,
      error: 'position_not_found',
      message: 'The provided position id was not found at the specified account',
    }
    expect((await update(uid, { name: 'x' })).body).toEqual(notFound)
    expect((await read(uid)).body).toEqual(notFound)
  })
})

describe('cloning', () => {
  const clone = (uid: string, fields: object = {}, options: object = {}) =>
    server.call({ path: `/positions/${uid}/clone`, body: { ...POSITION, copy_assignees: true, ...fields }, ...options })

  test('takes over what the template has, unless the body says otherwise', async () => {
    const { body: template } = await create({ ...everyField, is_template: true })
    const { status, body } = await clone(template.uid, { name: 'Clone', department: 'Research' })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      name: 'Clone',
      is_template: false,
      is_published: true,
      department: 'Research',
      experience_level: 'Senior',
      employment_type: 'Full-time',
      workplace_type: 'Hybrid',
      salary_range: everyField.salary_range,
      categories: everyField.categories,
      details: everyField.details,
      users: { lead_recruiter: { email: 'mia@acme.example' } },
      internal_use_custom_id: null,
      url_active_page: null,
    })
    expect(body.uid).not.toBe(template.uid)
    expect((await read(template.uid)).body).toEqual(template)
  })

  test('the users come along only if that is wanted', async () => {
    const { body: template } = await create({ ...everyField, is_template: true })
    const { body } = await clone(template.uid, { copy_assignees: false })
    expect(body.users).toMatchObject({ lead_recruiter: null, hiring_manager: null })
  })

  test('its steps have the names of the template’s and ids of their own', async () => {
    const { body: template } = await create({ is_template: true })
    const { body } = await clone(template.uid)
    const { jobs } = server.server.store
    const [from, to] = [
      await jobs.byUid(server.organizationId, template.uid),
      await jobs.byUid(server.organizationId, body.uid),
    ]
    expect(to?.stages.map(({ name, kind }) => [name, kind])).toEqual(from?.stages.map(({ name, kind }) => [name, kind]))
    const ids = [...(from?.stages ?? []), ...(to?.stages ?? [])].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('only a template can be cloned', async () => {
    const { body } = await create()
    const answer = await clone(body.uid)
    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_value' } })
    expect(answer.body.message).toContain('template')
  })

  test('copy_assignees must be said, and the template must be there', async () => {
    expect(await clone('11.11', { copy_assignees: undefined })).toMatchObject({
      status: 400,
      body: { error: 'required_field', message: 'You must include this required field: "copy_assignees"' },
    })
    expect(await clone('FF.FFFF')).toMatchObject({ status: 404, body: { error: 'position_not_found' } })
  })
})

describe('the list', () => {
  test('holds what a read answers, page by page, in one order', async () => {
    const found: any[] = []
    let path: string | null = '/positions?limit=3&status=open,closed'
    while (path) {
      const { body }: { body: any } = await server.call({ path })
      expect(body.positions.length).toBeLessThanOrEqual(3)
      found.push(...body.positions)
      path = body.next_page
      if (path) expect(path).toMatch(/^http:\/\/.*\/positions\?status=open%2Cclosed&limit=3&cursor=/)
    }
    const all = (await server.call({ path: '/positions?limit=1000' })).body
    expect(all.next_page).toBeNull()
    expect(found).toEqual(all.positions.filter(({ status }: { status: string }) => status !== 'on hold'))
    expect(found).toContainEqual((await read('11.11')).body)
    expect(new Set(found.map(({ uid }) => uid)).size).toBe(found.length)
  })

  test.each([
    ['open', ['open']],
    ['on%20hold', ['on hold']],
    ['closed', ['closed']],
    ['open,on+hold', ['on hold', 'open']],
  ])('status=%s', async (status, expected) => {
    await create({ status: 'on hold' })
    await create({ status: 'closed' })
    const { body } = await server.call({ path: `/positions?status=${status}&limit=1000` })
    const words = new Set<string>(body.positions.map((position: { status: string }) => position.status))
    expect([...words].toSorted()).toEqual(expected)
  })

  test('without limit it has a hundred, and the last page is full or not', async () => {
    const { body } = await server.call({ path: '/positions' })
    expect(body.positions.length).toBeLessThanOrEqual(100)
    const exact = await server.call({ path: `/positions?limit=${(await all()).length}` })
    expect(exact.body.next_page).toBeNull()
  })
  const all = async () => (await server.call({ path: '/positions?limit=1000' })).body.positions

  test.each(['limit=0', 'limit=x', 'limit=-1', 'limit=1&limit=2', 'status=gone', 'cursor=x'])(
    '%s is refused',
    async (query) => {
      expect(await server.call({ path: `/positions?${query}` })).toMatchObject({
        status: 400,
        body: { error: 'invalid_value' },
      })
    },
  )
})

describe('permissions', () => {
  test('fields that need one are there only with it', async () => {
    const { body: position } = await create(everyField)
    const keys = ['internal_name', 'salary_range']
    const roles = ['lead_recruiter', 'lead_recruiting_coordinator', 'hiring_manager']
    const cases = [
      [[], [], []],
      [['internal-name'], ['internal_name'], []],
      [['salary-range'], ['salary_range'], []],
      [['lead-recruiter-details'], [], ['lead_recruiter', 'lead_recruiting_coordinator']],
      [['hiring-manager-details'], [], ['hiring_manager']],
    ] as const
    for (const [permissions, fields, users] of cases) {
      const client = await clientWith('retrieve-positions', ...permissions)
      const { body } = await read(position.uid, client)
      expect(keys.filter((key) => key in body)).toEqual(fields)
      expect(roles.filter((role) => role in body.users)).toEqual(users)
      const listed = (await server.call({ path: '/positions?limit=1000', ...client })).body.positions
      expect(listed).toContainEqual(body)
    }
  })

  test('without the one that an act needs it is refused', async () => {
    const { body: template } = await create({ is_template: true })
    const clone = { path: `/positions/${template.uid}/clone`, body: { ...POSITION, copy_assignees: false } }
    const acts = {
      'retrieve-positions': [{ path: '/positions' }, { path: '/positions/11.11' }, { path: '/questionnaires' }],
      'create-positions': [{ path: '/positions', body: POSITION }],
      'update-positions': [{ method: 'PATCH', path: '/position/11.11', body: { department: 'X' } }],
      'clone-positions': [clone],
      'retrieve-locations': [{ path: '/locations' }],
      'retrieve-openings': [{ path: '/openings' }],
    }
    for (const [permission, calls] of Object.entries(acts)) {
      const allowed = await clientWith(permission)
      const others = await clientWith(...Object.keys(acts).filter((other) => other !== permission))
      for (const call of calls) {
        expect((await server.call({ ...call, ...allowed })).status, permission).toBeLessThan(300)
        expect(await server.call({ ...call, ...others }), permission).toMatchObject({
          status: 403,
          body: { status: 403, error: 'no_permission', message: 'You do not have permission to perform this action' },
        })
      }
    }
  })

  test('to write a salary or an internal name takes its own', async () => {
    const plain = await clientWith('create-positions', 'update-positions')
    const both = await clientWith('create-positions', 'update-positions', 'salary-range', 'internal-name')
    for (const fields of [{ salary_range: { min: 1 } }, { internal_name: 'X' }]) {
      expect((await create(fields, plain)).status).toBe(403)
      expect((await update('11.11', fields, plain)).status).toBe(403)
      expect((await create(fields, both)).status).toBe(201)
    }
  })

  test('another organization sees and changes nothing', async () => {
    const { client } = await addNeighbour(server)
    const auth = await server.jwt(client)
    const { body: ours } = await create({ is_template: true })
    const before = (await read(ours.uid)).text
    expect((await read(ours.uid, { auth })).status).toBe(404)
    expect((await update(ours.uid, { name: 'Theirs' }, { auth })).status).toBe(404)
    const body = { ...POSITION, copy_assignees: false }
    expect((await server.call({ path: `/positions/${ours.uid}/clone`, body, auth })).status).toBe(404)
    const { body: list } = await server.call({ path: '/positions', auth })
    expect(list.positions.map(({ uid }: { uid: string }) => uid)).toEqual(['22.22'])
    expect((await read(ours.uid)).text).toBe(before)
  })
})

describe('sending once', () => {
  test('the same key makes one position, with the same answer', async () => {
    const headers = { 'idempotency-key': 'position-1' }
    const fields = { name: 'Once', department: 'Brand new' }
    const answers = await Promise.all([
      create(fields, { headers }),
      create(fields, { headers }),
      create(fields, { headers }),
    ])
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
    expect((await create({ ...fields, name: 'Twice' }, { headers })).status).toBe(422)
    const { body } = await server.call({ path: '/positions?limit=1000' })
    expect(body.positions.filter(({ name }: { name: string }) => name === 'Once')).toHaveLength(1)
  })

  test('so does an update', async () => {
    const { body } = await create()
    const headers = { 'idempotency-key': 'position-2' }
    const first = await update(body.uid, { name: 'New' }, { headers })
    await update(body.uid, { name: 'Newer' })
    expect((await update(body.uid, { name: 'New' }, { headers })).text).toBe(first.text)
    expect((await read(body.uid)).body.name).toBe('Newer')
  })
})

test('each write stands in the log, its values beside it', async () => {
  const { body } = await create({ name: 'Logged', department: 'Logging' })
  await update(body.uid, { name: 'Logged again' })
  const { jobs, engine } = server.server.store
  const job = await jobs.byUid(server.organizationId, body.uid)
  const rows = await engine.all('select * from event order by id', [], 'every')
  const ofJob = rows.filter((row) => Number(row['job_id']) === job?.id)
  expect(ofJob.map(({ type }) => type)).toEqual(['job.added', 'opening.added', 'job.changed'])
  expect(ofJob.at(-1)).toMatchObject({ surface: 'comeet', fields_json: '["name"]' })
  expect(rows.filter(({ type }) => type === 'department.added').length).toBeGreaterThan(0)
})

test('every answer is what the OpenAPI document says', async () => {
  const check = async (status: number, method: string, path: string, options: object = {}) => {
    const answer = await server.call({ method, path, ...options })
    expect(answer.status, answer.text).toBe(status)
    return answer.body
  }
  const nobody = await clientWith('create-notes')
  const { uid } = await check(201, 'POST', '/positions', { body: { ...POSITION, ...everyField, is_template: true } })
  await check(200, 'GET', '/positions')
  await check(200, 'GET', `/positions/${uid}`, await clientWith('retrieve-positions'))
  await check(200, 'PATCH', `/position/${uid}`, { body: { name: 'X' } })
  await check(200, 'PATCH', `/positions/${uid}`, { body: {} })
  const copy = { ...POSITION, copy_assignees: true }
  await check(201, 'POST', `/positions/${uid}/clone`, { body: copy })
  await check(400, 'GET', '/positions?limit=x')
  await check(400, 'POST', '/positions', { body: {} })
  await check(400, 'POST', '/positions/11.11/clone', { body: copy })
  await check(400, 'PATCH', '/positions/11.11', { body: { name: 1 } })
  for (const options of [{ auth: null }, nobody]) {
    const status = options.auth === null ? 401 : 403
    await check(status, 'GET', '/positions', options)
    await check(status, 'GET', '/positions/11.11', options)
    await check(status, 'POST', '/positions', { body: POSITION, ...options })
    await check(status, 'POST', `/positions/${uid}/clone`, { body: copy, ...options })
    await check(status, 'PATCH', '/position/11.11', { body: {}, ...options })
  }
  await check(404, 'GET', '/positions/FF.FFFF')
  await check(404, 'POST', '/positions', { body: { ...POSITION, location: { uid: 'FF.FFFF' } } })
  await check(404, 'POST', '/positions/FF.FFFF/clone', { body: copy })
  await check(404, 'PATCH', '/positions/FF.FFFF', { body: {} })
  await check(415, 'POST', '/positions', { body: 'x', headers: { 'content-type': 'text/plain' } })
})
