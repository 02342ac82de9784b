import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { removeDuplicate, restoreDuplicate } from '../../../src/core/applications/removeDuplicate.ts'
import { AlreadyExists, NotFound } from '../../../src/core/errors.ts'
import { addNeighbour, OTHER, startServer, type TestServer } from '../../support/server.ts'
import { whenIdle } from '../../support/when-idle.ts'
import { create, form, patch, post, read } from './candidate.ts'
import { erase, PERSONAL, rowsWith } from './person.ts'

/** Finding duplicates (reference, sections 3.10 and 11), and removing one. */

let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.close())

const ADA = {
  first_name: 'Ada',
  last_name: 'Lovelace',
  email: 'ada@example.org',
  phone: '+44 20 7946 0018',
  mobile_phone: '+44 7700 900118',
  linkedin_url: 'https://www.linkedin.com/in/ada-lovelace',
}

async function find(query: Record<string, string>, auth?: string) {
  const path = `/candidates/find_duplicates?${new URLSearchParams(query).toString()}`
  const answer = await server.call({ path, ...(auth && { auth }) })
  expect(answer.status, answer.text).toBe(200)
  return answer.body as { uid: string; matched_by: string[]; type: string }[]
}
const seen = (found: { uid: string; matched_by: string[] }[]) => found.map(({ uid, matched_by }) => [uid, matched_by])
const settle = () => whenIdle(server.server)

test('a candidate is found with what tells who it is and why it was found', async () => {
  const { uid, person_uid } = await create(server, ADA)
  await settle()
  expect(await find({ email: ADA.email, phone_number: '020 7946 0018' })).toEqual([
    {
      uid,
      person_uid,
      type: 'candidate',
      position_uid: '11.11',
      position_name: 'Backend engineer',
      first_name: 'Ada',
      last_name: 'Lovelace',
      email: ADA.email,
      phone: ADA.phone,
      mobile_phone: ADA.mobile_phone,
      linkedin_url: ADA.linkedin_url,
      status: 'In progress',
      time_created: form.time(),
      matched_by: ['email', 'phone'],
    },
  ])
})

test.each([
  ['email', { email: ' ADA@Example.org' }, ['email']],
  ['phone', { phone_number: '0044 (20) 79460018' }, ['phone']],
  ['the other phone', { phone_number: '07700900118' }, ['phone']],
  ['LinkedIn', { linkedin_url: 'linkedin.com/in/Ada-Lovelace/?x=1' }, ['linkedin']],
  ['name', { first_name: 'lovelace', last_name: 'ÀDA' }, ['name']],
  ['everything', { ...ADA, phone_number: '2079460018' }, ['email', 'phone', 'linkedin', 'name']],
  ['something, beside what is wrong', { email: 'x@example.org', first_name: 'Ada', last_name: 'Lovelace' }, ['name']],
])('by %s', async (_, query, signals) => {
  const { uid } = await create(server, ADA)
  await create(server, { first_name: 'Grace', last_name: 'Hopper', email: 'grace@example.org', phone: '5550100199' })
  await settle()
  expect(seen(await find(query as unknown as Record<string, string>))).toEqual([[uid, signals]])
})

test.each([
  ['one name', { first_name: 'Ada' }],
  ['another e-mail', { email: 'ada@example.com' }],
  ['a short phone', { phone_number: '0018' }],
  ['a page that is no profile', { linkedin_url: 'https://www.linkedin.com/' }],
])('nobody by %s', async (_, query) => {
  await create(server, ADA)
  await settle()
  expect(await find(query as unknown as Record<string, string>)).toEqual([])
})

test.each(['/candidates/find_duplicates', '/sourcing/candidates/find_duplicates'])(
  '%s refuses a question without a clue',
  async (path) => {
    for (const query of ['', '?email=', '?email=%20&first_name=', '?name=Ada', '?email=a&email=b']) {
      const answer = await server.call({ path: path + query })
      expect([answer.status, answer.body.error], query).toEqual([400, 'invalid_value'])
    }
    expect((await server.call({ path: `${path}?email=nobody@example.org` })).body).toEqual([])
  },
)

