import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSecrets, newSecret, tokenHash } from './secrets.ts'

const key = randomBytes(32)
const secrets = createSecrets(key)

describe('sealing', () => {
  test('what was sealed is unsealed, also after a restart with the same key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (secret) => {
        const sealed = secrets.seal(secret)
        expect(secrets.unseal(sealed)).toBe(secret)
        expect(createSecrets(Buffer.from(key)).unseal(sealed)).toBe(secret)
      }),
    )
  })

  test('never gives the same twice, and shows nothing of the secret', () => {
    const sealed = Array.from({ length: 50 }, () => secrets.seal('partner-secret'))
    expect(new Set(sealed).size).toBe(50)
    for (const text of sealed) {
      const bytes = Buffer.from(text.split('.')[1] ?? '', 'base64url')
      expect(bytes.includes('partner')).toBe(false)
    }
  })

  test('another key does not unseal it', () => {
    const sealed = secrets.seal('partner-secret')
    const oneBitOff = Buffer.from(key)
    oneBitOff[31] = (oneBitOff[31] as number) ^ 1
    for (const other of [randomBytes(32), oneBitOff]) {
      expect(() => createSecrets(other).unseal(sealed)).toThrow(Error)
    }
  })

  test('one bit changed anywhere is refused', () => {
    const bytes = Buffer.from(secrets.seal('partner-secret').slice(2), 'base64url')
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes)
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7))
      expect(() => secrets.unseal(`1.${changed.toString('base64url')}`)).toThrow(Error)
    }
  })

  test('cut anywhere, or with more behind it, is refused', () => {
    const bytes = Buffer.from(secrets.seal('partner-secret').slice(2), 'base64url')
    for (let length = 0; length < bytes.length; length++) {
      expect(() => secrets.unseal(`1.${bytes.subarray(0, length).toString('base64url')}`)).toThrow(Error)
    }
    const longer = Buffer.concat([bytes, Buffer.from([0])])
    expect(() => secrets.unseal(`1.${longer.toString('base64url')}`)).toThrow(Error)
  })

  test.each(['', '1', '1.', '.', '2.AAAA', 'AAAA', 'partner-secret'])('%j was never sealed', (text) => {
    expect(() => secrets.unseal(text)).toThrow(Error)
  })
})

describe('signing', () => {
  test('a signature holds for its text and its key only', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, other) => {
        const signature = secrets.sign(text)
        expect(secrets.verify(text, signature)).toBe(true)
        expect(secrets.verify(other, signature)).toBe(other === text)
        expect(createSecrets(randomBytes(32)).verify(text, signature)).toBe(false)
      }),
    )
  })

  test('anything else is refused, of whatever length', () => {
    const signature = secrets.sign('text')
    expect(signature).toMatch(/^[\w-]{43}$/)
    const changed = `${signature.slice(0, -2)}${signature.endsWith('A') ? 'BB' : 'AA'}`
    for (const given of ['', 'x', signature.slice(1), `${signature}=`, `${signature}A`, changed, 'é'.repeat(43)]) {
      expect(secrets.verify('text', given)).toBe(false)
    }
  })
})

test('a token is kept as its SHA-256', () => {
  expect(tokenHash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

test('a new secret says what it is, then has 256 random bits', () => {
  expect(newSecret('wk')).toMatch(/^wk_[\w-]{43}$/)
  expect(newSecret('wk')).not.toBe(newSecret('wk'))
})
