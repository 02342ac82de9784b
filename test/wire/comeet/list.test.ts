import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addJob } from '../../../src/core/jobs/addJob.ts'
import { samples } from '../../support/sample-files.ts'
import { addNeighbour, OTHER, startServer, type TestServer } from '../../support/server.ts'
import { atServer, create, expectRefusal, file, form, inStore, read, update } from './candidate.ts'

/** `GET /candidates` and `GET /positions/{uid}/candidates` (reference, sections 3.4, 5.1 and 1.6). */

let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const iso = (milliseconds: number) => new Date(milliseconds).toISOString()
const uidsOf = (body: { candidates: { uid: string }[] }) => body.candidates.map(({ uid }) => uid)

async function list(query = '', path = '/candidates', auth?: string | null) {
  const answer = await server.call({ path: path + query, ...(auth !== undefined && { auth }) })
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}

/** Follows `next_page` to the end. */
async function all(query = '', path = '/candidates', auth?: string) {
  const pages = [await list(query, path, auth)]
  for (let next = pages[0].next_page; next; next = pages.at(-1).next_page) {
    expect(pages.length).toBeLessThan(500)
    const answer = await server.call({ path: atServer(server, next), ...(auth && { auth }) })
    expect(answer.status, answer.text).toBe(200)
    pages.push(answer.body)
  }
  return { pages, uids: pages.flatMap(uidsOf) }
}

describe('what a list holds', () => {
  test('every candidate exactly as it is read by itself', async () => {
    const full = await create(server, {
      email: 'bobby@example.com',
      resume: file('cv.pdf', samples.pdf),
      picture: file('me.png', samples.png),
      files: [file('a.txt', 'a'), file('b.txt', 'b')],
      note: 'A note',
      tags: ['backend'],
      partner_candidate_id: 'listed',
      source_contact: { full_name: 'Ravi Stone', email: 'ravi@agency.example' },
      custom_fields: { field1: 'x' },
    })
    const moved = await create(server, { note: 'Another' })
    await inStore(server).move(moved.uid, 14_601)
    const others = await create(server, {}, { auth: await server.jwt(OTHER) })
    const { candidates, next_page } = await list()
    expect(next_page).toBeNull()
    for (const { uid } of [full, moved, others]) {
      expect(candidates.find((candidate: { uid: string }) => candidate.uid === uid)).toEqual(await read(server, uid))
    }
  })

  test('a deleted candidate as a stub, unless deleted says otherwise', async () => {
    const gone = await create(server, { first_name: 'Gone' })
    const stays = await create(server)
    await inStore(server).remove(gone.uid)
    const found = (body: any, { uid }: { uid: string }) => body.candidates.find((one: any) => one.uid === uid)
    expect(found(await list(), gone)).toEqual({ uid: gone.uid, deleted: true })
    expect(found(await list(), stays)).toMatchObject({ deleted: false })
    for (const value of ['True', 'true', 'TRUE']) {
      const only = await list(`?deleted=${value}`)
      expect(only.candidates.every(({ deleted }: { deleted: boolean }) => deleted)).toBe(true)
      expect(found(only, gone)).toEqual({ uid: gone.uid, deleted: true })
    }
    for (const value of ['False', 'false', 'FALSE']) {
      const only = await list(`?deleted=${value}`)
      expect(found(only, gone)).toBeUndefined()
      expect(found(only, stays)).toMatchObject({ deleted: false })
    }
    expect(found(await list('?deleted='), gone)).toBeDefined()
  })

  test('one that was removed as a duplicate is a stub as well', async () => {
    const twin = await create(server)
    const survivor = await create(server)
    await inStore(server).removeAsDuplicate(twin.uid, survivor.uid)
    const { candidates } = await list()
    expect(candidates.find(({ uid }: { uid: string }) => uid === twin.uid)).toEqual({ uid: twin.uid, deleted: true })
  })

  test.each(['?include=tags', '?include=tags,resume', '?include=tags&include=resume', '?something=else', '?include='])(
    '%s changes nothing',
    async (query) => {
      expect(await list(query)).toEqual(await list())
    },
  )
})

