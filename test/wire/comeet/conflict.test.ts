import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addJob } from '../../../src/core/jobs/addJob.ts'
import { addNeighbour, OTHER, PORTAL, startServer, type TestServer, WK } from '../../support/server.ts'
import { create, expectRefusal, patch, post, read, update } from './candidate.ts'

/** The conflict rule (reference, section 11): same client, same position, same partner_candidate_id, In progress. */

let server: TestServer
beforeAll(async () => {
  server = await startServer()
  const { organizationId } = server
  await addJob(server.server.store.clients, { organizationId, name: 'Cook', status: 'open', uid: '33.33' })
})
afterAll(() => server.close())

const numberOf = ({ URL: url }: { URL: string }) => Number(url.split('/').at(-1))

/** No operation of this wire changes a status, so the store is told directly. */
async function setStatus(candidate: { URL: string }, status: string): Promise<void> {
  const { organizationId } = server
  await server.server.store.engine.write(
    'update application set status = ? where organization_id = ? and id = ?',
    [status, organizationId, numberOf(candidate)],
    organizationId,
  )
}

function expectConflict(answer: Awaited<ReturnType<typeof post>>, existing: { uid: string; URL: string }): void {
  expectRefusal(answer, 409, 'candidate_post_conflict', {
    message: 'Candidate with provided partner_candidate_id already exists in position with status in progress',
    candidate_uid: numberOf(existing),
    existing_candidate_uid: existing.uid,
  })
}

describe('the same position', () => {
  test('In progress conflicts, whatever else was sent', async () => {
    const first = await create(server, { partner_candidate_id: 'a', email: 'a@example.com' })
    expectConflict(await post(server, { partner_candidate_id: 'a' }), first)
    expectConflict(await post(server, { partner_candidate_id: 'a', first_name: 'Else', email: 'b@example.com' }), first)
  })

  test.each([
    ['on_hold', 'On hold'],
    ['awaiting_decision', 'Awaiting Decision'],
    ['rejected', 'Rejected'],
    ['withdrawn', 'Withdrawn'],
    ['hired', 'Hired'],
  ])('%s: a further candidate is created', async (status, word) => {
    const partner_candidate_id = `after ${status}`
    const first = await create(server, { partner_candidate_id })
    await setStatus(first, status)
    expect(await read(server, first.uid)).toMatchObject({ status: word, current_steps: [] })
    const second = await create(server, { partner_candidate_id })
    expect(second.uid).not.toBe(first.uid)
    // Now the second one is in progress, so a third conflicts with it.
    expectConflict(await post(server, { partner_candidate_id }), second)
  })

  test('without a partner_candidate_id nothing conflicts', async () => {
    for (const nothing of [undefined, null, '']) {
      await create(server, { partner_candidate_id: nothing, email: 'same@example.com' })
    }
  })

  test('ids that differ in case or by a space differ', async () => {
    for (const partner_candidate_id of ['x1', 'X1', 'x1 ', ' x1', '01', '1']) {
      await create(server, { partner_candidate_id })
    }
  })

  test('a candidate whose id was changed conflicts under the new one only', async () => {
    const first = await create(server, { partner_candidate_id: 'old' })
    await update(server, first.uid, { partner_candidate_id: 'new' })
    expectConflict(await post(server, { partner_candidate_id: 'new' }), first)
    await create(server, { partner_candidate_id: 'old' })
  })

  test('an update of one that is no longer in progress may take any id', async () => {
    const first = await create(server, { partner_candidate_id: 'busy' })
    const second = await create(server)
    await setStatus(second, 'rejected')
    await update(server, second.uid, { partner_candidate_id: 'busy' })
    expect(await read(server, first.uid)).toMatchObject({ partner_candidate_id: 'busy', status: 'In progress' })
  })

  test('the conflict is told before the files are looked at, and without storing them', async () => {
    const first = await create(server, { partner_candidate_id: 'with files' })
    const files = [{ name: 'a.txt', file: Buffer.from('a').toString('base64') }]
    expectConflict(await post(server, { partner_candidate_id: 'with files', files }), first)
    expect((await read(server, first.uid)).files).toEqual([])
  })
})

test('another position: a further candidate of the same person is created', async () => {
  const fields = { partner_candidate_id: 'twice', email: 'twice@example.com' }
  const first = await create(server, fields)
  const second = await create(server, { ...fields, position_uid: '33.33' })
  expect(second.uid).not.toBe(first.uid)
  expect(second.person_uid).toBe(first.person_uid)
  expectConflict(await post(server, { ...fields, position_uid: '33.33' }), second)
})

