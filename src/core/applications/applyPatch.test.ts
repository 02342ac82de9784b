import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Application, SourceContact } from './application.ts'
import { applyPatch, type UpdateCommand } from './applyPatch.ts'

const from: Application = {
  organizationId: 1,
  id: 100,
  salt: 5,
  personId: 101,
  jobId: 102,
  stageId: 103,
  clientId: 7,
  surface: 'welcome-kit',
  partnerReference: 'p-1',
  status: 'on_hold',
  archived: true,
  profile: {
    firstName: 'Ada',
    middleName: 'King',
    lastName: 'Lovelace',
    email: 'ada@example.com',
    phone: '1',
    links: ['https://example.com/ada'],
    media: { github: 'https://github.com/ada' },
    address: { country: 'GB', city: 'London' },
  },
  statement: {
    salaryExpectations: '100',
    coverLetter: 'Dear all',
    prospectStatus: 'sourced',
    customFields: { level: 3, skills: ['maths', 'poetry'] },
    sourceContact: { id: 9, fullName: 'Charles', email: 'charles@example.com' },
  },
  tags: ['first'],
  version: 4,
  createdAt: 1000,
  updatedAt: 2000,
  statusChangedAt: 1500,
  stageEnteredAt: 1200,
}

const nothing: UpdateCommand = {
  surface: 'comeet',
  requestId: 'r',
  profile: {},
  statement: {},
  files: [],
  removeFiles: [],
}

/** As a surface makes a command: what is undefined is left out. */
type Said = { readonly [K in keyof UpdateCommand]?: UpdateCommand[K] | undefined }

function apply(said: Said, contact?: SourceContact | null, to: Application = from): Application {
  const command = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
  return applyPatch(to, { ...nothing, ...command }, contact, 3000)
}

