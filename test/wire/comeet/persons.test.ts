import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keepWhenPseudonymized } from '../../../src/core/organizations/keepWhenPseudonymized.ts'
import type { PersonalField } from '../../../src/core/persons/personal-fields.ts'
import { TENANT_TABLES } from '../../../src/db/pages.ts'
import { addNeighbour, OTHER, startServer, type TestServer, WK } from '../../support/server.ts'
import { storeKind } from '../../support/store-under-test.ts'
import { whenIdle } from '../../support/when-idle.ts'
import { create, download, form, patch, post, read } from './candidate.ts'
import { addPersonal, erase, filesWith, PERSONAL, pseudonymize, putIntoStage, rowsWith, WORD } from './person.ts'

/** Persons: `DELETE /person/{uid}` and `POST /person/{uid}/pseudonymize` (reference, section 3.12). */

let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.close())

const INTERVIEW = 14_601
const NOT_FOUND = { status: 404, error: 'not_found', message: 'The provided ID could not be found' }
const NO_PERMISSION = {
  status: 403,
  error: 'no_permission',
  message: 'You do not have permission to perform this action',
}
/** What may name the applicant once they are erased: the log knows who did it, a source contact is somebody else. */
const tables = TENANT_TABLES.filter((table) => table !== 'source_contact')

async function addClientWith(permissions: readonly string[], token: string): Promise<string> {
  await server.addClient(token, { permissions }, { kind: 'bearer', token })
  return `Bearer ${token}`
}

