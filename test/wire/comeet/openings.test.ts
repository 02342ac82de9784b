import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uidOf } from '../../../src/core/ids.ts'
import { ensureOffice, ensureQuestionnaire } from '../../../src/core/jobs/ensureWorkplaces.ts'
import { type Answer, addNeighbour, startServer, type TestServer, WK } from '../../support/server.ts'
import { form } from './candidate.ts'

/** Openings (reference, section 5.5), and the lists of locations and questionnaires (section 5.6). */

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const OPENING = {
  position_uid: '11.11',
  name: 'Second seat',
  time_expected_hire: '2026-03-09T07:55:40Z',
  reason: 'Replacement hire',
  status: 'OPEN',
}

const create = (fields: object = {}, options: object = {}) =>
  server.call({ path: '/openings/', body: { ...OPENING, ...fields }, ...options })

let clients = 0
async function clientWith(...permissions: string[]): Promise<{ auth: string }> {
  const apiKey = `openings-${clients++}`
  const client = { apiKey, secret: 'a-secret-of-at-least-32-characters' }
  await server.addClient(apiKey, { permissions }, { kind: 'jwt', ...client })
  return { auth: await server.jwt(client) }
}

describe('openings', () => {
  test('the documented answer', async () => {
    const sent = {
      approval_status: 'APPROVED',
      time_approved: '2026-01-08T07:55:40Z',
      time_opened: '2026-01-09T00:00:00Z',
      custom_fields: { Department: 'Platform', Budget: null },
    }
    const { status, body } = await create(sent)
    expect(status).toBe(201)
    expect(body).toEqual({
      uid: form.uid(),
      position_uid: '11.11',
      name: 'Second seat',
      approval_process: {
        uid: form.uid(),
        name: 'Approval process for opening',
        time_started: form.time(),
        time_completed: '2026-01-08T07:55:40Z',
        status: 'APPROVED',
      },
      hired_candidate_uid: null,
      time_expected_hire: '2026-03-09T07:55:40Z',
      headcount: 1,
      reason: 'Replacement hire',
      status: 'Open',
      time_created: form.time(),
      time_last_status_change: form.time(),
      time_opened: '2026-01-09T00:00:00Z',
      time_updated: form.time(),
      custom_fields: { Department: 'Platform' },
    })
    expect((await server.call({ path: `/openings/${body.uid}` })).body).toEqual(body)
    expect((await server.call({ path: '/openings?position_uid=11.11' })).body.openings).toContainEqual(body)
  })

  test('it is open from now on, and not approved, unless that is said', async () => {
    const { body } = await create()
    expect(body.time_opened).toBe(body.time_created)
    expect(body.approval_process).toBeNull()
  })

  test.each([
    [{ position_uid: undefined }, 'required_field'],
    [{ name: undefined }, 'required_field'],
    [{ time_expected_hire: undefined }, 'required_field'],
    [{ reason: undefined }, 'required_field'],
    [{ status: undefined }, 'required_field'],
    [{ reason: 'Growth' }, 'invalid_value'],
    [{ status: 'CLOSED' }, 'invalid_value'],
    [{ approval_status: 'PENDING' }, 'invalid_value'],
    [{ approval_status: 'APPROVED' }, 'required_field'],
    [{ time_expected_hire: '2026-02-30T00:00:00Z' }, 'invalid_datetime'],
    [{ custom_fields: { a: [] } }, 'invalid_value'],
  ])('%j is refused', async (fields, error) => {
    expect(await create(fields)).toMatchObject({ status: 400, body: { status: 400, error } })
  })

  test('its position must be there', async () => {
    expect(await create({ position_uid: 'FF.FFFF' })).toMatchObject({
      status: 404,
      body: { error: 'position_not_found' },
    })
    expect((await server.call({ path: '/openings?position_uid=FF.FFFF' })).body.error).toBe('position_not_found')
    for (const uid of ['FF.FFFF', 'x']) {
      expect(await server.call({ path: `/openings/${uid}` })).toMatchObject({
        status: 404,
        body: { error: 'not_found' },
      })
    }
  })

  test('the lists by pages hold each once, in one order', async () => {
    const { body: other } = await server.call({
      path: '/positions',
      body: {
        name: 'Cook',
        status: 'open',
        is_discreet: false,
        openings: [{ name: 'A' }, { name: 'B' }, { name: 'C' }],
      },
    })
    for (const query of ['limit=2', `limit=2&position_uid=${other.uid}`]) {
      const found: any[] = []
      let path: string | null = `/openings?${query}`
      while (path) {
        const { body }: { body: any } = await server.call({ path })
        expect(body.openings.length).toBeLessThanOrEqual(2)
        found.push(...body.openings)
        path = body.next_page
      }
      const { body } = await server.call({ path: `/openings?${query.replace('limit=2', 'limit=1000')}` })
      expect(body.next_page).toBeNull()
      expect(found).toEqual(body.openings)
      expect(new Set(found.map(({ uid }) => uid)).size).toBe(found.length)
    }
    const { body } = await server.call({ path: `/openings?position_uid=${other.uid}` })
    expect(body.openings.map(({ name }: { name: string }) => name)).toEqual(['A', 'B', 'C'])
  })

  test('each act takes its permission', async () => {
    const { body } = await create()
    const reader = await clientWith('retrieve-openings')
    const maker = await clientWith('create-openings')
    const reads = [{ path: '/openings' }, { path: `/openings/${body.uid}` }]
    for (const call of reads) {
      expect((await server.call({ ...call, ...reader })).status).toBe(200)
      expect(await server.call({ ...call, ...maker })).toMatchObject({ status: 403, body: { error: 'no_permission' } })
    }
    expect((await create({}, maker)).status).toBe(201)
    expect(await create({}, reader)).toMatchObject({ status: 403, body: { error: 'no_permission' } })
  })

  test('another organization sees none of them', async () => {
    const { body } = await create()
    const { client } = await addNeighbour(server)
    const auth = await server.jwt(client)
    expect((await server.call({ path: `/openings/${body.uid}`, auth })).status).toBe(404)
    expect((await server.call({ path: '/openings', auth })).body).toEqual({ openings: [], next_page: null })
    expect((await create({}, { auth })).status).toBe(404)
  })

  test('the same key makes one opening', async () => {
    const headers = { 'idempotency-key': 'opening-1' }
    const [first, second] = await Promise.all([
      create({ name: 'Once' }, { headers }),
      create({ name: 'Once' }, { headers }),
    ])
    expect(first.text).toBe(second.text)
    const { body } = await server.call({ path: '/openings?limit=1000' })
    expect(body.openings.filter(({ name }: { name: string }) => name === 'Once')).toHaveLength(1)
  })
})

