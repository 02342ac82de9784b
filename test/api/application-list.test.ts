import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Recruiting, startRecruiting } from './recruiting.ts'

/** Lists of applications: every filter in every order, page by page, held against what the applications say of themselves. */

type Item = any
type Case = { readonly query: string; readonly fits: (item: Item) => boolean }

let desk: Recruiting
/** As the whole of each says. */
let all: Item[]
beforeAll(async () => {
  desk = await startRecruiting()
  await fill()
  const { body } = await desk.ask('/applications?archived=any&limit=200')
  all = body.items
  expect(all).toHaveLength(36)
})
afterAll(() => desk[Symbol.asyncDispose]())

const NAMES = ['Zola', 'Ångström', 'abbott', 'Berg', 'Berg', 'Çelik']
const START = Date.parse('2026-03-01T12:00:00Z')

/** Three at each moment, so that orders have ties, of two clients, with and without each of what filters ask for. */
async function fill(): Promise<void> {
  const { server, jobs, stages } = desk
  await server.addClient('Second desk', { native: ['applications.create'] }, { kind: 'bearer', token: 'SECOND' })
  const ids: string[] = []
  for (let at = 0; at < 36; at++) {
    server.clock.time = START + Math.floor(at / 3) * 60_000
    const profile = { firstName: `A${at % 4}`, lastName: NAMES[at % NAMES.length], email: `a${at % 30}@example.com` }
    const jobId = at % 5 === 0 ? jobs.second : jobs.first
    const body = { jobId, profile, tags: at % 2 ? ['odd', `t${at % 3}`] : [] }
    const made = await desk.ask('/applications', { body, auth: at % 7 === 0 ? 'Bearer SECOND' : 'Bearer DESK' })
    ids.push(made.body.id)
  }
  const act = (wanted: (at: number) => boolean, action: object) =>
    desk.ask('/bulk', { body: { ids: ids.filter((_, at) => wanted(at)), action } })
  server.clock.time = START + 3_600_000
  await act((at) => at % 4 === 0 && at % 5 !== 0, { type: 'move', stageId: stages.interview })
  await act((at) => at % 4 === 1 && at % 5 !== 0, { type: 'moveToKind', kind: 'refused' })
  server.clock.time += 1000
  await act((at) => at % 8 === 0 && at % 5 !== 0, { type: 'moveToKind', kind: 'hired' })
  await act((at) => at % 9 === 0, { type: 'archive' })
  for (const at of [3, 4, 5, 11]) {
    const path = `/applications/${ids[at]}/attachments?kind=resume&name=cv.pdf`
    expect((await desk.ask(path, { body: '%PDF-1.4\n%%EOF\n' })).status).toBe(201)
  }
}

const SORTS = { created: 'createdAt', updated: 'updatedAt', stageEntered: 'stageEnteredAt', name: 'name' } as const

/** Last name, then first name, without case and accents. */
function nameKey({ name }: Item): string {
  const [first, last] = name.split(' ')
  return `${last} ${first}`.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '')
}

function inOrder(items: readonly Item[], by: keyof typeof SORTS, turn: 1 | -1): Item[] {
  const key = (item: Item) => (by === 'name' ? nameKey(item) : item[SORTS[by]])
  return items.toSorted((a, b) => turn * (key(a) === key(b) ? a.number - b.number : key(a) < key(b) ? -1 : 1))
}