describe('deleting', () => {
  test('takes every candidate of the person, and answers as documented', async () => {
    const [first, second, other] = [
      await addPersonal(server),
      await addPersonal(server, { partner_candidate_id: null, email: PERSONAL.email.toUpperCase() }),
      await create(server, { email: 'somebody.else@example.org' }),
    ]
    const answer = await erase(server, first.person_uid)
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({ candidates_deleted: 2, deleted_candidates_uids: [first.uid, second.uid] })
    for (const { uid } of [first, second]) {
      const gone = await server.call({ path: `/candidates/${uid}` })
      expect(gone.body).toEqual({ uid, deleted: true })
      expect((await patch(server, uid, { phone: '1' })).body).toMatchObject({ error: 'candidate_not_found' })
    }
    expect((await read(server, other.uid)).email).toBe('somebody.else@example.org')
  })

  test('leaves nothing of the person in any row, in no remembered answer and in no file', async () => {
    const headers = { 'idempotency-key': 'k1' }
    const { uid, person_uid, resume } = await addPersonal(server, {}, { headers })
    await server.call({
      method: 'PATCH',
      path: `/candidates/${uid}`,
      body: { headline: 'x', note: `${WORD} again` },
      headers: { 'idempotency-key': 'k2' },
    })
    // What was replaced before is still there when the person is erased.
    await patch(server, uid, { resume: null })
    const lead = await server.call({
      path: '/leads',
      body: { first_name: WORD, last_name: WORD, email: PERSONAL.email },
      headers: { 'idempotency-key': 'k3' },
    })
    expect(lead.body.person_uid).toBe(person_uid)
    await whenIdle(server.server)
    const bystander = await create(server, { first_name: 'Ada', email: 'ada@example.org' })
    expect(await rowsWith(server, WORD, tables)).not.toEqual([])

    expect((await erase(server, person_uid)).status).toBe(200)
    expect(await rowsWith(server, WORD, tables)).toEqual([])
    for (const digits of ['079460018', '700900118', '7946 0018'])
      expect(await rowsWith(server, digits, tables)).toEqual([])
    expect((await download(server, resume.url)).status).toBe(404)
    expect((await server.call({ path: `/leads/${lead.body.uid}` })).status).toBe(404)
    // The same request under its old key is a new one.
    const again = await post(server, PERSONAL, { headers })
    expect(again.status).toBe(201)
    expect(again.body.uid).not.toBe(uid)
    expect(again.body.person_uid).not.toBe(person_uid)
    expect((await read(server, bystander.uid)).first_name).toBe('Ada')
    const [details] = await server.server.store.engine.all(
      `select count(*) as n from event_details where details_json like '%Ada%'`,
      [],
      'every',
    )
    expect(Number(details?.['n'])).toBe(1)
  })

  test.runIf(storeKind === 'sqlite and disk')('leaves no byte in the folder of the data', async () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      first_name: `Neighbour${index}`,
      email: `n${index}@example.org`,
    }))
    for (const fields of many.slice(0, 20)) await create(server, fields)
    const source_contact = null
    const { person_uid, uid } = await addPersonal(server, { source_contact }, { headers: { 'idempotency-key': 'k' } })
    await patch(server, uid, { note: `${WORD} second`, first_name: `${WORD}other` })
    for (const fields of many.slice(20)) await create(server, fields)
    await whenIdle(server.server)
    expect(filesWith(server.folder, WORD)).toContain('longlist.db-wal')
    expect(filesWith(server.folder, WORD).some((name) => name.endsWith('.pack'))).toBe(true)
    expect((await erase(server, person_uid)).status).toBe(200)
    expect(filesWith(server.folder, WORD)).toEqual([])
    expect(filesWith(server.folder, 'Neighbour7')).not.toEqual([])
  })

  test('erases the bytes from the store of files, wherever it is', async () => {
    const { person_uid } = await addPersonal(server)
    const { blobs } = server.server.store
    const live = async () => {
      const held = await Promise.all((await blobs.packs()).map((pack) => Array.fromAsync(blobs.blobsIn(pack))))
      return held.flat().filter(({ erased }) => !erased)
    }
    const before = await live()
    expect(before).toHaveLength(2)
    await erase(server, person_uid)
    expect(await live()).toEqual([])
    for (const { key, length } of before) {
      const bytes = await blobs.read(key).catch(() => new Uint8Array(length))
      expect(Buffer.from(bytes).every((byte) => byte === 0)).toBe(true)
    }
  })

  test('frees the partner’s reference and the e-mail', async () => {
    const { person_uid, uid } = await addPersonal(server)
    await erase(server, person_uid)
    const next = await addPersonal(server)
    expect(next.uid).not.toBe(uid)
    expect(next.person_uid).not.toBe(person_uid)
  })

  test('done again, it finds nothing left; under its key it answers the same', async () => {
    const { person_uid, uid } = await addPersonal(server)
    const headers = { 'idempotency-key': 'erase' }
    const first = await erase(server, person_uid, { headers })
    expect(first.body).toEqual({ candidates_deleted: 1, deleted_candidates_uids: [uid] })
    expect((await erase(server, person_uid, { headers })).text).toBe(first.text)
    const again = await erase(server, person_uid)
    expect([again.status, again.body]).toEqual([200, { candidates_deleted: 0, deleted_candidates_uids: [] }])
    const events = await server.server.store.engine.all(`select * from event where type = 'person.erased'`, [], 'every')
    expect(events).toHaveLength(1)
  })

  test('many at the same time erase once, and an update that meets them is not half done', async () => {
    const { person_uid, uid } = await addPersonal(server)
    const answers = await Promise.all([
      ...Array.from({ length: 5 }, () => erase(server, person_uid)),
      ...Array.from({ length: 10 }, (_, turn) =>
        patch(server, uid, { first_name: `${WORD}${turn}`, note: `${WORD} ${turn}` }),
      ),
    ])
    for (const { status } of answers.slice(0, 5)) expect(status).toBe(200)
    const deleted = answers.slice(0, 5).reduce((sum, { body }) => sum + body.candidates_deleted, 0)
    expect(deleted).toBe(1)
    for (const { status } of answers.slice(5)) expect(status).toBeOneOf([200, 404])
    await whenIdle(server.server)
    expect(await rowsWith(server, WORD, tables)).toEqual([])
  })
})

