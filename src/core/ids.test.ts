import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idOfReference, idOfUid, MAX_ID, referenceOf, uidOf } from './ids.ts'

/** As likely small as large. */
const id = fc.oneof(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: MAX_ID }), fc.constant(MAX_ID))
const salt = fc.integer({ min: 0, max: 2 ** 48 - 1 })

describe('uids', () => {
  test.each<[id: number, uid: string]>([
    [1, '01.0000'],
    [255, 'FF.0000'],
    [256, '00.0001'],
    [0x5f20a1, 'A1.5F20'],
    [0x1_0000_00, '00.10000'],
    [MAX_ID, 'FF.FFFFFFFFFF'],
  ])('%i is %s', (number, uid) => {
    expect(uidOf(number)).toBe(uid)
    expect(idOfUid(uid)).toBe(number)
    expect(idOfUid(uid.toLowerCase())).toBe(number)
  })

  test('every id has a uid of its own, of the documented form, that leads back to it', () => {
    fc.assert(
      fc.property(id, (number) => {
        const uid = uidOf(number)
        expect(uid).toMatch(/^[0-9A-F]{2}\.[0-9A-F]{4,10}$/)
        expect(idOfUid(uid)).toBe(number)
        expect(idOfUid(uid.toLowerCase())).toBe(number)
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    '',
    '.',
    '1',
    '11.11',
    '11.111',
    '1.1111',
    '111.1111',
    '00.0000',
    '01.00000',
    '01.05F20',
    'A1.5F20 ',
    ' A1.5F20',
    'A1.5F20\n',
    'A1-5F20',
    'A15F20',
    'G1.5F20',
    'A1.5G20',
    'A1.+F20',
    'A1.FFFFFFFFFFF',
    'A1.FFFFFFFFFFFF',
    '%00.0001',
    'wttj-000000000000000000000001',
  ])('%j is none of ours', (uid) => {
    expect(idOfUid(uid)).toBeUndefined()
  })

  test('no two texts name one id, but for their case', () => {
    const near = fc.string({ unit: fc.constantFrom(...'019aAfF.'.split('')), minLength: 7, maxLength: 9 })
    fc.assert(
      fc.property(near, (text) => {
        const number = idOfUid(text)
        if (number !== undefined) expect(uidOf(number)).toBe(text.toUpperCase())
      }),
      { numRuns: 5000 },
    )
  })
})

describe('references', () => {
  test('have the documented form', () => {
    expect(referenceOf({ id: 0x1f, salt: 0xabc })).toBe('wttj-000000000abc00000000001f')
  })

  test('every id and salt have a reference of their own that leads back to them', () => {
    fc.assert(
      fc.property(id, salt, (number, bits) => {
        const reference = referenceOf({ id: number, salt: bits })
        expect(reference).toMatch(/^wttj-[0-9a-f]{24}$/)
        expect(idOfReference(reference)).toEqual({ id: number, salt: bits })
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    '',
    'wttj-',
    'wttj-00000000abc00000000001f',
    'wttj-0000000000abc00000000001f',
    'WTTJ-000000000abc00000000001f',
    'wttj-000000000ABC00000000001F',
    'wttj_000000000abc00000000001f',
    'wttj-000000000abg00000000001f',
    'wttj-000000000abc00000000001f\n',
    ' wttj-000000000abc00000000001f',
    'A1.5F20',
  ])('%j is none of ours', (reference) => {
    expect(idOfReference(reference)).toBeUndefined()
  })
})
