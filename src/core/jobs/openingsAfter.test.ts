import { expect, test } from 'vitest'
import type { Application } from '../applications/application.ts'
import type { Status } from '../applications/status.ts'
import type { Opening } from './opening.ts'
import { openingsAfter } from './openingsAfter.ts'

const application = (status: Status, jobId = 5): Application => ({
  organizationId: 1,
  id: 10,
  salt: 0,
  personId: 2,
  jobId,
  stageId: 3,
  clientId: 4,
  surface: 'comeet',
  status,
  archived: false,
  profile: { firstName: 'Ada', lastName: 'Lovelace' },
  statement: {},
  tags: [],
  version: 1,
  createdAt: 1,
  updatedAt: 1,
  statusChangedAt: 1,
  stageEnteredAt: 1,
})
const opening = (id: number, more: Partial<Opening> = {}): Opening => ({
  organizationId: 1,
  id,
  jobId: 5,
  name: 'Seat',
  reason: 'new',
  isOpen: true,
  openedAt: 100,
  customFields: {},
  createdAt: 100,
  updatedAt: 100,
  statusChangedAt: 100,
  ...more,
})
const filled = opening(20, { isOpen: false, hiredApplicationId: 10 })

async function after(from: Application | undefined, to: Application, all: readonly Opening[]) {
  const reader = { ofJob: async (_: number, jobId: number) => all.filter((each) => each.jobId === jobId) }
  return openingsAfter({ openings: reader }, from, to, 500)
}

test('a hire takes the opening that has been open longest', async () => {
  const [newer, older] = [opening(20), opening(21, { openedAt: 50 })]
  expect(await after(application('in_progress'), application('hired'), [filled, newer, older])).toEqual([
    {
      do: 'changeOpening',
      opening: { ...older, isOpen: false, hiredApplicationId: 10, updatedAt: 500, statusChangedAt: 500 },
      from: older,
    },
  ])
})

test('a hire that is taken back opens it again', async () => {
  const { hiredApplicationId: _, ...empty } = filled
  expect(await after(application('hired'), application('rejected'), [filled, opening(21)])).toEqual([
    { do: 'changeOpening', opening: { ...empty, isOpen: true, updatedAt: 500, statusChangedAt: 500 }, from: filled },
  ])
})

test('a hire that moves to another job takes an opening there', async () => {
  const there = opening(30, { jobId: 6 })
  const changes = await after(application('hired'), application('hired', 6), [filled, there])
  expect(changes).toMatchObject([
    { opening: { id: 20, isOpen: true } },
    { opening: { id: 30, isOpen: false, hiredApplicationId: 10 } },
  ])
})

test.each([
  ['no opening is free', application('in_progress'), application('hired'), [filled]],
  ['nobody is hired', application('in_progress'), application('rejected'), [opening(20)]],
  ['a new application is in progress', undefined, application('in_progress'), [opening(20)]],
  ['it was hired before', application('hired'), application('hired'), [filled, opening(21)]],
])('nothing changes when %s', async (_, from, to, all) => {
  expect(await after(from, to, all)).toEqual([])
})