describe('pseudonymizing', () => {
  const setKept = (fields: readonly PersonalField[]) => {
    const { organizations, clients } = server.server.store
    return keepWhenPseudonymized({ organizations, ...clients }, server.organizationId, fields)
  }

  test('leaves the hiring process readable and nobody’s name', async () => {
    const before = await addPersonal(server, {}, { headers: { 'idempotency-key': 'k' } })
    await whenIdle(server.server)
    const answer = await pseudonymize(server, before.person_uid)
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({ candidates_pseudonymized: 1, pseudonymized_candidates_uids: [before.uid] })
    await whenIdle(server.server)
    expect(await rowsWith(server, WORD, tables)).toEqual([])
    const after = await read(server, before.uid)
    const { uid, person_uid, position_uid, status, current_steps, time_created, time_last_status_changed } = before
    expect(after).toMatchObject({
      uid,
      person_uid,
      position_uid,
      status,
      current_steps,
      time_created,
      time_last_status_changed,
      prospect_status: 'Interested',
      deleted: false,
      first_name: 'Pseudonymized',
      last_name: person_uid,
      middle_name: null,
      email: null,
      phone: null,
      mobile_phone: null,
      id_number: null,
      linkedin_url: null,
      resume: null,
      partner_candidate_id: null,
      source_contact: null,
      address: null,
      custom_fields: {},
      tags: [],
      links: [],
      files: [],
      notes: [],
    })
    expect((await download(server, before.resume.url)).status).toBe(404)
    // The e-mail leads nobody to the person any more.
    expect((await addPersonal(server)).person_uid).not.toBe(person_uid)
  })

  test('keeps what the organization keeps', async () => {
    await setKept(['address', 'email', 'customFields', 'notes', 'files', 'lastName'])
    const before = await addPersonal(server)
    await pseudonymize(server, before.person_uid)
    const after = await read(server, before.uid)
    expect(after).toMatchObject({
      first_name: 'Pseudonymized',
      last_name: PERSONAL.last_name,
      email: PERSONAL.email,
      phone: null,
      address: PERSONAL.address,
      custom_fields: PERSONAL.custom_fields,
      notes: [{ text: PERSONAL.note, time_created: form.time() }],
      files: [{ name: 'task.txt', url: form.link() }],
      partner_candidate_id: null,
    })
    expect((await download(server, after.resume.url)).status).toBe(200)
    expect((await addPersonal(server)).person_uid).toBe(before.person_uid)
  })

  test('deletes the person’s leads, and can be repeated', async () => {
    const { person_uid, uid } = await addPersonal(server)
    const lead = await server.call({ path: '/leads', body: { first_name: 'L', last_name: 'M', email: PERSONAL.email } })
    await pseudonymize(server, person_uid)
    expect((await server.call({ path: `/leads/${lead.body.uid}` })).status).toBe(404)
    expect((await server.call({ path: '/deleted-candidates' })).body).toEqual([lead.body.uid])
    const again = await pseudonymize(server, person_uid)
    expect(again.body).toEqual({ candidates_pseudonymized: 1, pseudonymized_candidates_uids: [uid] })
    expect((await erase(server, person_uid)).body.deleted_candidates_uids).toEqual([uid])
  })
})

