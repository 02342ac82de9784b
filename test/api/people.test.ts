import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Recruiting, startRecruiting } from './recruiting.ts'

/** People: found again, made one, taken apart, erased. */

let desk: Recruiting
beforeAll(async () => {
  desk = await startRecruiting()
})
afterAll(() => desk[Symbol.asyncDispose]())

const profile = (email: string, more: object = {}) => ({ firstName: 'Rosalind', lastName: 'Franklin', email, ...more })
const person = async (id: string) => (await desk.ask(`/people/${id}`)).body
const ids = (of: { applications: { id: string }[] }) => of.applications.map(({ id }) => id)

test('likely duplicates are told with what they have in common', async () => {
  const one = await desk.apply('', { profile: profile('one@example.com', { phone: '+44 20 7946 0000' }) })
  const two = await desk.apply('', { profile: profile('two@example.com', { phone: '020 7946 0000' }) })
  await expect
    .poll(async () => (await person(one.personId)).likelyDuplicates, { timeout: 60_000 })
    .toMatchObject([{ application: { id: two.id }, reasons: ['phone', 'name'] }])
})

test('two people become one, so does whoever writes from either address, and it can be undone', async () => {
  const first = await desk.apply('', { profile: profile('first@example.com') })
  const second = await desk.apply('', { profile: profile('second@example.com') })
  const merged = await desk.ask(`/people/${first.personId}/merge`, { body: { personId: second.personId } })
  expect(merged.status).toBe(200)
  expect(ids(merged.body)).toEqual([second.id, first.id])
  expect((await desk.ask(`/people/${second.personId}`)).status).toBe(404)
  const third = await desk.apply('', { profile: profile('second@example.com') })
  expect(third.personId).toBe(first.personId)

  const undone = await desk.ask(`/undo/${merged.body.undo.id}`, { method: 'POST' })
  expect(undone.body.results).toMatchObject([{ id: second.id, ok: true, application: { personId: second.personId } }])
  expect(ids(await person(first.personId))).toEqual([third.id, first.id])
  expect(ids(await person(second.personId))).toEqual([second.id])
  const fourth = await desk.apply('', { profile: profile('SECOND@example.com') })
  expect(fourth.personId).toBe(second.personId)

  const { items } = (await desk.ask(`/applications/${second.id}/history`)).body
  expect(items.map(({ changes }: any) => changes[0])).toMatchObject([
    { field: 'personId', before: first.personId, after: second.personId },
    { field: 'personId', before: second.personId, after: first.personId },
    {},
  ])
})

test('somebody who was merged before goes along, and back', async () => {
  const [a, b, c] = [
    await desk.apply('', { profile: profile('a@example.com') }),
    await desk.apply('', { profile: profile('b@example.com') }),
    await desk.apply('', { profile: profile('c@example.com') }),
  ]
  const merge = (into: any, other: any) =>
    desk.ask(`/people/${into.personId}/merge`, { body: { personId: other.personId } })
  await merge(b, a)
  const { body } = await merge(c, b)
  const ofA = await desk.apply('', { profile: profile('a@example.com') })
  expect(ofA.personId).toBe(c.personId)
  await desk.ask(`/undo/${body.undo.id}`, { method: 'POST' })
  const again = await desk.apply('', { profile: profile('a@example.com') })
  expect(again.personId).toBe(b.personId)
})

test('an application is given a person of its own', async () => {
  const one = await desk.apply('', { profile: profile('shared@example.com') })
  const two = await desk.apply('', { profile: profile('shared@example.com') })
  expect(two.personId).toBe(one.personId)
  const apart = await desk.ask(`/applications/${two.id}/separate`, { method: 'POST' })
  expect(ids(apart.body)).toEqual([two.id])
  expect(apart.body.id).not.toBe(one.personId)
  expect((await desk.ask(`/applications/${two.id}/separate`, { method: 'POST' })).status).toBe(409)
})

test('whoever does not see all that somebody has does not merge', async () => {
  const one = await desk.apply('', { profile: profile('x@example.com') })
  const two = await desk.apply('', { profile: profile('y@example.com') })
  await desk.server.addClient('Reader', { native: ['applications.read.others'] }, { kind: 'bearer', token: 'READER' })
  const merge = (auth: string, personId: string) =>
    desk.ask(`/people/${one.personId}/merge`, { body: { personId }, auth })
  expect((await merge('Bearer READER', two.personId)).status).toBe(403)
  expect((await merge('Bearer DESK', '01.FFFF')).status).toBe(404)
  expect((await merge('Bearer DESK', one.personId)).body.errors).toMatchObject([{ field: 'personId' }])
})

test('erasing leaves nothing, also of those that were merged', async () => {
  const one = await desk.apply('', { profile: profile('gone1@example.com') })
  const two = await desk.apply('', { profile: profile('gone2@example.com') })
  await desk.ask(`/people/${one.personId}/merge`, { body: { personId: two.personId } })
  expect((await desk.ask(`/people/${one.personId}`, { method: 'DELETE' })).status).toBe(204)
  expect((await desk.ask(`/people/${one.personId}`)).status).toBe(404)
  for (const { id } of [one, two]) expect((await desk.ask(`/applications/${id}`)).status).toBe(404)
  const again = await desk.apply('', { profile: profile('gone2@example.com') })
  expect([one.personId, two.personId]).not.toContain(again.personId)
  await desk.server.addClient('No eraser', { native: ['applications.read.others'] }, { kind: 'bearer', token: 'KEEP' })
  expect((await desk.ask(`/people/${again.personId}`, { method: 'DELETE', auth: 'Bearer KEEP' })).status).toBe(403)
})
