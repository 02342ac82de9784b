import { expect, test } from 'vitest'
import { type LoadedList, placeInList } from './place.ts'
import type { ApplicationQuery, ApplicationSummary } from './types.ts'

const NEW = { id: 'new', name: 'New', kind: 'new' } as const
const ON = { id: 'on', name: 'Interview', kind: 'active' } as const
const minute = (number: number) => new Date(Date.UTC(2026, 0, 1, 0, number)).toISOString()

const application = (number: number, more: Partial<ApplicationSummary> = {}): ApplicationSummary => ({
  id: `A${number}`,
  number,
  personId: `P${number}`,
  name: `Name ${number}`,
  headline: null,
  email: null,
  phone: null,
  job: { id: 'J', name: 'Job' },
  stage: NEW,
  status: 'in_progress',
  archived: false,
  tags: [],
  source: { id: 'C', name: 'Client' },
  surface: 'comeet',
  hasResume: false,
  hasPicture: false,
  pictureId: null,
  createdAt: minute(number),
  updatedAt: minute(number),
  stageEnteredAt: minute(number),
  version: '1',
  ...more,
})

const QUERY: ApplicationQuery = { stageKind: ['new'], sort: '-created' }

/** Two pages of two, of six that there are. */
const list: LoadedList = {
  pages: [
    { items: [application(9), application(8)], next: 'b', total: 6 },
    { items: [application(6), application(5)], next: 'c', total: 6 },
  ],
  pageParams: [null, 'b'],
}

function place(now: ApplicationSummary[], { query = QUERY, earlier = [] as ApplicationSummary[], from = list } = {}) {
  const byId = (items: ApplicationSummary[]) => new Map(items.map((item) => [item.id, item]))
  const known = [...from.pages.flatMap(({ items }) => items), ...earlier]
  const wanted = new Set(now.map(({ id }) => id))
  const next = placeInList(from, query, byId(now), byId(known.filter(({ id }) => wanted.has(id))))
  return { ids: next.pages.map(({ items }) => items.map(({ id }) => id)), total: next.pages[0]?.total, next }
}

test('what came in goes where the order puts it', () => {
  expect(place([application(10)])).toMatchObject({
    ids: [
      ['A10', 'A9', 'A8'],
      ['A6', 'A5'],
    ],
    total: 7,
  })
  expect(place([application(7)])).toMatchObject({
    ids: [
      ['A9', 'A8'],
      ['A7', 'A6', 'A5'],
    ],
    total: 7,
  })
})

test('what belongs further down than is loaded is not put in', () => {
  expect(place([application(2)])).toMatchObject({
    ids: [
      ['A9', 'A8'],
      ['A6', 'A5'],
    ],
    total: 6,
  })
})

test('what no longer fits is gone and not counted, and comes back to its place', () => {
  const moved = application(8, { stage: ON })
  const without = place([moved])
  expect(without).toMatchObject({ ids: [['A9'], ['A6', 'A5']], total: 5 })
  const back = place([application(8)], { from: without.next, earlier: [moved] })
  expect(back).toMatchObject({ ids: [['A9'], ['A8', 'A6', 'A5']], total: 6 })
})

test('one that is only changed keeps its place, and its page alone is another', () => {
  const tagged = application(5, { tags: ['go'], updatedAt: minute(30) })
  const { ids, next } = place([tagged])
  expect(ids).toEqual([
    ['A9', 'A8'],
    ['A6', 'A5'],
  ])
  expect(next.pages[1]?.items[1]).toBe(tagged)
  expect(next.pages[0]).toBe(list.pages[0])
})

test('sorted by change, what is changed goes to the top and is not counted twice', () => {
  const query: ApplicationQuery = { sort: '-updated' }
  const changed = application(5, { updatedAt: minute(30) })
  expect(place([changed], { query })).toMatchObject({ ids: [['A5', 'A9', 'A8'], ['A6']], total: 6 })
  const unknown = application(1, { updatedAt: minute(31) })
  expect(place([unknown], { query })).toMatchObject({
    ids: [
      ['A1', 'A9', 'A8'],
      ['A6', 'A5'],
    ],
    total: 6,
  })
})

test('of a search only the server knows: what is shown stays, what is new waits for it', () => {
  const query: ApplicationQuery = { q: 'name', sort: '-created' }
  const renamed = application(6, { name: 'Other' })
  const { ids, next } = place([renamed, application(10)], { query })
  expect(ids).toEqual([
    ['A9', 'A8'],
    ['A6', 'A5'],
  ])
  expect(next.pages[1]?.items[0]).toBe(renamed)
})

test('a list that nothing of it concerns stays the same object', () => {
  expect(place([application(3, { stage: ON })]).next).toBe(list)
})