describe('two clients', () => {
  test('have ids of their own', async () => {
    const partner_candidate_id = 'ours'
    const [other, portal] = [await server.jwt(OTHER), await server.jwt(PORTAL)]
    const source_contact = { full_name: 'C D', email: 'cd@acme.example' }
    const made = [
      await create(server, { partner_candidate_id }),
      await create(server, { partner_candidate_id }, { auth: other }),
      await create(server, { partner_candidate_id }, { auth: WK }),
      await create(server, { partner_candidate_id, source_contact }, { auth: portal }),
    ]
    expect(new Set(made.map(({ uid }) => uid)).size).toBe(4)
    expectConflict(await post(server, { partner_candidate_id }), made[0])
    expectConflict(await post(server, { partner_candidate_id }, { auth: other }), made[1])
  })

  test('never see each other’s', async () => {
    const auth = await server.jwt(OTHER)
    const { uid } = await create(server, { partner_candidate_id: 'secret id' })
    expect((await read(server, uid)).partner_candidate_id).toBe('secret id')
    expect((await server.call({ path: `/candidates/${uid}`, auth })).text).not.toContain('secret id')
    expect((await patch(server, uid, { phone: '1' }, { auth })).text).not.toContain('secret id')
  })

  test('cannot change each other’s, or learn which are taken', async () => {
    const auth = await server.jwt(OTHER)
    await create(server, { partner_candidate_id: 'taken by us' })
    const { uid } = await create(server, { partner_candidate_id: 'ours to name' })
    for (const partner_candidate_id of ['taken by us', 'free', null]) {
      expectRefusal(await patch(server, uid, { partner_candidate_id }, { auth }), 403, 'no_permission')
    }
    expect((await read(server, uid)).partner_candidate_id).toBe('ours to name')
  })

  test('in two organizations have nothing to do with each other', async () => {
    const neighbour = await addNeighbour(server)
    const partner_candidate_id = 'everywhere'
    await create(server, { partner_candidate_id })
    await create(server, { partner_candidate_id, position_uid: neighbour.jobUid }, { auth: neighbour.token })
  })
})

describe('many at once', () => {
  test('50 with one id: one is created, 49 conflict with it', async () => {
    const partner_candidate_id = 'race'
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => post(server, { partner_candidate_id, first_name: `Number ${i}` })),
    )
    const created = answers.filter(({ status }) => status === 201)
    const refused = answers.filter(({ status }) => status === 409)
    expect([created.length, refused.length]).toEqual([1, 49])
    const first = created[0]?.body
    for (const answer of refused) expectConflict(answer, first)
    const headers = { IDENTIFIER_TYPE: 'REAL_ID' }
    expect((await read(server, String(refused[0]?.body.candidate_uid), { headers })).uid).toBe(first.uid)
    const rows = await server.server.store.engine.all(
      'select id from application where organization_id = ? and partner_reference = ?',
      [server.organizationId, partner_candidate_id],
      server.organizationId,
    )
    expect(rows).toEqual([{ id: numberOf(first) }])
  })

  test('50 with one id and an e-mail, half of them with files', async () => {
    const files = [{ name: 'a.txt', file: Buffer.from('a').toString('base64') }]
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        post(server, { partner_candidate_id: 'race 2', email: 'race@example.com', files: i % 2 ? files : [] }),
      ),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(49)
    expect(new Set(answers.filter(({ status }) => status === 409).map(({ text }) => text)).size).toBe(1)
  })

  test('50 with one e-mail and an id each are one person', async () => {
    const made = await Promise.all(
      Array.from({ length: 50 }, (_, i) => create(server, { partner_candidate_id: `p${i}`, email: 'one@example.com' })),
    )
    expect(new Set(made.map(({ uid }) => uid)).size).toBe(50)
    expect(new Set(made.map(({ person_uid }) => person_uid)).size).toBe(1)
  })

  test('50 with one source contact are of one source contact', async () => {
    const source_contact = { full_name: 'S C', email: 'sc@agency.example' }
    const made = await Promise.all(Array.from({ length: 50 }, () => create(server, { source_contact })))
    const seen = await Promise.all(made.map(({ uid }) => read(server, uid)))
    expect(new Set(seen.map((candidate) => candidate.source_contact.uid)).size).toBe(1)
  })
})
