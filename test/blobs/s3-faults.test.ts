import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Blobs } from '../../src/blobs/blobs.ts'
import { openS3Blobs, type S3Options } from '../../src/blobs/s3.ts'
import { NotFound, Unavailable } from '../../src/core/errors.ts'
import { type Fault, type FaultyProxy, faultyProxy } from '../support/faulty-proxy.ts'
import { freePort } from '../support/free-port.ts'
import { newS3Place } from '../support/test-bucket.ts'

/** S3 that is dead, slow, full, or not what the settings say. Whatever happens, a blob is read whole or not at all. */

const SLOW_DOWN = { status: 503, body: '<?xml version="1.0"?><Error><Code>SlowDown</Code></Error>' }
/** Of one call with all its attempts; much less than in earnest, so that nobody waits. */
const TIMEOUT = 2_000
/** What a busy test machine adds. */
const SLACK = 5_000

const obstacle = inject('s3') ? '' : ' (skipped: no S3 in this run)'

describe.skipIf(obstacle !== '')(`S3${obstacle}`, () => {
  let place: S3Options
  let proxy: FaultyProxy
  let blobs: Blobs
  const bytes = randomBytes(300_000)
  let key: string
  beforeAll(async () => {
    place = newS3Place() as S3Options
    proxy = await faultyProxy(place.endpoint)
    blobs = await openS3Blobs({ ...place, endpoint: proxy.origin, timeoutMs: TIMEOUT })
    // A gateway that has just begun takes its time for the first one.
    const patient = await openS3Blobs(place)
    key = (await patient.put(1, bytes)).key
    await patient.close()
  })
  afterEach(async () => {
    proxy.fault('none')
    // Well again at once, whatever it was.
    expect(Buffer.from(await blobs.read(key)).equals(bytes)).toBe(true)
  })
  afterAll(async () => {
    await blobs?.close()
    await proxy?.close()
  })

  const PASSING: readonly (readonly [name: string, fault: Fault])[] = [
    ['a 503 SlowDown', SLOW_DOWN],
    ['a 500', { status: 500, body: 'oops' }],
    ['a 429', { status: 429 }],
    ['a connection that is closed', 'close'],
    ['a body that breaks off', 'close in the middle'],
    ['no answer', 'hang'],
    ['a body that does not go on', 'hang in the middle'],
  ]
  const LASTING: readonly (readonly [name: string, fault: Fault])[] = [
    ...PASSING,
    ['a 403', { status: 403, body: '<Error><Code>AccessDenied</Code></Error>' }],
    ['a 301', { status: 301, body: '<Error><Code>PermanentRedirect</Code></Error>' }],
    ['a 400', { status: 400, body: 'no' }],
  ]

  describe.each(PASSING)('%s once', (_, fault) => {
    test('is not noticed', async () => {
      proxy.fault(fault, 1)
      expect(Buffer.from(await blobs.read(key)).equals(bytes)).toBe(true)
      proxy.fault(fault, 1)
      const { key: other } = await blobs.put(1, bytes)
      expect(Buffer.from(await blobs.read(other)).equals(bytes)).toBe(true)
    })
  })

  describe.each(LASTING)('%s that lasts', (_, fault) => {
    test('is told as what may pass, in time', async () => {
      proxy.fault(fault)
      const started = performance.now()
      const calls = [
        blobs.read(key),
        // What is broken in the middle of an answer was done, and its answer holds nothing.
        ...(typeof fault === 'string' && fault.endsWith('middle') ? [] : [blobs.put(1, bytes)]),
        blobs.restingPacks(Date.now()),
        Array.fromAsync(blobs.blobsIn('20260101')),
      ]
      for (const result of await Promise.allSettled(calls)) {
        expect(result).toMatchObject({ status: 'rejected', reason: expect.any(Unavailable) })
        const { reason } = result as PromiseRejectedResult
        expect(reason.retryAfter).toBeGreaterThan(0)
        // Whose bucket it is, is for the log alone.
        expect(reason.message).not.toContain(place.bucket)
      }
      expect(performance.now() - started).toBeLessThan(TIMEOUT + TIMEOUT / 3 + SLACK)
      expect(await blobs.check()).toEqual({
        ok: false,
        reason: 'files cannot be stored',
        cause: expect.any(Unavailable),
      })
    })
  })

  test('a listing that is something else is no empty store', async () => {
    for (const body of ['', '<html>Welcome</html>', '<ListBucketResult><KeyCount>1</KeyCount><Conten']) {
      proxy.fault({ status: 200, body })
      await expect(blobs.packs()).rejects.toThrow(Unavailable)
      await expect(Array.fromAsync(blobs.blobsIn('20260101'))).rejects.toThrow(Unavailable)
      expect(await blobs.check()).toMatchObject({ ok: false })
    }
  })

  test('a refusal that lasts is not asked for again and again', async () => {
    proxy.fault({ status: 403, body: '<Error><Code>AccessDenied</Code></Error>' })
    const before = proxy.requests()
    await expect(blobs.read(key)).rejects.toThrow(Unavailable)
    expect(proxy.requests() - before).toBe(1)
  })

  test('many that wait for a server that hangs are all answered, and nothing stays open', async () => {
    proxy.fault('hang')
    const results = await Promise.allSettled(Array.from({ length: 200 }, () => blobs.read(key)))
    for (const result of results) expect(result).toMatchObject({ reason: expect.any(Unavailable) })
    proxy.fault('none')
    await Promise.all(Array.from({ length: 64 }, () => blobs.read(key)))
    expect(proxy.open()).toBeLessThanOrEqual(64)
  })

  const WRONG: readonly (readonly [what: string, change: Partial<S3Options>, advice: RegExp])[] = [
    ['bucket', { bucket: 'longlist-no-such-bucket' }, /bucket of LONGLIST_BLOBS_URL does not exist/],
    [
      'secret',
      { credentials: { accessKeyId: 'LONGLISTTESTKEY', secretAccessKey: 'wrong' } },
      /AWS_SECRET_ACCESS_KEY is not the secret/,
    ],
    [
      'access key',
      { credentials: { accessKeyId: 'NOBODY', secretAccessKey: 'wrong' } },
      /AWS_ACCESS_KEY_ID is not known/,
    ],
    ['endpoint', { endpoint: 'http://127.0.0.1:1' }, /ECONNREFUSED/],
  ]

  test.each(WRONG)('a wrong %s is told to the operator, and to nobody else', async (_, change, advice) => {
    const wrong = await openS3Blobs({ ...place, timeoutMs: TIMEOUT, ...change })
    try {
      const check = await wrong.check()
      expect(check).toMatchObject({ ok: false, reason: 'files cannot be stored' })
      const { cause } = check as { cause: Error }
      expect(String((cause.cause as Error).message)).toMatch(advice)
      await expect(wrong.put(1, bytes)).rejects.toThrow(Unavailable)
      // A bucket that is not there is no blob that is not there.
      await expect(wrong.read(key)).rejects.toThrow(Unavailable)
    } finally {
      await wrong.close()
    }
  })

  test('a server that is not there at all is told, again and again', async () => {
    const nobody = await openS3Blobs({ ...place, endpoint: `http://127.0.0.1:${await freePort()}`, timeoutMs: TIMEOUT })
    for (let round = 0; round < 2; round++) await expect(nobody.read(key)).rejects.toThrow(Unavailable)
    await nobody.close()
  })

  test('a blob that is not there is not there, through all of it', async () => {
    await expect(blobs.read(key.replace(/.{4}$/, '0000'))).rejects.toThrow(NotFound)
  })
})