describe('whose candidates', () => {
  const grants = [
    ['retrieve-own-candidates', (mine: string, theirs: string) => [[mine], [theirs]]],
    ['retrieve-other-candidates', (mine: string, theirs: string) => [[theirs], [mine]]],
  ] as const
  test.each(grants)('%s', async (permission, split) => {
    const client = { apiKey: permission, secret: OTHER.secret }
    const permissions = ['create-candidate', permission]
    await server.addClient(permission, { permissions }, { kind: 'jwt', ...client })
    const auth = await server.jwt(client)
    const mine = await server.call({
      path: '/candidates',
      body: { position_uid: '11.11', first_name: 'A', last_name: 'B' },
      auth,
    })
    const theirs = await create(server)
    const [seen, hidden] = split(mine.body.uid, theirs.uid)
    for (const path of ['/candidates', '/positions/11.11/candidates']) {
      for (const limit of [1, 100]) {
        const { uids } = await all(`?limit=${limit}`, path, auth)
        expect(uids).toEqual(expect.arrayContaining(seen as string[]))
        expect(uids).not.toEqual(expect.arrayContaining(hidden as string[]))
      }
    }
  })

  test('no permission to read any: no_permission', async () => {
    const client = { apiKey: 'creates only', secret: OTHER.secret }
    await server.addClient('creates only', { permissions: ['create-candidate'] }, { kind: 'jwt', ...client })
    const auth = await server.jwt(client)
    for (const path of ['/candidates', '/positions/11.11/candidates']) {
      expectRefusal(await server.call({ path, auth }), 403, 'no_permission')
    }
  })

  test('another organization has its own', async () => {
    const neighbour = await addNeighbour(server)
    const auth = await server.jwt(neighbour.client)
    expect((await all('', '/candidates', auth)).uids).toEqual([])
    const answer = await server.call({ path: '/positions/11.11/candidates', auth })
    expectRefusal(answer, 404, 'position_not_found')
  })
})