test('the e-mail is found at once, the rest soon and by itself', async () => {
  const { uid } = await create(server, ADA)
  expect(seen(await find({ email: ADA.email }))).toEqual([[uid, ['email']]])
  await expect
    .poll(async () => seen(await find({ phone_number: ADA.phone })), { timeout: 10_000 })
    .toEqual([[uid, ['phone']]])
})

test('what was changed is found by what it is now', async () => {
  const { uid } = await create(server, ADA)
  await settle()
  await patch(server, uid, { phone: '+1 555 010 0199', linkedin_url: null })
  await settle()
  expect(await find({ phone_number: ADA.phone })).toEqual([])
  expect(await find({ linkedin_url: ADA.linkedin_url })).toEqual([])
  expect(seen(await find({ phone_number: '555 0100199' }))).toEqual([[uid, ['phone']]])
})

test('strong signals stand before weak ones, and leads among candidates with a mark of their own', async () => {
  const name = await create(server, { first_name: 'Ada', last_name: 'Lovelace' })
  const lead = (await server.call({ path: '/leads', body: { first_name: 'A', last_name: 'L', phone: '02079460018' } }))
    .body
  const email = await create(server, { first_name: 'A.', last_name: 'L.', email: ADA.email })
  await settle()
  const found = await find({ first_name: 'Ada', last_name: 'Lovelace', email: ADA.email, phone_number: ADA.phone })
  expect(seen(found)).toEqual([
    [email.uid, ['email']],
    [lead.uid, ['phone']],
    [name.uid, ['name']],
  ])
  expect(found[1]).toMatchObject({ type: 'lead', position_uid: null, position_name: null, status: null })
})

test('an e-mail finds those whom it linked, also where each says another now', async () => {
  const first = await create(server, ADA)
  const second = await create(server, ADA)
  await patch(server, second.uid, { email: 'new@example.org' })
  await settle()
  expect(seen(await find({ email: ADA.email }))).toEqual([
    [second.uid, ['email']],
    [first.uid, ['email']],
  ])
  expect(seen(await find({ email: 'new@example.org' }))).toEqual([[second.uid, ['email']]])
})

test('nobody finds what it may not see', async () => {
  const mine = await create(server, ADA)
  await settle()
  const { client } = await addNeighbour(server)
  expect(await find(ADA, await server.jwt(client))).toEqual([])
  expect(seen(await find({ email: ADA.email }, await server.jwt(OTHER)))).toEqual([[mine.uid, ['email']]])
  const grants = [
    [['retrieve-own-candidates'], 403],
    [['create-candidate'], 403],
    [['retrieve-other-candidates'], 200],
  ] as const
  for (const [permissions, status] of grants) {
    const token = permissions.join()
    await server.addClient(token, { permissions }, { kind: 'bearer', token })
    const path = `/candidates/find_duplicates?email=${ADA.email}`
    expect((await server.call({ path, auth: `Bearer ${token}` })).status).toBe(status)
  }
})

test('nobody is found who was erased, and what they were found by is gone', async () => {
  const { person_uid } = await create(server, { ...ADA, ...PERSONAL })
  await erase(server, person_uid)
  await settle()
  expect(await find({ email: PERSONAL.email, phone_number: PERSONAL.phone })).toEqual([])
  expect(await rowsWith(server, '079460018', ['match_key'])).toEqual([])
})

