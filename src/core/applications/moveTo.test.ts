import { describe, expect, test } from 'vitest'
import type { Stage, StageKind } from '../jobs/job.ts'
import type { Application } from './application.ts'
import { moveBetween, moveTo } from './moveTo.ts'
import type { Status } from './status.ts'

const application = (status: Status): Application => ({
  organizationId: 1,
  id: 100,
  salt: 0,
  personId: 101,
  jobId: 102,
  stageId: 103,
  clientId: 7,
  surface: 'welcome-kit',
  status,
  archived: false,
  profile: { firstName: 'Ada', lastName: 'Lovelace' },
  statement: {},
  tags: [],
  version: 1,
  createdAt: 0,
  updatedAt: 0,
  statusChangedAt: 0,
  stageEnteredAt: 5,
})
const stage = (kind: StageKind): Stage => ({ id: 104, name: 'Next', kind, visible: true })

describe('the status after a move', () => {
  test.each<[from: Status, to: StageKind, after: Status]>([
    ['in_progress', 'active', 'in_progress'],
    ['in_progress', 'refused', 'rejected'],
    ['in_progress', 'hired', 'hired'],
    ['rejected', 'active', 'in_progress'],
    ['rejected', 'new', 'in_progress'],
    ['rejected', 'hired', 'hired'],
    ['hired', 'active', 'in_progress'],
    ['on_hold', 'active', 'on_hold'],
    ['awaiting_decision', 'active', 'awaiting_decision'],
    ['withdrawn', 'active', 'withdrawn'],
    ['withdrawn', 'refused', 'rejected'],
  ])('%s, moved to a stage that is %s: %s', (from, to, after) => {
    const moved = moveTo(application(from), stage(to), 9)
    expect(moved?.application).toMatchObject({
      status: after,
      stageId: 104,
      stageEnteredAt: 9,
      updatedAt: 9,
      statusChangedAt: after === from ? 0 : 9,
      archived: false,
    })
  })
})

test('who stands there already does not move', () => {
  expect(moveTo(application('in_progress'), { ...stage('active'), id: 103 }, 9)).toBeUndefined()
})

test('the record of a move says when the stage that was left had been entered', () => {
  const from = application('in_progress')
  const moved = moveTo(from, stage('active'), 9)
  expect(moved && moveBetween(from, moved.application, 200, { clientId: 8 })).toEqual({
    organizationId: 1,
    id: 200,
    applicationId: 100,
    clientId: 8,
    from: { jobId: 102, stageId: 103 },
    to: { jobId: 102, stageId: 104 },
    enteredAt: 5,
    at: 9,
  })
})