const cases = (): Case[] => {
  const { jobs, stages } = desk
  const active = (item: Item) => !item.archived
  return [
    { query: '', fits: active },
    { query: 'archived=any', fits: () => true },
    { query: 'archived=true', fits: (item) => item.archived },
    { query: `jobId=${jobs.first}`, fits: (item) => active(item) && item.job.id === jobs.first },
    { query: `jobId=${jobs.first}&jobId=${jobs.second}&archived=any`, fits: () => true },
    { query: `stageId=${stages.interview}`, fits: (item) => active(item) && item.stage.id === stages.interview },
    { query: 'stageKind=new&stageKind=hired', fits: (item) => active(item) && /new|hired/.test(item.stage.kind) },
    { query: 'status=rejected&status=hired', fits: (item) => active(item) && /rejected|hired/.test(item.status) },
    { query: 'tag=t1', fits: (item) => active(item) && item.tags.includes('t1') },
    {
      query: 'tag=odd&stageKind=refused',
      fits: (item) => active(item) && item.tags[0] === 'odd' && item.stage.kind === 'refused',
    },
    { query: `sourceId=${source('Second desk')}`, fits: (item) => active(item) && item.source.name === 'Second desk' },
    { query: 'surface=native', fits: active },
    { query: 'surface=comeet', fits: () => false },
    { query: 'hasResume=true', fits: (item) => active(item) && item.hasResume },
    { query: 'hasResume=false&archived=any', fits: (item) => !item.hasResume },
    { query: `personId=${all[0].personId}&archived=any`, fits: (item) => item.personId === all[0].personId },
    {
      query: `createdFrom=${new Date(START + 120_000).toISOString()}&createdUntil=${new Date(START + 300_000).toISOString()}`,
      fits: (item) => active(item) && within(item.createdAt, START + 120_000, START + 300_000),
    },
    {
      query: `updatedFrom=${new Date(START + 3_600_000).toISOString()}`,
      fits: (item) => active(item) && Date.parse(item.updatedAt) >= START + 3_600_000,
    },
  ]
}

const source = (name: string) => all.find((item) => item.source.name === name).source.id
const within = (time: string, from: number, until: number) => Date.parse(time) >= from && Date.parse(time) < until

describe.each(Object.keys(SORTS) as (keyof typeof SORTS)[])('by %s', (by) => {
  test.each([1, -1] as const)('every filter, in the direction %i, whole and page by page', async (turn) => {
    const sort = turn === 1 ? by : `-${by}`
    for (const { query, fits } of cases()) {
      const expected = inOrder(all.filter(fits), by, turn).map(({ id }) => id)
      const whole = await desk.ask(`/applications?sort=${sort}&withTotal=true&limit=200&${query}`)
      expect({ query, ids: whole.body.items.map(({ id }: Item) => id) }).toEqual({ query, ids: expected })
      expect(whole.body).toMatchObject({ next: null, total: expected.length })
      const pages = await desk.pages(`sort=${sort}&${query}`, 4)
      expect(pages.flat().map(({ id }) => id)).toEqual(expected)
      expect(pages.slice(0, -1).every((page) => page.length === 4)).toBe(true)
    }
  })
})

test('the stages that somebody reached, whether or not somebody still stands there', async () => {
  const { body } = await desk.ask(`/applications?reachedStageId=${desk.stages.interview}&archived=any&limit=200`)
  const hired = all.filter(({ stage }) => stage.id === desk.stages.hired)
  expect(hired.length).toBeGreaterThan(0)
  const expected = all.filter(({ stage }) => stage.id === desk.stages.interview).length + hired.length
  expect(body.items).toHaveLength(expected)
})

test('what changes while a list is read by its changes is on a later page, and nothing is missed', async () => {
  const first = await desk.ask('/applications?sort=updated&archived=any&limit=10')
  const changed = first.body.items[3].id
  desk.server.clock.time += 60_000
  await desk.ask(`/applications/${changed}`, { method: 'PATCH', body: { profile: { headline: 'Later' } } })
  const seen: string[] = first.body.items.map(({ id }: Item) => id)
  for (let next = first.body.next; next !== null; ) {
    const page = await desk.ask(`/applications?sort=updated&archived=any&limit=10&cursor=${next}`)
    seen.push(...page.body.items.map(({ id }: Item) => id))
    next = page.body.next
  }
  expect(seen).toHaveLength(37)
  expect(seen.at(-1)).toBe(changed)
  expect(new Set(seen)).toEqual(new Set(all.map(({ id }) => id)))
})

