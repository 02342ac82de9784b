import { describe, expect, test } from 'vitest'
import type { Application } from '../applications/application.ts'
import { NotPermitted } from '../errors.ts'
import { mayChange, maySee, PERMISSIONS, type Permission, type Principal, permit } from './permissions.ts'

function principal(...grant: readonly Permission[]): Principal {
  return {
    organizationId: 1,
    organizationReference: 'Pg4eV6k',
    clientId: 7,
    clientName: 'Partner',
    employeePortal: false,
    grant: new Set(grant),
  }
}

function application(clientId: number, organizationId = 1): Application {
  return {
    organizationId,
    id: 100,
    salt: 0,
    personId: 101,
    jobId: 102,
    stageId: 103,
    clientId,
    surface: 'comeet',
    status: 'in_progress',
    archived: false,
    profile: { firstName: 'Ada', lastName: 'Lovelace' },
    statement: {},
    tags: [],
    version: 1,
    createdAt: 0,
    updatedAt: 0,
    statusChangedAt: 0,
    stageEnteredAt: 0,
  }
}

const own = application(7)
const others = application(8)

describe('what a grant lets a caller see and change', () => {
  test.each<[grant: readonly Permission[], sees: [own: boolean, others: boolean], changes: [boolean, boolean]]>([
    [[], [false, false], [false, false]],
    [['applications.create'], [false, false], [false, false]],
    [['applications.read.own'], [true, false], [false, false]],
    [['applications.read.others'], [false, true], [false, false]],
    [
      ['applications.read.own', 'applications.read.others'],
      [true, true],
      [false, false],
    ],
    [['applications.update.own'], [false, false], [true, false]],
    [['applications.update.others'], [false, false], [false, true]],
    [PERMISSIONS, [true, true], [true, true]],
  ])('%j', (grant, sees, changes) => {
    const caller = principal(...grant)
    expect([maySee(caller, own), maySee(caller, others)]).toEqual(sees)
    expect([mayChange(caller, own), mayChange(caller, others)]).toEqual(changes)
  })

  test('no grant reaches into another organization, not even with the same client id', () => {
    const caller = principal(...PERMISSIONS)
    expect(maySee(caller, application(7, 2))).toBe(false)
    expect(maySee(caller, application(8, 2))).toBe(false)
  })
})

test.each(PERMISSIONS)('%s is refused by every grant without it, and the refusal names it', (permission) => {
  expect(() => permit(principal(...PERMISSIONS), permission)).not.toThrow()
  const without = principal(...PERMISSIONS.filter((other) => other !== permission))
  expect(() => permit(without, permission)).toThrow(NotPermitted)
  expect(() => permit(without, permission)).toThrow(permission)
})
