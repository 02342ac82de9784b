import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idOfUid, uidOf } from '../../../src/core/ids.ts'
import { addJob } from '../../../src/core/jobs/addJob.ts'
import type { Job } from '../../../src/core/jobs/job.ts'
import type { Opening } from '../../../src/core/jobs/opening.ts'
import { OTHER, startServer, type TestServer } from '../../support/server.ts'
import { create, expectRefusal, inStore, patch, read, update } from './candidate.ts'

/** Where a candidate stands: steps, the opening, and what is left when it is gone (reference, sections 3.3, 4 and 10.1). */

let server: TestServer
let job: Job
beforeAll(async () => {
  server = await startServer()
  const { organizationId } = server
  const stages = [
    { name: 'CV Screen', reference: 'initial' },
    { name: 'Technical interview', reference: 'interview' },
    { name: 'Offer', reference: 'made_offer' },
    { name: 'Hired', reference: 'hired' },
    { name: 'Refused', reference: 'refused' },
  ]
  const command = { organizationId, status: 'open', name: 'Platform Engineer', uid: '3A.93C', stages } as const
  job = await addJob(server.server.store.clients, command)
})
afterAll(() => server.close())

const MINUTE = 60_000
const time = () => `${new Date(server.clock.time).toISOString().slice(0, 19)}Z`
const stage = (name: string) => job.stages.find((one) => one.name === name)?.id as number
const later = () => {
  server.clock.time += MINUTE
  return time()
}
const applied = (fields: object = {}) => create(server, { position_uid: '3A.93C', ...fields })

/** The list shows what a read of the one shows. */
async function seen(uid: string) {
  const candidate = await read(server, uid)
  await server.call({ path: `/candidates/${uid}` })
  const { body } = await server.call({ path: '/positions/3A.93C/candidates?limit=1000' })
  expect(body.candidates.find((one: { uid: string }) => one.uid === uid)).toEqual(candidate)
  return candidate
}

const step = (name: string, type: string) => ({ position_step_uid: uidOf(stage(name)), name, type })

test('a new candidate stands in the first step', async () => {
  const start = later()
  const { uid } = await applied()
  expect(await seen(uid)).toMatchObject({
    completed_steps: [],
    current_steps: [{ ...step('CV Screen', 'Go/No-go'), time_scheduled: start }],
    future_steps: [
      step('Technical interview', 'In person Interview'),
      step('Offer', 'Go/No-go'),
      step('Hired', 'Go/No-go'),
    ],
    disposition_reason: null,
  })
})

test('a stage that was left is a completed step, with its times', async () => {
  const start = later()
  const { uid } = await applied()
  const screened = later()
  await inStore(server).move(uid, stage('Technical interview'))
  expect(await seen(uid)).toMatchObject({
    completed_steps: [{ ...step('CV Screen', 'Go/No-go'), time_scheduled: start, time_completed: screened }],
    current_steps: [{ ...step('Technical interview', 'In person Interview'), time_scheduled: screened }],
    future_steps: [step('Offer', 'Go/No-go'), step('Hired', 'Go/No-go')],
  })
  const interviewed = later()
  await inStore(server).move(uid, stage('Refused'), { status: 'rejected' })
  expect(await seen(uid)).toMatchObject({
    status: 'Rejected',
    completed_steps: [
      { ...step('CV Screen', 'Go/No-go'), time_completed: screened },
      { ...step('Technical interview', 'In person Interview'), time_scheduled: screened, time_completed: interviewed },
    ],
    current_steps: [],
    future_steps: [],
  })
  // An end is no step, so coming back from it completes none.
  await inStore(server).move(uid, stage('Offer'), { status: 'in_progress' })
  const { completed_steps, current_steps } = await seen(uid)
  expect(completed_steps).toHaveLength(2)
  expect(current_steps).toMatchObject([step('Offer', 'Go/No-go')])
})

