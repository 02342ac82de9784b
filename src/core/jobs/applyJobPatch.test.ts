import { describe, expect, test } from 'vitest'
import { applyJobPatch } from './applyJobPatch.ts'
import type { Job } from './job.ts'
import { publicationOf } from './publication.ts'

const open: Job = {
  organizationId: 1,
  id: 2,
  uid: '02.0000',
  reference: 'WTTJ_1234567',
  name: 'Cook',
  status: 'open',
  externalReference: 'X-1',
  departmentId: 7,
  details: {
    description: '<p>Cook.</p>',
    sections: [
      { name: 'Perks', value: 'Food' },
      { name: 'Team', value: 'Us' },
    ],
    salary: { min: 1, max: 2, currency: 'EUR' },
    team: { leadRecruiter: { email: 'a@example.com' }, hiringManager: { email: 'b@example.com' } },
    officeIds: [9],
  },
  publishedAt: 1000,
  createdAt: 1000,
  updatedAt: 1000,
  stages: [{ id: 3, name: 'New', reference: 'initial', kind: 'new', visible: true }],
}

test('what a patch leaves out stays as it is', () => {
  expect(applyJobPatch(open, {}, {}, 5000)).toEqual({ ...open, updatedAt: 5000 })
})

test('each version is later than the one before, whatever the clock says', () => {
  expect(applyJobPatch(open, {}, {}, 10).updatedAt).toBe(1001)
})

test('null clears', () => {
  const patch = { externalReference: null, details: { description: null, sections: null, salary: null, team: null } }
  const { externalReference, departmentId, details } = applyJobPatch(open, patch, { departmentId: null }, 5000)
  expect({ externalReference, departmentId, details }).toEqual({ details: { officeIds: [9] } })
})

test('texts merge by their names, the salary and the team by their keys', () => {
  const details = {
    sections: [
      { name: 'Team', value: null },
      { name: 'Perks', value: 'Fruit' },
      { name: 'Pets', value: 'Yes' },
    ],
    salary: { max: 3, currency: null },
    team: { hiringManager: null },
  }
  expect(applyJobPatch(open, { details }, { officeIds: [] }, 5000).details).toEqual({
    description: '<p>Cook.</p>',
    sections: [
      { name: 'Perks', value: 'Fruit' },
      { name: 'Pets', value: 'Yes' },
    ],
    salary: { min: 1, max: 3 },
    team: { leadRecruiter: { email: 'a@example.com' } },
  })
})

test('a salary is for everybody only while the last who said it meant so', () => {
  const shown = applyJobPatch(open, { details: { salary: { min: 1 }, isSalaryPublic: true } }, {}, 5000)
  expect(shown.details).toMatchObject({ salary: { min: 1 }, isSalaryPublic: true })
  expect(applyJobPatch(shown, { name: 'Other' }, {}, 6000).details.isSalaryPublic).toBe(true)
  for (const salary of [{ max: 2 }, null]) {
    expect(applyJobPatch(shown, { details: { salary } }, {}, 6000).details).not.toHaveProperty('isSalaryPublic')
  }
})

describe('how far a job is', () => {
  const archived = applyJobPatch(open, { publication: 'archived' }, {}, 5000)
  const draft = applyJobPatch(open, { publication: 'draft' }, {}, 5000)

  test('an archived job is closed and keeps the time since when it was published', () => {
    expect(archived).toMatchObject({ status: 'closed', archivedAt: 5000, publishedAt: 1000 })
    expect(publicationOf(archived)).toBe('archived')
  })

  test('a job that is open again is as far as it was', () => {
    const again = applyJobPatch(archived, { status: 'open' }, {}, 6000)
    expect(again).not.toHaveProperty('archivedAt')
    expect(publicationOf(again)).toBe('published')
  })

  test('a draft is not published, whichever way it became one', () => {
    expect(draft).not.toHaveProperty('publishedAt')
    expect(publicationOf(draft)).toBe('draft')
    expect(publicationOf(applyJobPatch(archived, { publication: 'draft' }, {}, 6000))).toBe('draft')
    expect(publicationOf(applyJobPatch(open, { status: 'on_hold' }, {}, 6000))).toBe('draft')
  })

  test('publishing a draft opens it, with the time of now', () => {
    const held = applyJobPatch(draft, { status: 'on_hold' }, {}, 6000)
    expect(applyJobPatch(held, { publication: 'published' }, {}, 7000)).toMatchObject({
      status: 'open',
      publishedAt: 7000,
    })
  })
})
