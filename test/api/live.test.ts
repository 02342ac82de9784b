import { afterEach, beforeEach, expect, test } from 'vitest'
import { post } from '../wire/comeet/candidate.ts'
import { signInAdmin, signInAs } from './browser.ts'
import { type Recruiting, startRecruiting } from './recruiting.ts'
import { startSecond } from './second-server.ts'
import { changes, live } from './stream.ts'

/** What happens, told as it happens, whoever made it happen. */

const AUTH = { authorization: 'Bearer DESK' }

let desk: Recruiting
beforeEach(async () => {
  desk = await startRecruiting()
})
afterEach(() => desk[Symbol.asyncDispose]())

test('what comes in through another wire and through another server is told once each, with who did it', async () => {
  await using second = await startSecond(desk.server)
  const reader = await live(desk.server.url, AUTH)
  const uid = (await post(desk.server, { email: 'ada@example.com' })).body.uid
  const [first] = await changes(reader, 1)
  expect(first).toMatchObject({
    type: 'application.submitted',
    applicationId: uid,
    jobId: expect.stringMatching(/^[0-9A-F]{2}\./),
    actor: { type: 'client', name: 'Comeet partner' },
  })
  const elsewhere = await desk.server.call({
    path: `${second.url}/candidates`,
    body: { position_uid: '11.11', first_name: 'Grace', last_name: 'Hopper' },
  })
  expect(await changes(reader, 1)).toMatchObject([{ applicationId: elsewhere.body.uid }])
  // The catalog is told of as well.
  await desk.ask(`/jobs/${desk.jobs.second}`, { method: 'PATCH', body: { name: 'Store' } })
  expect(await changes(reader, 1)).toMatchObject([
    { type: 'job.changed', jobId: desk.jobs.second, applicationId: null },
  ])
  await desk[Symbol.asyncDispose]()
  expect(await reader.rest()).toEqual([])
})

test('who comes again is told what was missed, and no more than can be told', async () => {
  const reader = await live(desk.server.url, AUTH)
  const before = await desk.apply('Before')
  const [seen] = await changes(reader, 1)
  expect(seen.applicationId).toBe(before.id)
  reader.close()
  const missed = [await desk.apply('Missed'), await desk.apply('Too')]
  const again = await live(desk.server.url, AUTH, reader.lastId())
  const later = await desk.apply('Later')
  const told: string[] = []
  while (!told.includes(later.id)) told.push(...(await changes(again, 1)).map(({ applicationId }) => applicationId))
  // On PostgreSQL what was told in the last seconds may come again, under the same ids.
  expect([...new Set(told)].filter((id) => id !== before.id)).toEqual([...missed, later].map(({ id }) => id))
  again.close()
  for (const lost of ['nonsense', '99999999-99999999']) {
    const reset = await live(desk.server.url, AUTH, lost)
    expect(await reset.next()).toMatchObject({ event: 'reset' })
    reset.close()
  }
})

test('a hiring manager hears of the own jobs alone, until the account is closed', async () => {
  const admin = await signInAdmin(desk.server)
  const manager = await signInAs(desk.server, admin, {
    email: 'max@example.com',
    role: 'hiring_manager',
    jobIds: [desk.jobs.second],
  })
  const reader = await live(desk.server.url, { cookie: manager.cookie as string })
  await desk.apply('Hidden')
  await desk.ask(`/jobs/${desk.jobs.first}`, { method: 'PATCH', body: { name: 'Lobby' } })
  const own = await desk.apply('Own', { jobId: desk.jobs.second })
  expect(await changes(reader, 1)).toMatchObject([{ type: 'application.submitted', applicationId: own.id }])
  // One that leaves a job of the manager is told of once more.
  const stageId = desk.stages.interview
  await desk.ask(`/applications/${own.id}`, { method: 'PATCH', body: { jobId: desk.jobs.first, stageId } })
  expect(await changes(reader, 1)).toMatchObject([{ type: 'application.moved', applicationId: own.id }])
  await desk.ask(`/applications/${own.id}`, { method: 'PATCH', body: { tags: ['elsewhere'] } })
  const { items } = (await admin.send('GET', '/users')).body
  const { id } = items.find(({ email }: any) => email === 'max@example.com')
  await admin.send('PATCH', `/users/${id}`, { isActive: false })
  expect(await reader.rest()).toEqual([])
})

test('nobody listens in too many places, and a head is no stream', async () => {
  const readers = []
  for (let place = 0; place < 20; place++) readers.push(await live(desk.server.url, AUTH))
  await expect(live(desk.server.url, AUTH)).rejects.toThrow(/429.*too_many_streams/)
  const head = await desk.ask('/live', { method: 'HEAD', undocumented: true })
  expect(head.status).toBe(200)
  for (const reader of readers) reader.close()
})
