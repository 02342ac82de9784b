import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Recruiting, startRecruiting } from './recruiting.ts'

/** One application: what is read of it, and every way to change it. */

let desk: Recruiting
beforeAll(async () => {
  desk = await startRecruiting()
})
afterAll(() => desk[Symbol.asyncDispose]())

const PROFILE = {
  firstName: 'Zoë',
  middleName: 'M.',
  lastName: 'Ångström',
  email: 'Zoe@Example.com',
  phone: '+33 1 23 45 67 89',
  linkedinUrl: 'https://www.linkedin.com/in/zoe',
  headline: 'Physicist',
  address: { country: 'se', city: 'Uppsala' },
  links: ['https://zoe.example'],
  media: { github: 'https://github.com/zoe' },
}

describe('reading', () => {
  test('gives back everything that was sent', async () => {
    const statement = { salaryExpectations: '60k', coverLetter: 'Dear all', customFields: { field1: 'yes' } }
    const made = await desk.apply('', { profile: PROFILE, statement, tags: [' a ', 'b', 'a'], note: 'Called twice' })
    const { status, headers, body } = await desk.ask(`/applications/${made.id}`)
    expect(status).toBe(200)
    expect(headers.get('etag')).toBe('"1"')
    expect(body).toEqual(made)
    expect(body).toMatchObject({
      name: 'Zoë M. Ångström',
      headline: 'Physicist',
      surface: 'native',
      status: 'in_progress',
      stage: { id: desk.stages.initial, name: 'New', kind: 'new' },
      source: { name: 'Desk' },
      tags: ['a', 'b'],
      profile: { ...PROFILE, address: { country: 'SE', city: 'Uppsala', state: null, zip: null, street: null } },
      statement: { ...statement, prospectStatus: null, referrer: null, sourceContact: null },
      notes: [{ text: 'Called twice', format: 'text', html: null, author: { type: 'client', name: 'Desk' } }],
      attachments: [],
      moves: [],
      otherApplications: [],
      version: '1',
    })
  })

  test('tells of what came through the other APIs, whoever sent it', async () => {
    const { server } = desk
    const contact = { full_name: 'Charles B.', email: 'charles@example.com' }
    const sent = {
      position_uid: '11.11',
      first_name: 'Ada',
      last_name: 'King',
      partner_candidate_id: 'p1',
      email: 'k@example.com',
    }
    const candidate = await server.call({
      path: '/candidates',
      body: { ...sent, source_contact: contact, note: 'From us', custom_fields: { field1: 5 }, resume: RESUME },
    })
    expect(candidate.status).toBe(201)
    const { body } = await desk.ask(`/applications/${candidate.body.uid}`)
    expect(body).toMatchObject({
      surface: 'comeet',
      partnerReference: 'p1',
      hasResume: true,
      references: { comeetUid: candidate.body.uid, welcomeKitReference: expect.stringMatching(/^wttj-/) },
      statement: { customFields: { field1: 5 }, sourceContact: { fullName: 'Charles B.', phone: null } },
      attachments: [
        { kind: 'resume', name: 'cv.pdf', isCurrent: true, preview: 'pdf', contentType: 'application/pdf' },
      ],
      notes: [{ text: 'From us', author: { type: 'client', name: 'Comeet partner' } }],
    })
    const again = await desk.apply('King', { profile: { firstName: 'Ada', lastName: 'King', email: 'K@example.com' } })
    const { body: second } = await desk.ask(`/applications/${again.id}`)
    expect(second.otherApplications).toMatchObject([{ id: body.id, personId: second.personId }])
  })
})