describe('whoever is hired', () => {
  async function positionWith(openings: object[]) {
    const { body } = await server.call({
      path: '/positions',
      body: { name: 'Cook', status: 'open', is_discreet: false, openings },
    })
    const job = await server.server.store.jobs.byUid(server.organizationId, body.uid)
    const hired = job?.stages.find(({ kind }) => kind === 'hired')
    const send = (email: string, job_stage_id = hired?.id) =>
      server.call({
        path: '/api/v1/external/candidates',
        body: {
          organization_reference: 'Pg4eV6k',
          job_reference: job?.reference,
          job_stage_id: String(job_stage_id),
          email,
          firstname: 'Sam',
          lastname: 'Stone',
        },
        auth: WK,
      })
    const read = async () => (await server.call({ path: `/openings?position_uid=${body.uid}` })).body.openings
    return { send, read, first: job?.stages[0]?.id }
  }
  const uidIn = (answer: Answer) => uidOf(Number.parseInt(answer.body.reference.slice(-12), 16))

  test('takes the opening that has been open longest', async () => {
    const { send, read } = await positionWith([
      { name: 'Newer', time_opened: '2026-02-01T00:00:00Z' },
      { name: 'Older', time_opened: '2026-01-01T00:00:00Z' },
    ])
    const hired = uidIn(await send('one@example.com'))
    expect(await read()).toMatchObject([
      { name: 'Newer', status: 'Open', hired_candidate_uid: null },
      { name: 'Older', status: 'Closed', hired_candidate_uid: hired },
    ])
  })

  test('takes one that nobody else has, and none when all are taken', async () => {
    const { send, read } = await positionWith([{ name: 'A' }, { name: 'B' }])
    const answers = await Promise.all(['a@example.com', 'b@example.com', 'c@example.com'].map((email) => send(email)))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
    const openings = await read()
    expect(openings.map(({ status }: { status: string }) => status)).toEqual(['Closed', 'Closed'])
    const taken = openings.map(({ hired_candidate_uid: uid }: { hired_candidate_uid: string }) => uid)
    expect(new Set(taken).size).toBe(2)
    expect(answers.map(uidIn)).toEqual(expect.arrayContaining(taken))
  })

  test('nobody else takes one', async () => {
    const { send, read, first } = await positionWith([{ name: 'A' }])
    await send('d@example.com', first)
    expect(await read()).toMatchObject([{ status: 'Open', hired_candidate_uid: null }])
  })
})

