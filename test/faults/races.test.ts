import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uidOf } from '../../src/core/ids.ts'
import type { Row } from '../../src/db/engine.ts'
import { COMEET, mint } from '../support/server.ts'
import { Fleet } from './fleet.ts'
import { PLACES } from './places.ts'

/** Requests that want the same thing at the same time, each at another of three servers on one store. */

const AT_ONCE = 30

describe.each(PLACES)('on $name', { timeout: 60_000 }, (place) => {
  let fleet: Fleet
  let authorization: string
  beforeAll(async () => {
    // So that a deadlock is told soon; the default is a second.
    fleet = await Fleet.start(place, { deadlockTimeout: '20ms' })
    authorization = await mint(COMEET, { exp: Math.floor(Date.now() / 1000) + 3600 })
  })
  afterAll(() => fleet?.[Symbol.asyncDispose]())

  type Sent = { readonly method?: string; readonly path?: string; readonly body: object; readonly key?: string }

  async function send(at: number, { method = 'POST', path = '/candidates', body, key }: Sent) {
    const answer = await fetch((fleet.members[at % 3]?.url ?? '') + path, {
      method,
      headers: {
        authorization,
        'content-type': 'application/json',
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      body: JSON.stringify(body),
    })
    return { status: answer.status, body: (await answer.json()) as any }
  }

  const atOnce = <T>(act: (index: number) => Promise<T>) =>
    Promise.all(Array.from({ length: AT_ONCE }, (_, at) => act(at)))
  const candidate = (more: object) => ({ position_uid: '11.11', first_name: 'Ada', last_name: 'Lovelace', ...more })

  async function rows(sql: string): Promise<Row[]> {
    await using store = await fleet.store()
    return await store.engine.all(sql, [], 'every')
  }

  test('one partner reference: one is created, and all others are told which', async () => {
    const answers = await atOnce((at) => send(at, { body: candidate({ partner_candidate_id: 'one' }) }))
    const created = answers.filter(({ status }) => status === 201)
    expect(created).toHaveLength(1)
    const refused = answers.filter(({ status }) => status !== 201)
    const conflict = { status: 409, error: 'candidate_post_conflict', existing_candidate_uid: created[0]?.body.uid }
    for (const { body } of refused) expect(body).toMatchObject(conflict)
    expect(await rows(`select id from application where partner_reference = 'one'`)).toHaveLength(1)
  })

  test('one idempotency key: all get the answer of the one that was done', async () => {
    const sent = { body: candidate({ email: 'key@example.com', note: 'Once' }), key: 'the-key' }
    const answers = await atOnce((at) => send(at, sent))
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]?.status).toBe(201)
    expect(await rows(`select id from application where email_key = 'key@example.com'`)).toHaveLength(1)
    expect(await rows(`select id from note where text = 'Once'`)).toHaveLength(1)
  })

  test('one e-mail: all are created, for one person', async () => {
    const answers = await atOnce((at) =>
      send(at, { body: candidate({ email: at % 2 ? 'P@example.com' : 'p@Example.com' }) }),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201))
    expect(await rows(`select id from person where email_key = 'p@example.com'`)).toHaveLength(1)
    const ofPerson = `select distinct person_id from application where email_key = 'p@example.com'`
    expect(await rows(ofPerson)).toHaveLength(1)
  })

  test('one candidate: every update is made once, one after another', async () => {
    const { body: created } = await send(0, { body: candidate({ email: 'updated@example.com' }) })
    const path = `/candidates/${created.uid}`
    const answers = await atOnce((at) => send(at, { method: 'PATCH', path, body: { note: `note ${at}` } }))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    const [row] = await rows(`select id, version from application where email_key = 'updated@example.com'`)
    expect(uidOf(Number(row?.['id']))).toBe(created.uid)
    expect(row?.['version']).toBe(1 + AT_ONCE)
    const notes = await rows(`select text from note where application_id = ${row?.['id']}`)
    expect(new Set(notes.map(({ text }) => text))).toEqual(new Set(answers.map((_, at) => `note ${at}`)))
    expect(notes).toHaveLength(AT_ONCE)
  })

  test('the same people in opposite order: who is in a deadlock tries again, and all are created', async () => {
    const retries = async () => {
      const each = await Promise.all(fleet.members.map(({ client }) => client.metric('longlist_db_retries_total')))
      return each.reduce((sum, count) => sum + count)
    }
    // SQLite has one writer, and nobody to be in a deadlock with.
    const canDeadlock = place.name.startsWith('PostgreSQL')
    for (let round = 0; round < (canDeadlock ? 40 : 2); round++) {
      const emails = Array.from({ length: 20 }, (_, at) => `deadlock-${round}-${at}@example.com`)
      const answers = await Promise.all([
        ...emails.map((email) => send(0, { body: candidate({ email }) })),
        ...emails.toReversed().map((email) => send(1, { body: candidate({ email }) })),
      ])
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201))
      if ((await retries()) > 0) break
    }
    if (canDeadlock) expect(await retries()).toBeGreaterThan(0)
    expect(
      await rows(
        `select email_key from person where email_key like 'deadlock%' group by email_key having count(*) > 1`,
      ),
    ).toEqual([])
  })
})
