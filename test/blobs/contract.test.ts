import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { Blobs, HeldBlob } from '../../src/blobs/blobs.ts'
import { openDiskBlobs } from '../../src/blobs/disk.ts'
import { openS3Blobs } from '../../src/blobs/s3.ts'
import { NotFound } from '../../src/core/errors.ts'
import { newS3Place } from '../support/test-bucket.ts'
import { wanted } from '../support/wanted.ts'

/** What every blob store must hold, whatever it is. */

type TestBlobs = { readonly blobs: Blobs; another(): Promise<Blobs>; remove(): void }

async function onDisk(): Promise<TestBlobs> {
  const folder = mkdtempSync(join(tmpdir(), 'longlist-blobs-'))
  const open = async () => openDiskBlobs(join(folder, 'blobs'))
  return { blobs: await open(), another: open, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

async function onS3(): Promise<TestBlobs> {
  const place = newS3Place()
  if (!place) throw new Error('This run has no S3')
  const open = () => openS3Blobs(place)
  return { blobs: await open(), another: open, remove: () => {} }
}

const STORES = [
  ...(wanted('BLOBS', 'disk') ? [{ name: 'disk', open: onDisk }] : []),
  ...(inject('s3') ? [{ name: 'S3', open: onS3 }] : []),
]

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const DAY = 24 * 60 * 60 * 1000

describe.each(STORES)('on $name', ({ open }) => {
  let store: TestBlobs
  let blobs: Blobs
  const opened: Blobs[] = []
  beforeEach(async () => {
    store = await open()
    blobs = store.blobs
    opened.push(blobs)
  })
  afterEach(async () => {
    for (const each of opened.splice(0)) await each.close()
    store.remove()
  })

  async function another(): Promise<Blobs> {
    const other = await store.another()
    opened.push(other)
    return other
  }

  async function held(): Promise<HeldBlob[]> {
    const found: HeldBlob[] = []
    for (const pack of await blobs.packs()) for await (const blob of blobs.blobsIn(pack)) found.push(blob)
    return found
  }

  async function expectHeld(key: string, bytes: Uint8Array): Promise<void> {
    const read = await blobs.read(key)
    expect({ size: read.length, sha256: sha256(read) }).toEqual({ size: bytes.length, sha256: sha256(bytes) })
  }

  test.each([0, 1, 255, 256 * 1024, 6 * 1024 * 1024, 30 * 1024 * 1024])(
    '%i bytes are read as they were put',
    async (size) => {
      const bytes = randomBytes(size)
      const { key, sha256: hash } = await blobs.put(7, bytes)
      expect(hash).toBe(sha256(bytes))
      await expectHeld(key, bytes)
    },
  )

  test('many at once are each themselves, also for another process', async () => {
    const all = Array.from({ length: 200 }, (_, at) => randomBytes(1 + at * 37))
    const puts = await Promise.all(all.map((bytes, at) => blobs.put(1 + (at % 3), bytes)))
    expect(new Set(puts.map(({ key }) => key)).size).toBe(all.length)
    const other = await another()
    const read = await Promise.all(puts.map(({ key }) => other.read(key)))
    expect(read.map(sha256)).toEqual(all.map(sha256))
  })

  test('the same bytes twice are two blobs', async () => {
    const bytes = randomBytes(100)
    const [one, two] = [await blobs.put(1, bytes), await blobs.put(1, bytes)]
    await blobs.erase(one.key)
    await expectHeld(two.key, bytes)
  })

  test('what is held is told, with its organization and its length', async () => {
    const [one, two] = [await blobs.put(11, randomBytes(10)), await blobs.put(12, randomBytes(0))]
    const told = (await held()).toSorted((a, b) => a.organizationId - b.organizationId)
    expect(told).toEqual([
      expect.objectContaining({ key: one.key, organizationId: 11, length: 10, erased: false }),
      expect.objectContaining({ key: two.key, organizationId: 12, length: 0, erased: false }),
    ])
  })

  test('an empty store holds nothing, and is in order', async () => {
    expect(await blobs.packs()).toEqual([])
    expect(await blobs.restingPacks(Date.now() + 10 * DAY)).toEqual([])
    expect(await blobs.check()).toEqual({ ok: true })
  })

  test('more than one page of a listing is told whole, and removed whole', { timeout: 60_000 }, async () => {
    const keys: string[] = []
    for (let round = 0; round < 11; round++) {
      const puts = await Promise.all(Array.from({ length: 100 }, () => blobs.put(5, Buffer.from('x'))))
      keys.push(...puts.map(({ key }) => key))
    }
    expect((await held()).map(({ key }) => key).toSorted()).toEqual(keys.toSorted())
    for (const pack of await blobs.packs()) await blobs.removePack(pack)
    expect(await held()).toEqual([])
    await expect(blobs.read(keys[0] as string)).rejects.toThrow(NotFound)
  })

  test('what is erased stays erased, for everybody, and its neighbours are as they were', async () => {
    const bytes = randomBytes(5000)
    const [before, erased, after] = [
      await blobs.put(1, bytes),
      await blobs.put(1, randomBytes(5000)),
      await blobs.put(1, bytes),
    ]
    await blobs.erase(erased.key)
    // A store may keep the place, with nothing of the content in it.
    const rest = await (await another()).read(erased.key).catch((error) => error)
    if (rest instanceof Error) expect(rest).toBeInstanceOf(NotFound)
    else expect(Buffer.from(rest).equals(Buffer.alloc(5000))).toBe(true)
    expect(
      (await held())
        .filter(({ erased: gone }) => !gone)
        .map(({ key }) => key)
        .toSorted(),
    ).toEqual([before.key, after.key].toSorted())
    await blobs.erase(erased.key)
    for (const { key } of [before, after]) await expectHeld(key, bytes)
  })

  test('a pack rests when nothing can be put into it any more, and not before', async () => {
    await blobs.put(1, randomBytes(10))
    const packs = await blobs.packs()
    expect(packs).toHaveLength(1)
    expect(await blobs.restingPacks(Date.now())).toEqual([])
    expect(await blobs.restingPacks(Date.now() + 3 * DAY)).toEqual(packs)
  })

  test('a pack is removed with all that is in it', async () => {
    const { key } = await blobs.put(1, randomBytes(10))
    for (const pack of await blobs.packs()) await blobs.removePack(pack)
    await expect(blobs.read(key)).rejects.toThrow(NotFound)
    expect(await held()).toEqual([])
  })

  const HOSTILE = [
    '',
    '/',
    '.',
    '..',
    '../../etc/passwd',
    '/etc/passwd',
    '20260101/1/../../1',
    '20260101/1/zz',
    `20260101/1/${'0'.repeat(32)}?acl`,
    `20260101/1/${'0'.repeat(32)}\n`,
    '1/0/0',
    'abc-0/0/99999999999999999999',
    'abc-0/-1/5',
    '%2e%2e%2f/1/2',
    '\0',
    'x'.repeat(5000),
  ]

  test.each(HOSTILE.map((key) => ({ name: JSON.stringify(key).slice(0, 60), key })))(
    '$name is no key of a blob',
    async ({ key }) => {
      const { key: other } = await blobs.put(1, Buffer.from('neighbour'))
      await expect(blobs.read(key)).rejects.toThrow(NotFound)
      await expect(blobs.erase(key)).rejects.toThrow(NotFound)
      await expectHeld(other, Buffer.from('neighbour'))
    },
  )

  test('a key like ours that was never given is no key of a blob', async () => {
    const { key } = await blobs.put(1, randomBytes(100))
    const never = key.replace(/[0-9a-f]{12}/, (digits) => digits.split('').toReversed().join(''))
    expect(never).not.toBe(key)
    await expect(blobs.read(never)).rejects.toThrow(NotFound)
    const beyond = key.replace(/\/\d+$/, '/9007199254740991')
    if (beyond !== key) await expect(blobs.read(beyond)).rejects.toThrow(NotFound)
  })

  test('a place beside ours is none of ours', async () => {
    const beside = await open()
    opened.push(beside.blobs)
    const { key } = await beside.blobs.put(1, randomBytes(10))
    try {
      await expect(blobs.read(key)).rejects.toThrow(NotFound)
      expect(await blobs.packs()).toEqual([])
      await blobs.erase(key).catch((error) => expect(error).toBeInstanceOf(NotFound))
      expect((await beside.blobs.read(key)).length).toBe(10)
    } finally {
      beside.remove()
    }
  })
})