describe('what positions refer to', () => {
  const deps = () => ({ ...server.server.store.clients, workplaces: server.server.store.workplaces })
  let office: { readonly id: number }
  let questionnaire: { readonly id: number }
  beforeAll(async () => {
    office = await ensureOffice(deps(), server.organizationId, {
      name: 'London',
      city: 'London',
      countryCode: 'gb',
      address: 'Example Row',
      zip: 'SE1 9GF',
      more: { streetNumber: '1', timezone: 'Europe/London' },
    })
    await ensureOffice(deps(), server.organizationId, { name: 'Anywhere' })
    const questions = [{ text: 'When?', type: 'text', isRequired: true }]
    questionnaire = await ensureQuestionnaire(deps(), server.organizationId, { name: 'First', questions })
  })

  const london = () => ({
    uid: uidOf(office.id),
    name: 'London',
    country: 'GB',
    city: 'London',
    state: null,
    postal_code: 'SE1 9GF',
    street_name: 'Example Row',
    street_number: '1',
    arrival_instructions: null,
    timezone: 'Europe/London',
  })

  test('locations, as positions show them', async () => {
    const { status, body } = await server.call({ path: '/locations' })
    expect(status).toBe(200)
    expect(body).toEqual({
      locations: [london(), expect.objectContaining({ name: 'Anywhere', country: null })],
      next_page: null,
    })
    const first = await server.call({ path: '/locations?limit=1' })
    expect(first.body.locations).toEqual([london()])
    expect((await server.call({ path: first.body.next_page })).body).toMatchObject({
      locations: [{ name: 'Anywhere' }],
      next_page: null,
    })
  })

  test('a position gets, changes and loses its location', async () => {
    const { body: locations } = await server.call({ path: '/locations' })
    const position = { name: 'Cook', status: 'open', is_discreet: false }
    const location = { uid: uidOf(office.id) }
    const { body } = await server.call({ path: '/positions', body: { ...position, location } })
    expect(body.location).toEqual(london())
    const update = (change: object) => server.call({ method: 'PATCH', path: `/position/${body.uid}`, body: change })
    const [, anywhere] = locations.locations
    expect((await update({ location: { uid: anywhere.uid } })).body.location).toEqual(anywhere)
    expect((await update({ name: 'Chef' })).body.location).toEqual(anywhere)
    expect((await update({ location: null })).body.location).toBeNull()
  })

  test('questionnaires, by the uids that positions name', async () => {
    const { status, body } = await server.call({ path: '/questionnaires' })
    expect(status).toBe(200)
    expect(body).toEqual({
      questionnaires: [
        {
          uid: uidOf(questionnaire.id),
          name: 'First',
          questions: [{ text: 'When?', type: 'text', is_required: true }],
          time_created: form.time(),
        },
      ],
      next_page: null,
    })
    const questionnaire_uids = [uidOf(questionnaire.id)]
    const position = { name: 'Cook', status: 'open', is_discreet: false, questionnaire_uids }
    const { body: made } = await server.call({ path: '/positions', body: position })
    expect(made.questionnaire_uids).toEqual(questionnaire_uids)
    const cleared = await server.call({
      method: 'PATCH',
      path: `/position/${made.uid}`,
      body: { questionnaire_uids: [] },
    })
    expect(cleared.body.questionnaire_uids).toEqual([])
  })

  test('another organization has its own', async () => {
    const other = await startServer()
    try {
      expect((await other.call({ path: '/locations' })).body).toEqual({ locations: [], next_page: null })
      expect((await other.call({ path: '/questionnaires' })).body).toEqual({ questionnaires: [], next_page: null })
    } finally {
      await other.close()
    }
  })
})

test('every answer is what the OpenAPI document says', async () => {
  const check = async (status: number, method: string, path: string, options: object = {}) => {
    const answer = await server.call({ method, path, ...options })
    expect(answer.status, answer.text).toBe(status)
    return answer.body
  }
  const body = { ...OPENING, approval_status: 'APPROVED', time_approved: '2026-01-08T07:55:40Z' }
  const { uid } = await check(201, 'POST', '/openings', { body })
  await check(200, 'GET', '/openings')
  await check(200, 'GET', `/openings/${uid}`)
  await check(400, 'POST', '/openings', { body: {} })
  await check(404, 'POST', '/openings', { body: { ...OPENING, position_uid: 'x' } })
  await check(404, 'GET', '/openings?position_uid=x')
  await check(404, 'GET', '/openings/x')
  const nobody = await clientWith('create-notes')
  for (const path of ['/openings', '/locations', '/questionnaires']) {
    await check(200, 'GET', path)
    await check(400, 'GET', `${path}?limit=x`)
    await check(401, 'GET', path, { auth: null })
    await check(403, 'GET', path, nobody)
  }
})