test('parameters that cannot be taken are named, all of them', async () => {
  const { status, body } = await desk.ask('/applications?jobId=x&status=happy&createdFrom=soon&limit=0&sort=age')
  expect(status).toBe(422)
  expect(body.errors.map(({ field }: Item) => field)).toEqual(['jobId', 'status', 'createdFrom', 'sort', 'limit'])
  const { next } = (await desk.ask('/applications?limit=1')).body
  for (const query of ['cursor=nonsense', `cursor=${next}&sort=name`, `cursor=${next}&sort=created`]) {
    expect((await desk.ask(`/applications?${query}`)).body.errors).toMatchObject([{ field: 'cursor' }])
  }
})

test('what the search finds is narrowed by the other filters, in any order', async () => {
  const [one, two] = [await desk.apply('Quixote', { tags: ['mill'] }), await desk.apply('Quixote')]
  const find = async (query: string) =>
    (await desk.ask(`/applications?q=quix&${query}`)).body.items.map(({ id }: Item) => id)
  await expect.poll(() => find('sort=created'), { timeout: 60_000 }).toEqual([one.id, two.id])
  expect(await find('sort=-created')).toEqual([two.id, one.id])
  expect(await find('tag=mill')).toEqual([one.id])
  expect(await find(`jobId=${desk.jobs.second}`)).toEqual([])
  expect((await desk.ask('/applications?q=quix&withTotal=true&limit=1')).body).toMatchObject({ total: 2 })
})

test('what was removed as a duplicate, or erased, is in no list', async () => {
  const gone = await desk.apply('Gone', { tags: ['gone'] })
  expect((await desk.ask('/applications?tag=gone')).body.items).toHaveLength(1)
  expect((await desk.ask(`/people/${gone.personId}`, { method: 'DELETE' })).status).toBe(204)
  for (const query of ['tag=gone', `personId=${gone.personId}&archived=any`, 'createdFrom=2026-01-01&q=gone']) {
    expect((await desk.ask(`/applications?${query}`)).body.items).toEqual([])
  }
  expect((await desk.ask('/tags')).body.items.map(({ name }: Item) => name)).not.toContain('gone')
})

describe('the export', () => {
  test('has all that a filter lets through, in the order that is asked for, and no cell that is a formula', async () => {
    const profile = {
      firstName: '=1+1',
      lastName: '"Quote", Ltd',
      email: 'q@example.com',
      phone: '+33 1',
      headline: '@home',
    }
    const statement = { customFields: { field1: ['-a', 'b'] } }
    const made = await desk.apply('', { profile, statement, tags: ['exported', 'two'] })
    const { headers, text } = await desk.ask('/applications/export?tag=exported')
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(headers.get('content-disposition')).toContain('attachment')
    const [head, row, end] = text.split('\r\n')
    expect(head).toBe('id,name,email,phone,job,stage,status,archived,tags,source,created,updated,headline,field1')
    expect(row).toBe(
      `${made.id},"'=1+1 ""Quote"", Ltd",q@example.com,'+33 1,Front desk,New,in_progress,no,"exported, two",Desk,` +
        `${made.createdAt},${made.updatedAt},'@home,"'-a, b"`,
    )
    expect(end).toBe('')
    const bytes = await fetch(`${desk.server.url}/api/longlist/v1/applications/export`, {
      headers: { authorization: 'Bearer DESK' },
    }).then((answer) => answer.bytes())
    expect(Array.from(bytes.slice(0, 3))).toEqual([0xef, 0xbb, 0xbf])
  })

  test('has those that are named, whatever they are', async () => {
    const wanted = all.filter(({ archived }) => archived).slice(0, 2)
    const { text } = await desk.ask(`/applications/export?${wanted.map(({ id }) => `ids=${id}`).join('&')}`)
    const ids = text
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[0])
    expect(new Set(ids)).toEqual(new Set(wanted.map(({ id }) => id)))
    const refused = await desk.ask('/applications/export', { auth: 'Bearer SECOND' })
    expect(refused).toMatchObject({ status: 403, body: { code: 'not_permitted' } })
  })
})