describe('filters', () => {
  const HOUR = 3_600_000
  let times: { start: number; early: string; middle: string; late: string }
  beforeAll(async () => {
    const start = Math.ceil(server.clock.time / 1000) * 1000 + HOUR
    const at = async (time: number, fields: object = {}) => {
      server.clock.time = time
      return (await create(server, fields)).uid
    }
    const early = await at(start, { email: 'same@example.com', first_name: 'Early' })
    const middle = await at(start + HOUR)
    const late = await at(start + 2 * HOUR, { email: 'same@example.com', first_name: 'Late' })
    times = { start, early, middle, late }
  })
  const ours = async (query: string) => {
    const { early, middle, late } = times
    const names = new Map([
      [early, 'early'],
      [middle, 'middle'],
      [late, 'late'],
    ])
    const found = (await all(query)).uids.map((uid) => names.get(uid)).filter((name) => name !== undefined)
    return found.toSorted()
  }

  test.each([
    ['time_created:after', 1, ['late', 'middle']],
    ['time_created:before', 1, ['early']],
    ['time_last_status_change:after', 1, ['late', 'middle']],
    ['time_last_status_change:before', 1, ['early']],
    ['time_hiring_process_updated:after', 1, ['late', 'middle']],
    ['time_hiring_process_updated:before', 1, ['early']],
    // The one who came early came again later.
    ['time_person_last_activity:after', 2, ['early', 'late']],
    ['time_person_last_activity:before', 2, ['middle']],
  ])('%s', async (name, hours, expected) => {
    const time = iso(times.start + hours * HOUR)
    expect(await ours(`?${name}=${time}`)).toEqual(expected)
    expect(await ours(`?${encodeURIComponent(name)}=${encodeURIComponent(time)}`)).toEqual(expected)
    expect(await ours(`?${name.replace(':', '%3a')}=${time}`)).toEqual(expected)
  })

  test('after is from that moment on, before is until it, in whatever form the moment is written', async () => {
    const { start } = times
    const second = iso(start + HOUR).replace('.000Z', 'Z')
    const forms = [second, iso(start + HOUR), second.replace('Z', ''), `${iso(start + 3 * HOUR).slice(0, 19)}+02:00`]
    for (const time of [...forms, `${iso(start + 3 * HOUR).slice(0, 19)}%2B0200`]) {
      expect(await ours(`?time_created:after=${time}&time_created:before=${iso(start + 2 * HOUR)}`)).toEqual(['middle'])
    }
    expect(await ours(`?time_created:after=${iso(start + HOUR + 1)}`)).toEqual(['late'])
  })

  test('an update is an activity of the hiring process and of the person, and no change of status', async () => {
    const { start } = times
    server.clock.time = start + 4 * HOUR
    await update(server, times.middle, { phone: '1' })
    const since = iso(start + 4 * HOUR)
    expect(await ours(`?time_hiring_process_updated:after=${since}`)).toEqual(['middle'])
    expect(await ours(`?time_person_last_activity:after=${since}`)).toEqual(['middle'])
    expect(await ours(`?time_last_status_change:after=${since}`)).toEqual([])
    expect(await ours(`?time_created:after=${since}`)).toEqual([])
  })

  test('status: one, several, repeated, in any case; all filters together', async () => {
    const { start, early, late } = times
    await inStore(server).move(early, 14_602, { status: 'rejected', statusChangedAt: server.clock.time })
    await inStore(server).change(late, { status: 'awaiting_decision' })
    expect(await ours('?status=Rejected')).toEqual(['early'])
    expect(await ours('?status=In%20progress')).toEqual(['middle'])
    expect(await ours('?status=In+progress,Rejected')).toEqual(['early', 'middle'])
    expect(await ours('?status=In%20progress,%20Rejected,')).toEqual(['early', 'middle'])
    expect(await ours('?status=Rejected&status=Awaiting%20Decision')).toEqual(['early', 'late'])
    expect(await ours('?status=awaiting%20decision')).toEqual(['late'])
    expect(await ours('?status=On%20hold,Withdrawn,Hired')).toEqual([])
    expect(await ours('?status=')).toEqual(['early', 'late', 'middle'])
    const since = iso(start)
    expect(
      await ours(
        `?status=Rejected,In%20progress&time_created:after=${since}&time_created:before=${iso(start + HOUR)}` +
          `&time_last_status_change:after=${since}&time_hiring_process_updated:after=${since}` +
          `&time_person_last_activity:after=${since}&deleted=False&limit=1`,
      ),
    ).toEqual(['early'])
  })

  test.each([
    ['time_created:after=yesterday', 'yesterday'],
    ['time_created:before=2026-13-01T00:00:00Z', '2026-13-01T00:00:00Z'],
    ['time_last_status_change:after=1790000600', '1790000600'],
    ['time_hiring_process_updated%3Abefore=x', 'x'],
    ['time_person_last_activity:before=2026-02-30', '2026-02-30'],
  ])('%s: invalid_datetime', async (query, value) => {
    for (const path of ['/candidates', '/positions/11.11/candidates']) {
      const answer = await server.call({ path: `${path}?${query}` })
      expectRefusal(answer, 400, 'invalid_datetime')
      expect(answer.body.message).toBe(`The provided time format is invalid: "${value}"`)
    }
  })

  test.each([
    ['status=Sleeping', '"status".*In progress'],
    ['status=Rejected,Sleeping', '"status"'],
    ['deleted=maybe', '"deleted".*True or False'],
    ['deleted=True&deleted=False', '"deleted".*one value'],
    ['limit=0', '"limit".*1 to 1000'],
    ['limit=-1', '"limit"'],
    ['limit=ten', '"limit"'],
    ['limit=1.5', '"limit"'],
    ['limit=1&limit=2', '"limit".*one value'],
    ['time_created:after=2026-01-01&time_created:after=2026-01-02', '"time_created:after".*one value'],
    ['cursor=x', '"cursor"'],
    [`cursor=${Buffer.from('personActive 1 1').toString('base64url')}`, '"cursor"'],
    [`cursor=${Buffer.from('created -1 1').toString('base64url')}`, '"cursor"'],
  ])('%s: invalid_value', async (query, message) => {
    const answer = await server.call({ path: `/candidates?${query}` })
    expectRefusal(answer, 400, 'invalid_value')
    expect(answer.body.message).toMatch(new RegExp(message))
  })
})