describe.each([
  ['deleting', erase, 'candidates_deleted'],
  ['pseudonymizing', pseudonymize, 'candidates_pseudonymized'],
] as const)('%s', (_, act, count) => {
  test('is refused while interviews are scheduled or under way', async () => {
    const first = await addPersonal(server)
    const second = await addPersonal(server, { partner_candidate_id: null })
    await putIntoStage(server, second.uid, INTERVIEW)
    const refused = await act(server, first.person_uid)
    expect(refused.status).toBe(400)
    expect(refused.body).toEqual({
      status: 400,
      error: 'person_has_pending_interviews',
      message: 'Person has scheduled or ongoing interviews',
      person_uid: first.person_uid,
      candidate_uid: [second.uid],
    })
    expect((await read(server, first.uid)).email).toBe(PERSONAL.email)
    // Who was rejected after an interview waits for none.
    await putIntoStage(server, second.uid, INTERVIEW, 'rejected')
    expect((await act(server, first.person_uid)).body).toMatchObject({ [count]: 2 })
  })

  test.each(['FF.FFFF', 'x', '00.0000', '%'])('finds no person %j', async (uid) => {
    expect((await act(server, encodeURIComponent(uid))).body).toEqual(NOT_FOUND)
  })

  test('a candidate’s uid is no person’s', async () => {
    const { uid } = await addPersonal(server)
    expect((await act(server, uid)).body).toEqual(NOT_FOUND)
  })

  test('needs its permission', async () => {
    const auth = await addClientWith(['retrieve-own-candidates', 'retrieve-other-candidates'], 'READER')
    const { person_uid, uid } = await addPersonal(server)
    expect((await act(server, person_uid, { auth })).body).toEqual(NO_PERMISSION)
    expect((await act(server, person_uid, { auth: WK })).body).toEqual(NO_PERMISSION)
    expect((await read(server, uid)).email).toBe(PERSONAL.email)
    const may = await addClientWith(['retrieve-own-candidates', 'retrieve-other-candidates', 'erase-persons'], 'ERASER')
    expect((await act(server, person_uid, { auth: may })).status).toBe(200)
  })

  test('another organization, and who sees only its own, find no person', async () => {
    const { client } = await addNeighbour(server)
    const own = await addClientWith(['create-candidate', 'retrieve-own-candidates', 'erase-persons'], 'OWN')
    const { person_uid } = await addPersonal(server)
    for (const auth of [await server.jwt(client), own]) {
      expect((await act(server, person_uid, { auth })).body).toEqual(NOT_FOUND)
    }
  })

  test('who sees only its own erases its own people, and nobody’s whom another client sent as well', async () => {
    const auth = await addClientWith(['create-candidate', 'retrieve-own-candidates', 'erase-persons'], 'OWN')
    const mine = await create(server, { email: 'mine@example.org' }, { auth })
    expect((await act(server, mine.person_uid, { auth })).body).toMatchObject({ [count]: 1 })
    const theirs = await addPersonal(server)
    const trap = await create(server, { email: PERSONAL.email }, { auth })
    expect(trap.person_uid).toBe(theirs.person_uid)
    expect((await act(server, theirs.person_uid, { auth })).body).toEqual(NO_PERMISSION)
    expect((await read(server, theirs.uid)).email).toBe(PERSONAL.email)
  })
})

describe('the list of what was deleted', () => {
  test.each(['/deleted-candidates', '/evaluation/deleted-candidates'])(
    '%s holds candidates and leads',
    async (path) => {
      expect((await server.call({ path })).body).toEqual([])
      const [first, second] = [await addPersonal(server), await create(server, { email: 'second@example.org' })]
      const lead = await server.call({
        path: '/leads',
        body: { first_name: 'L', last_name: 'M', email: PERSONAL.email },
      })
      const begun = server.clock.time
      await erase(server, first.person_uid)
      server.clock.time += 60_000
      await erase(server, second.person_uid)
      const at = (time: number) => new Date(time).toISOString()
      const list = async (query: string, auth?: string) =>
        (await server.call({ path: `${path}${query}`, ...(auth && { auth }) })).body
      expect(await list('')).toEqual([first.uid, second.uid, lead.body.uid])
      expect(await list(`?time_deleted:after=${at(begun + 1)}`)).toEqual([second.uid])
      expect(await list(`?time_deleted%3Abefore=${at(begun + 1)}`)).toEqual([first.uid, lead.body.uid])
      expect(await list(`?time_deleted:after=${at(begun + 1)}&time_deleted:before=${at(begun + 60_000)}`)).toEqual([])
      expect(await list('', await server.jwt(OTHER))).toEqual([first.uid, second.uid, lead.body.uid])

      const own = await addClientWith(['create-candidate', 'retrieve-own-candidates', 'erase-persons'], 'OWN')
      const mine = await create(server, { email: 'mine@example.org' }, { auth: own })
      await erase(server, mine.person_uid, { auth: own })
      expect(await list('', own)).toEqual([mine.uid])
      const { client } = await addNeighbour(server)
      expect(await list('', await server.jwt(client))).toEqual([])
      expect(await list('', await addClientWith(['create-candidate'], 'BLIND'))).toEqual(NO_PERMISSION)
      expect(await list('?time_deleted:after=yesterday')).toEqual({
        status: 400,
        error: 'invalid_datetime',
        message: 'The provided time format is invalid: "yesterday"',
      })
    },
  )
})
