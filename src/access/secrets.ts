import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** What the server key is used for; each use has a key of its own derived from it. */
export type Secrets = {
  /** Encrypts a client's signing secret for the store. */
  seal(secret: string): string
  /** @throws Error when it was sealed under another server key or was changed */
  unseal(sealed: string): string
  /** Whether it was sealed under this server key. */
  opens(sealed: string): boolean
  /** Signs a text; the signature is base64url. */
  sign(text: string): string
  /** Compares in constant time. */
  verify(text: string, signature: string): boolean
}

/** @param serverKey 32 random bytes */
export function createSecrets(serverKey: Uint8Array): Secrets {
  const sealing = derive(serverKey, 'longlist client secrets')
  const signing = derive(serverKey, 'longlist signed urls')

  function sign(text: string): string {
    return createHmac('sha256', signing).update(text).digest('base64url')
  }

  function unseal(sealed: string): string {
    const [version, text] = sealed.split('.')
    if (version !== '1' || !text) throw new Error('A client secret in the store has an unknown form')
    const bytes = Buffer.from(text, 'base64url')
    const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  }

  return {
    seal(secret) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce)
      const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return `1.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`
    },
    unseal,
    opens(sealed) {
      try {
        unseal(sealed)
        return true
      } catch {
        return false
      }
    },
    sign,
    verify(text, signature) {
      const expected = Buffer.from(sign(text))
      const given = Buffer.from(signature)
      return given.length === expected.length && timingSafeEqual(given, expected)
    },
  }
}

/** What the store keeps of a bearer token: SHA-256, hexadecimal. A token holds 256 random bits, so no salt is needed. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** A new bearer token or signing secret: 256 random bits. */
export function newSecret(prefix: string): string {
  return `${prefix}_${randomBytes(32).toString('base64url')}`
}

function derive(key: Uint8Array, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, 'longlist', use, 32))
}