describe('pages', () => {
  test('next_page is an address of this server that keeps every filter', async () => {
    await create(server)
    await create(server)
    const query = `?status=In%20progress,Rejected&time_created%3Aafter=2020-01-01T00:00:00Z&deleted=False&include=tags&limit=1`
    const first = await list(query)
    const next = new URL(first.next_page)
    expect(next.origin).toBe(server.url.replace('127.0.0.1', 'localhost'))
    expect(next.pathname).toBe('/candidates')
    expect(Object.fromEntries(next.searchParams)).toEqual({
      status: 'In progress,Rejected',
      'time_created:after': '2020-01-01T00:00:00Z',
      deleted: 'False',
      include: 'tags',
      limit: '1',
      cursor: form.text(),
    })
    const second = await server.call({ path: atServer(server, first.next_page) })
    expect(uidsOf(second.body)).toHaveLength(1)
    expect(uidsOf(second.body)).not.toEqual(uidsOf(first))
  })

  test('what is no parameter of the list is not repeated: it may be a secret', async () => {
    const { next_page } = await list('?limit=1&token=secret')
    expect(next_page).not.toContain('secret')
  })

  test.each([1, 2, 3, 7])('pages of %i hold every candidate once, and no empty page ends them', async (limit) => {
    const { uids: expected } = await all()
    const { pages, uids } = await all(`?limit=${limit}`)
    expect(uids).toEqual(expected)
    expect(pages.every(({ candidates }) => candidates.length > 0 && candidates.length <= limit)).toBe(true)
  })

  test('100 in a page when nothing is said, 1000 at most', async () => {
    await using other = await startServer()
    const body = { position_uid: '11.11', first_name: 'A', last_name: 'B' }
    for (let done = 0; done < 1001; done += 91) {
      await Promise.all(Array.from({ length: 91 }, () => create(other, body)))
    }
    const count = async (query: string) => (await other.call({ path: `/candidates${query}` })).body.candidates.length
    expect(await count('')).toBe(100)
    expect(await count('?limit=1000')).toBe(1000)
    expect(await count('?limit=5000')).toBe(1000)
  })

  test('a page costs queries for each hundred candidates, not for each', async () => {
    for (let i = 0; i < 20; i++) await create(server, { note: 'x', files: [file('a.txt', 'a')] })
    const { engine } = server.server.store
    const read = engine.all.bind(engine)
    let count = 0
    engine.all = (...statement) => {
      count++
      return read(...statement)
    }
    try {
      expect((await list('?limit=90')).candidates.length).toBeGreaterThan(30)
    } finally {
      engine.all = read
    }
    expect(count).toBeLessThan(20)
  })

  test.each([
    ['created', 'limit=2'],
    ['updated', 'limit=2&time_hiring_process_updated:after=2020-01-01'],
    ['of persons', 'limit=2&time_person_last_activity:after=2020-01-01'],
  ])('in the order %s, nothing is missed while candidates are written', async (_, query) => {
    const before = await all()
    const seen = new Set<string>()
    let page = await list(`?${query}`)
    const written: string[] = []
    for (let step = 0; ; step++) {
      for (const uid of uidsOf(page)) seen.add(uid)
      if (step < 6) {
        server.clock.time += 1000
        written.push((await create(server)).uid)
        const stubs = new Set(before.pages.flatMap(({ candidates }) => candidates).filter(({ deleted }) => deleted))
        const living = before.pages.flatMap(({ candidates }) => candidates).filter((one) => !stubs.has(one))
        const { uid } = living[(step * 3) % living.length]
        await update(server, uid, { phone: String(step) })
      }
      if (!page.next_page) break
      page = (await server.call({ path: atServer(server, page.next_page) })).body
    }
    expect(written).toHaveLength(6)
    for (const uid of [...before.uids, ...written]) expect(seen).toContain(uid)
  })
})

describe('a position’s candidates', () => {
  test('are those of the position, with the same filters', async () => {
    const { organizationId } = server
    const common = { organizationId, status: 'open', name: 'Cook' } as const
    await addJob(server.server.store.clients, { ...common, uid: '3A.93C' })
    const here = [await create(server, { position_uid: '3A.93C' }), await create(server, { position_uid: '3A.93C' })]
    await create(server)
    const path = '/positions/3A.93C/candidates'
    expect((await all('', path)).uids.toSorted()).toEqual(here.map(({ uid }) => String(uid)).toSorted())
    const { pages } = await all('?limit=1', path)
    expect(pages).toHaveLength(2)
    expect(new URL(pages[0].next_page).pathname).toBe(path)
    expect(pages[0].candidates[0]).toEqual(await read(server, pages[0].candidates[0].uid))
    await inStore(server).remove(here[0].uid)
    expect((await all('?deleted=False', path)).uids).toEqual([here[1].uid])
    expect((await all('?status=Hired', path)).uids).toEqual([])
    expect((await all('', '/positions/3A%2E93C/candidates/')).uids).toHaveLength(2)
  })

  test('of a position that is not there: position_not_found', async () => {
    const answer = await server.call({ path: '/positions/FF.FFFF/candidates' })
    expectRefusal(answer, 404, 'position_not_found')
  })
})