describe('a candidate that was removed as a duplicate', () => {
  const by = () => ({ clientId: 0, surface: 'cli', requestId: randomUUID() }) as const
  const deps = () => ({ ...server.server.store.clients, applications: server.server.store.applications })
  const remove = (removed: string, survivor: string) =>
    removeDuplicate(deps(), server.organizationId, { removed, survivor }, by())
  const restore = (uid: string) => restoreDuplicate(deps(), server.organizationId, uid, by())

  test('answers with the uid of the one that goes on', async () => {
    const [removed, survivor] = [await create(server, { ...PERSONAL }), await create(server, { ...ADA })]
    await remove(removed.uid, survivor.uid)
    for (const answer of [
      await server.call({ path: `/candidates/${removed.uid}` }),
      await patch(server, removed.uid, { phone: '1' }),
    ]) {
      expect(answer.status).toBe(401)
      expect(answer.body).toEqual({
        status: 401,
        error: 'duplicate_candidate',
        message: 'You are trying to access a candidate that was removed since it was a duplicate of another candidate',
        existing_candidate_uid: survivor.uid,
      })
    }
    expect((await read(server, survivor.uid)).person_uid).toBe(survivor.person_uid)
    expect((await server.call({ path: '/deleted-candidates' })).body).toEqual([removed.uid])
    await settle()
    expect(await find({ email: PERSONAL.email })).toEqual([])
    // Its sender finds it when it sends the same again, and from there the one that goes on.
    const again = await post(server, PERSONAL)
    expect([again.status, again.body.existing_candidate_uid]).toEqual([409, removed.uid])
  })

  test('is as it was once it is restored', async () => {
    const [removed, survivor] = [await create(server, { ...PERSONAL }), await create(server, ADA)]
    // Links differ whenever they are made.
    const stable = (body: object) => ({ ...body, resume: null, files: null })
    const before = await read(server, removed.uid)
    await remove(removed.uid, survivor.uid)
    await restore(removed.uid)
    const after = await read(server, removed.uid)
    expect(stable(after)).toEqual(stable(before))
    expect([after.resume.name, after.files.length]).toEqual([before.resume.name, 1])
    expect(after.person_uid).not.toBe(survivor.person_uid)
    await settle()
    expect(seen(await find({ phone_number: PERSONAL.phone }))).toEqual([
      [survivor.uid, ['phone']],
      [removed.uid, ['phone']],
    ])
    await remove(removed.uid, survivor.uid)
  })

  test('is erased with its person, which is the survivor’s', async () => {
    const [removed, survivor] = [await create(server, { ...PERSONAL }), await create(server, ADA)]
    await remove(removed.uid, survivor.uid)
    const answer = await erase(server, survivor.person_uid)
    expect(answer.body).toEqual({ candidates_deleted: 2, deleted_candidates_uids: [removed.uid, survivor.uid] })
    const gone = await server.call({ path: `/candidates/${removed.uid}` })
    expect(gone.body).toEqual({ uid: removed.uid, deleted: true })
    expect(await rowsWith(server, PERSONAL.first_name, ['application', 'event_details', 'note', 'match_key'])).toEqual(
      [],
    )
    await expect(restore(removed.uid)).rejects.toThrow(NotFound)
  })

  test('cannot be removed again, nor can another be merged into it, nor one into itself', async () => {
    const [a, b, c] = [await create(server), await create(server), await create(server)]
    await remove(a.uid, b.uid)
    await expect(remove(a.uid, c.uid)).rejects.toThrow(AlreadyExists)
    await expect(remove(c.uid, a.uid)).rejects.toThrow(AlreadyExists)
    await expect(remove(c.uid, c.uid)).rejects.toThrow(AlreadyExists)
    await expect(remove(c.uid, 'FF.FFFF')).rejects.toThrow(NotFound)
    await expect(remove('x', c.uid)).rejects.toThrow(NotFound)
    await expect(restore(c.uid)).rejects.toThrow(NotFound)
    // What goes on may be removed in its turn: whoever follows the answers comes to the last.
    await remove(b.uid, c.uid)
    const first = await server.call({ path: `/candidates/${a.uid}` })
    const second = await server.call({ path: `/candidates/${first.body.existing_candidate_uid}` })
    expect(second.body.existing_candidate_uid).toBe(c.uid)
  })

  test('another organization can do nothing to ours', async () => {
    const [a, b] = [await create(server), await create(server)]
    const { client, jobUid } = await addNeighbour(server)
    const theirs = await create(server, { position_uid: jobUid }, { auth: await server.jwt(client) })
    await expect(remove(a.uid, theirs.uid)).rejects.toThrow(NotFound)
    await expect(remove(theirs.uid, b.uid)).rejects.toThrow(NotFound)
  })
})