describe('applyPatch', () => {
  test('an update that says nothing changes the version and the time', () => {
    expect(apply({})).toEqual({ ...from, version: 5, updatedAt: 3000 })
    expect(apply({ profile: { email: undefined }, address: { city: undefined } })).toEqual(apply({}))
  })

  test('a value replaces, null clears, what is absent stays', () => {
    const changed = apply({
      profile: { firstName: 'Augusta', middleName: null, phone: '2', nationalId: 'X', links: null },
      statement: { salaryExpectations: null, coverLetter: 'Dear you', referrer: 'fair' },
    })
    expect(changed.profile).toEqual({
      firstName: 'Augusta',
      lastName: 'Lovelace',
      email: 'ada@example.com',
      phone: '2',
      nationalId: 'X',
      media: { github: 'https://github.com/ada' },
      address: { country: 'GB', city: 'London' },
    })
    const { customFields, prospectStatus, sourceContact } = from.statement
    expect(changed.statement).toEqual({
      coverLetter: 'Dear you',
      referrer: 'fair',
      prospectStatus,
      customFields,
      sourceContact,
    })
  })

  test('clearing what is not there is no change', () => {
    expect(apply({ profile: { nationalId: null }, statement: { referrer: null } })).toEqual(apply({}))
  })

  test.each<[what: string, command: Partial<UpdateCommand>, expected: string | undefined]>([
    ['absent', {}, 'p-1'],
    ['null', { partnerReference: null }, undefined],
    ['a value', { partnerReference: 'p-2' }, 'p-2'],
  ])('the partner reference, %s', (_, command, expected) => {
    const changed = apply(command)
    expect(changed.partnerReference).toBe(expected)
    expect('partnerReference' in changed).toBe(expected !== undefined)
  })

  test.each<[what: string, address: UpdateCommand['address'], expected: object | undefined]>([
    ['absent', undefined, { country: 'GB', city: 'London' }],
    ['null', null, undefined],
    ['empty', {}, { country: 'GB', city: 'London' }],
    ['one key', { zip: 'W1' }, { country: 'GB', city: 'London', zip: 'W1' }],
    ['one key replaced and one cleared', { city: 'Ockham', country: null }, { city: 'Ockham' }],
    ['every key cleared', { city: null, country: null }, undefined],
    ['a key cleared that is not there', { street: null }, { country: 'GB', city: 'London' }],
  ])('the address is merged: %s', (_, address, expected) => {
    const { profile } = apply({ address })
    expect(profile.address).toEqual(expected)
    expect('address' in profile).toBe(expected !== undefined)
  })

  test.each<[what: string, customFields: UpdateCommand['customFields'], expected: object | undefined]>([
    ['absent', undefined, { level: 3, skills: ['maths', 'poetry'] }],
    ['null', null, undefined],
    ['empty', {}, { level: 3, skills: ['maths', 'poetry'] }],
    ['one key', { remote: false }, { level: 3, skills: ['maths', 'poetry'], remote: false }],
    ['a list replaced, not merged', { skills: ['logic'] }, { level: 3, skills: ['logic'] }],
    ['zero, false and empty text are values', { level: 0, x: '' }, { level: 0, skills: ['maths', 'poetry'], x: '' }],
    ['every key cleared', { level: null, skills: null }, undefined],
  ])('custom fields are merged: %s', (_, customFields, expected) => {
    const { statement } = apply({ customFields })
    expect(statement.customFields).toEqual(expected)
    expect('customFields' in statement).toBe(expected !== undefined)
  })

  test('an address and custom fields where there were none', () => {
    const bare = { ...from, profile: { firstName: 'Ada', lastName: 'Lovelace' }, statement: {} }
    const changed = apply({ address: { city: 'Ockham', zip: null }, customFields: { level: 1 } }, undefined, bare)
    expect(changed.profile).toEqual({ firstName: 'Ada', lastName: 'Lovelace', address: { city: 'Ockham' } })
    expect(changed.statement).toEqual({ customFields: { level: 1 } })
    expect(apply({ address: {}, customFields: { level: null } }, undefined, bare)).toMatchObject({
      profile: bare.profile,
      statement: bare.statement,
    })
  })

  test('the source contact: absent stays, null clears, another replaces it whole', () => {
    const mary: SourceContact = { id: 10, fullName: 'Mary', email: 'mary@example.com', phone: '3' }
    expect(apply({}, undefined).statement.sourceContact).toEqual(from.statement.sourceContact)
    expect('sourceContact' in apply({}, null).statement).toBe(false)
    expect(apply({}, mary).statement.sourceContact).toEqual(mary)
  })

  test('what a caller cannot set stays: links, status, who sent it and when', () => {
    const changed = apply({ profile: { firstName: 'X' }, statement: { coverLetter: null }, address: null })
    const { profile: _, statement: __, version: ___, updatedAt: ____, ...rest } = changed
    expect(from).toMatchObject(rest)
  })

  test('the application from which it is made is left as it was', () => {
    const before = structuredClone(from)
    apply({ profile: { links: ['https://x.example'] }, address: { city: null }, customFields: { level: null } }, null)
    expect(from).toEqual(before)
  })

  test('an update and its repetition leave the same as the update alone', () => {
    const text = fc.option(fc.string(), { nil: null })
    const fields = fc.record({ email: text, phone: text, headline: text }, { requiredKeys: [] })
    const custom = fc.option(fc.dictionary(fc.constantFrom('a', 'b', 'level'), text), { nil: null })
    fc.assert(
      fc.property(fields, fields, custom, (profile, address, customFields) => {
        const { email: city, phone: zip } = address
        const command = { profile, address: { ...(city !== undefined && { city }), ...(zip && { zip }) }, customFields }
        const once = apply(command)
        const twice = applyPatch(once, { ...nothing, ...command }, undefined, 3000)
        expect(twice).toEqual({ ...once, version: once.version + 1 })
        expect(JSON.stringify(once)).not.toContain('null')
      }),
    )
  })
})