const RESUME = { name: 'cv.pdf', file: Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64') }

describe('changing', () => {
  test('replaces what is named, clears what is null, and leaves the rest', async () => {
    const { id } = await desk.apply('', { profile: PROFILE })
    const { status, headers, body } = await desk.ask(`/applications/${id}`, {
      method: 'PATCH',
      body: {
        profile: { lastName: 'Berg', phone: null, middleName: '', address: { city: null, zip: '75105' }, links: [] },
        tags: ['x'],
        status: 'on_hold',
        archived: true,
      },
    })
    expect(status).toBe(200)
    expect(headers.get('etag')).toBe('"2"')
    expect(body).toMatchObject({
      name: 'Zoë Berg',
      email: 'Zoe@Example.com',
      phone: null,
      tags: ['x'],
      status: 'on_hold',
      archived: true,
      profile: {
        middleName: null,
        address: { country: 'SE', city: null, zip: '75105' },
        links: [],
        media: PROFILE.media,
      },
    })
  })

  test('is refused for another version than the one that was read', async () => {
    const { id } = await desk.apply('Versioned')
    const patch = (match: string, tag: string) =>
      desk.ask(`/applications/${id}`, { method: 'PATCH', body: { tags: [tag] }, headers: { 'if-match': match } })
    expect((await patch('"1"', 'one')).status).toBe(200)
    const late = await patch('"1"', 'two')
    expect(late).toMatchObject({ status: 412, body: { code: 'stale' } })
    expect((await desk.ask(`/applications/${id}`)).body.tags).toEqual(['one'])
    expect((await patch('"2"', 'three')).status).toBe(200)
  })

  test('names every bad field at once', async () => {
    const { id } = await desk.apply('Bad')
    const bad = await desk.ask(`/applications/${id}`, {
      method: 'PATCH',
      body: { profile: { email: 'no', lastName: ' ', address: { country: 'XX' }, shoeSize: 4 }, status: 'happy' },
    })
    expect(bad.status).toBe(422)
    expect(bad.body.errors.map(({ field, reason }: any) => [field, reason]).toSorted()).toEqual([
      ['profile.address.country', 'country'],
      ['profile.email', 'email'],
      ['profile.lastName', 'empty'],
      ['profile.shoeSize', 'unknown'],
      ['status', 'choice'],
    ])
    const unknown = await desk.ask('/applications', {
      body: {
        jobId: desk.jobs.first,
        stageId: desk.stages.other,
        profile: { firstName: 'A', lastName: 'B' },
        statement: { customFields: { nope: 1, neither: 2 } },
      },
    })
    expect(unknown.body.errors.map(({ field }: any) => field)).toEqual([
      'stageId',
      'statement.customFields.nope',
      'statement.customFields.neither',
    ])
  })

  test('moves, also to another job, and records who did it', async () => {
    const { id } = await desk.apply('Mover')
    desk.server.clock.time += 60_000
    const moved = await desk.ask(`/applications/${id}/moves`, { body: { stageId: desk.stages.refused } })
    expect(moved.body).toMatchObject({ status: 'rejected', stage: { kind: 'refused' }, version: '2' })
    const patched = await desk.ask(`/applications/${id}`, { method: 'PATCH', body: { jobId: desk.jobs.second } })
    expect(patched.body).toMatchObject({
      job: { id: desk.jobs.second, name: 'Warehouse' },
      stage: { id: desk.stages.other },
      status: 'in_progress',
    })
    const actor = { type: 'client', name: 'Desk' }
    expect(patched.body.moves).toMatchObject([
      { from: { stageName: 'New' }, to: { stageName: 'No' }, actor },
      { from: { jobName: 'Front desk', stageName: 'No' }, to: { jobName: 'Warehouse', stageName: 'Inbox' }, actor },
    ])
    expect((await desk.ask(`/applications/${id}`)).body).toEqual(patched.body)
    const elsewhere = await desk.ask(`/applications/${id}/moves`, { body: { stageId: desk.stages.initial } })
    expect(elsewhere.body).toMatchObject({ code: 'invalid_fields', errors: [{ field: 'stageId', reason: 'unknown' }] })
  })

  test('is done once for one Idempotency-Key', async () => {
    const { id } = await desk.apply('Once')
    const patch = () =>
      desk.ask(`/applications/${id}`, { method: 'PATCH', body: { tags: ['t'] }, headers: { 'idempotency-key': 'k1' } })
    const [first, second] = [await patch(), await patch()]
    expect(second.text).toBe(first.text)
    expect(second.headers.get('etag')).toBe('"2"')
    expect((await desk.ask(`/applications/${id}`)).body.version).toBe('2')
  })
})

test('notes are written and read', async () => {
  const { id } = await desk.apply('Noted')
  const note = await desk.ask(`/applications/${id}/notes`, { body: { text: 'Good <b>talk</b>' } })
  expect(note).toMatchObject({ status: 201, body: { text: 'Good <b>talk</b>', format: 'text', html: null } })
  expect((await desk.ask(`/applications/${id}/notes`)).body.items).toEqual([note.body])
})

test('history says who changed what, newest first, with the values', async () => {
  const { id } = await desk.apply('Past')
  await desk.ask(`/applications/${id}`, { method: 'PATCH', body: { profile: { headline: 'New' } } })
  await desk.ask(`/applications/${id}/moves`, { body: { stageId: desk.stages.interview } })
  const { body } = await desk.ask(`/applications/${id}/history`)
  expect(body.items.map(({ type }: any) => type)).toEqual([
    'application.moved',
    'application.updated',
    'application.submitted',
  ])
  expect(body.items[0].changes).toEqual([
    { field: 'stageId', before: desk.stages.initial, after: desk.stages.interview },
  ])
  expect(body.items[1]).toMatchObject({
    actor: { type: 'client', name: 'Desk' },
    surface: 'native',
    changes: [{ field: 'headline', before: null, after: 'New' }],
  })
  const pages = await desk.ask(`/applications/${id}/history?limit=2`)
  const rest = await desk.ask(`/applications/${id}/history?limit=2&cursor=${pages.body.next}`)
  expect([...pages.body.items, ...rest.body.items]).toEqual(body.items)
  expect(rest.body.next).toBeNull()
})

test('what one may not see, or is not there, is not found', async () => {
  for (const path of [
    '/applications/01.FFFF',
    '/applications/nonsense',
    '/applications/nonsense/history',
    '/people/01.FFFF',
  ]) {
    expect(await desk.ask(path)).toMatchObject({ status: 404, body: { code: 'not_found' } })
  }
  await desk.server.addClient('Own', { native: ['applications.read.own'] }, { kind: 'bearer', token: 'OWN' })
  const { id } = await desk.apply('Hidden')
  expect((await desk.ask(`/applications/${id}`, { auth: 'Bearer OWN' })).status).toBe(404)
  expect((await desk.ask('/applications', { auth: 'Bearer OWN' })).body.items).toEqual([])
  expect((await desk.ask('/applications', { auth: null })).status).toBe(401)
})
