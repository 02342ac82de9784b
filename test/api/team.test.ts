import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, signInAdmin, signInAs } from './browser.ts'
import { type Recruiting, startRecruiting } from './recruiting.ts'

/** What people do with applications who are signed in, each as far as the role goes. */

let desk: Recruiting
let admin: Browser
let recruiter: Browser
let manager: Browser
beforeAll(async () => {
  desk = await startRecruiting()
  admin = await signInAdmin(desk.server)
  recruiter = await signInAs(desk.server, admin, { email: 'rita@example.com', role: 'recruiter' })
  const jobIds = [desk.jobs.second]
  manager = await signInAs(desk.server, admin, { email: 'max@example.com', role: 'hiring_manager', jobIds })
})
afterAll(() => desk[Symbol.asyncDispose]())

const WHO = { type: 'user', name: 'recruiter of test' }

test('whatever somebody does carries the name', async () => {
  const body = { jobId: desk.jobs.first, profile: { firstName: 'By', lastName: 'Hand' }, note: 'Seen' }
  const made = await recruiter.send('POST', '/applications', body)
  expect(made.body).toMatchObject({ surface: 'native', notes: [{ author: WHO }] })
  const path = `/applications/${made.body.id}`
  expect((await recruiter.send('POST', `${path}/notes`, { text: 'Good' })).body.author).toEqual(WHO)
  const moved = await recruiter.send('POST', `${path}/moves`, { stageId: desk.stages.interview })
  expect(moved.body.moves).toMatchObject([{ actor: WHO }])
  await recruiter.send('PATCH', path, { profile: { headline: 'Handy' } })
  const action = { type: 'move', stageId: desk.stages.initial }
  await recruiter.send('POST', '/bulk', { ids: [made.body.id], action })
  const { items } = (await recruiter.send('GET', `${path}/history`)).body
  expect(items.map(({ type }: any) => type)).toEqual([
    'application.moved',
    'application.updated',
    'application.moved',
    'application.updated',
    'application.submitted',
  ])
  expect(items.map(({ actor }: any) => actor)).toEqual(Array(5).fill(WHO))
  const both = (await desk.ask(path)).body.moves.map(({ actor }: any) => actor)
  expect(both).toEqual([WHO, WHO])
})

test('what one did, only that one or an admin undoes', async () => {
  const { id } = await desk.apply('Undone')
  const archive = async () =>
    (await recruiter.send('POST', '/bulk', { ids: [id], action: { type: 'archive' } })).body.undo
  const step = await archive()
  expect((await manager.send('POST', `/undo/${step.id}`)).status).toBe(404)
  expect((await desk.ask(`/undo/${step.id}`, { method: 'POST' })).status).toBe(404)
  expect((await recruiter.send('POST', `/undo/${step.id}`)).body.results).toMatchObject([{ ok: true }])
  const again = await archive()
  expect((await admin.send('POST', `/undo/${again.id}`)).body.results).toMatchObject([{ ok: true }])
})

test('only an admin erases people', async () => {
  const { personId } = await desk.apply('Erased')
  expect((await recruiter.send('DELETE', `/people/${personId}`)).status).toBe(403)
  expect((await admin.send('DELETE', `/people/${personId}`)).status).toBe(204)
})

describe('a hiring manager', () => {
  test('finds nothing of other jobs, whichever way', async () => {
    const profile = { firstName: 'Ada', lastName: 'Hidden', email: 'hidden@example.com' }
    const other = await desk.apply('', { profile, tags: ['secret'], note: 'Between us' })
    const file = await desk.ask(`/applications/${other.id}/attachments?kind=resume&name=cv.pdf`, {
      body: '%PDF-1.4\n%%EOF\n',
    })
    const path = `/applications/${other.id}`
    const calls: [string, string, object?][] = [
      ['GET', path],
      ['PATCH', path, { tags: [] }],
      ['POST', `${path}/moves`, { stageId: desk.stages.interview }],
      ['POST', `${path}/notes`, { text: 'x' }],
      ['GET', `${path}/notes`],
      ['GET', `${path}/history`],
      ['GET', `/attachments/${file.body.id}`],
      ['DELETE', `/attachments/${file.body.id}`],
      ['POST', `${path}/separate`],
      ['GET', `/people/${other.personId}`],
    ]
    for (const [method, at, body] of calls) {
      expect({ method, at, status: (await manager.send(method, at, body)).status }).toEqual({ method, at, status: 404 })
    }
    const bulk = await manager.send('POST', '/bulk', { ids: [other.id], action: { type: 'archive' } })
    expect(bulk.body).toMatchObject({ results: [{ ok: false, problem: { code: 'not_found' } }], undo: null })
    for (const query of [
      '',
      '?tag=secret',
      `?jobId=${desk.jobs.first}`,
      `?personId=${other.personId}`,
      '?archived=any',
    ]) {
      const { items } = (await manager.send('GET', `/applications${query}`)).body
      expect(items.filter(({ job }: any) => job.id !== desk.jobs.second)).toEqual([])
    }
    expect((await manager.send('GET', '/tags')).body.items).toEqual([])
    expect((await manager.send('GET', `/applications/export?ids=${other.id}`)).text).not.toContain('Hidden')
    expect((await desk.ask(path)).body).toMatchObject({ tags: ['secret'], version: '2' })
  })

  test('reads, notes, tags and moves those of the own jobs, and takes none elsewhere', async () => {
    const email = 'both@example.com'
    await desk.apply('', { profile: { firstName: 'Two', lastName: 'Jobs', email } })
    const profile = { firstName: 'Two', lastName: 'Jobs', email }
    const own = await desk.apply('', { jobId: desk.jobs.second, profile, statement: { salaryExpectations: '50k' } })
    const path = `/applications/${own.id}`
    const { body } = await manager.send('GET', path)
    expect(body).toMatchObject({ statement: { salaryExpectations: '50k' }, otherApplications: [] })
    expect((await manager.send('POST', `${path}/notes`, { text: 'Yes' })).status).toBe(201)
    const tagged = await manager.send('POST', '/bulk', { ids: [own.id], action: { type: 'tag', add: ['good'] } })
    expect(tagged.body.results).toMatchObject([{ ok: true, application: { tags: ['good'] } }])
    const moved = await manager.send('POST', `${path}/moves`, { stageId: desk.stages.otherHired })
    expect(moved.body).toMatchObject({ status: 'hired' })
    const away = await manager.send('PATCH', path, { jobId: desk.jobs.first })
    expect(away.body.errors).toMatchObject([{ field: 'jobId', reason: 'unknown' }])
    expect((await manager.send('GET', '/tags')).body.items).toEqual([{ name: 'good', count: 1 }])
    const people = await manager.send('GET', `/people/${own.personId}`)
    expect(people.body.applications.map(({ id }: any) => id)).toEqual([own.id])
  })
})
