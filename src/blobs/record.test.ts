import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HEADER_BYTES, type RecordHeader, readHeader, writeHeader } from './record.ts'

const header: RecordHeader = { organizationId: 7, length: 1234, sha256: 'ab'.repeat(32), erased: false }

test('a header is 64 bytes of the documented form', () => {
  const bytes = writeHeader({ ...header, organizationId: 0x0102_0304_0506, length: 0x0a0b_0c0d_0e0f, erased: true })
  const fields = [
    '4c4c4231',
    '01',
    '0000000000',
    '010203040506',
    '0000',
    '0a0b0c0d0e0f',
    'ab'.repeat(32),
    '00'.repeat(8),
  ]
  expect(bytes.toString('hex')).toBe(fields.join(''))
  expect(bytes).toHaveLength(HEADER_BYTES)
})

test('what was written is read', () => {
  const written = fc.record({
    organizationId: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
    length: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
    sha256: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex')),
    erased: fc.boolean(),
  })
  fc.assert(
    fc.property(written, (given) => {
      expect(readHeader(writeHeader(given))).toEqual(given)
    }),
  )
})

test('what is no header is told from one', () => {
  const bytes = writeHeader(header)
  expect(readHeader(bytes.subarray(0, HEADER_BYTES - 1))).toBeUndefined()
  expect(readHeader(Buffer.alloc(0))).toBeUndefined()
  expect(readHeader(Buffer.alloc(HEADER_BYTES))).toBeUndefined()
  for (let at = 0; at < 4; at++) {
    const torn = Buffer.from(bytes)
    torn[at] = 0
    expect(readHeader(torn)).toBeUndefined()
  }
})