test('steps of the position before keep their names', async () => {
  const { uid } = await create(server)
  await inStore(server).move(uid, 14_601)
  await inStore(server).move(uid, stage('CV Screen'), { jobId: job.id })
  expect(await seen(uid)).toMatchObject({
    position_uid: '3A.93C',
    completed_steps: [
      { position_step_uid: uidOf(14_600), name: 'New', type: 'Go/No-go' },
      { position_step_uid: uidOf(14_601), name: 'Interview', type: 'In person Interview' },
    ],
  })
})

test('a client updates a candidate that was moved meanwhile', async () => {
  const { uid } = await applied()
  await inStore(server).move(uid, stage('Offer'))
  const answer = await update(server, uid, { phone: '1' })
  expect(answer).toMatchObject({
    phone: '1',
    completed_steps: [{ name: 'CV Screen' }],
    current_steps: [{ name: 'Offer' }],
  })
  expect(await seen(uid)).toMatchObject({ phone: '1', completed_steps: [{ name: 'CV Screen' }] })
})

describe('the opening', () => {
  const opening = async (candidate: string): Promise<Opening> => ({
    organizationId: server.organizationId,
    id: await inStore(server).nextId(),
    jobId: job.id,
    name: 'Second seat',
    reason: 'new',
    isOpen: false,
    expectedHireAt: server.clock.time,
    openedAt: server.clock.time,
    hiredApplicationId: idOfUid(candidate) as number,
    customFields: {},
    createdAt: server.clock.time,
    updatedAt: server.clock.time,
    statusChangedAt: server.clock.time,
  })

  test('that a hired candidate fills', async () => {
    const { uid } = await applied()
    const filled = await opening(uid)
    await inStore(server).commit({ do: 'addOpening', opening: filled })
    expect(await seen(uid)).not.toHaveProperty('opening')
    const hired = later()
    await inStore(server).move(uid, stage('Hired'), { status: 'hired', statusChangedAt: server.clock.time })
    server.clock.time += MINUTE
    expect(await seen(uid)).toMatchObject({
      status: 'Hired',
      current_steps: [],
      opening: { uid: uidOf(filled.id), time_start_to_work: null, hired_candidate_hire_date: hired },
    })
  })

  test('none, when no opening names who was hired', async () => {
    const { uid } = await applied()
    await inStore(server).move(uid, stage('Hired'), { status: 'hired' })
    const candidate = await seen(uid)
    expect(candidate.status).toBe('Hired')
    expect(candidate).not.toHaveProperty('opening')
  })
})

describe('a candidate that is gone', () => {
  test('was deleted: a stub, for whoever could see it', async () => {
    const { uid } = await applied()
    await inStore(server).remove(uid)
    expect(await read(server, uid)).toEqual({ uid, deleted: true })
    const number = String(idOfUid(uid))
    const headers = { IDENTIFIER_TYPE: 'REAL_ID' }
    expect(await read(server, number, { headers })).toEqual({ uid, deleted: true })
    await server.call({ path: `/candidates/${uid}` })
    const permissions = ['retrieve-own-candidates']
    await server.addClient('Own', { permissions }, { kind: 'bearer', token: 'OWN' })
    expectRefusal(await server.call({ path: `/candidates/${uid}`, auth: 'Bearer OWN' }), 404, 'not_found')
    expectRefusal(await patch(server, uid, { phone: '1' }), 404, 'candidate_not_found')
  })

  test('was a duplicate: 401 with the one that goes on', async () => {
    const [twin, survivor] = [await applied(), await applied()]
    await inStore(server).removeAsDuplicate(twin.uid, survivor.uid)
    const more = { existing_candidate_uid: survivor.uid }
    for (const auth of [await server.jwt(), await server.jwt(OTHER)]) {
      const answer = await server.call({ path: `/candidates/${twin.uid}`, auth })
      expectRefusal(answer, 401, 'duplicate_candidate', more)
      expect(answer.body.message).toBe(
        'You are trying to access a candidate that was removed since it was a duplicate of another candidate',
      )
      expectRefusal(await patch(server, twin.uid, { phone: '1' }, { auth }), 401, 'duplicate_candidate', more)
    }
    expectRefusal(await server.call({ path: `/candidates/${twin.uid}`, auth: null }), 401, 'unauthorized')
  })
})
