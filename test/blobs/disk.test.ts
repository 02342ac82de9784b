import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Blobs, HeldBlob } from '../../src/blobs/blobs.ts'
import { openDiskBlobs } from '../../src/blobs/disk.ts'
import { PACK_LIFETIME } from '../../src/blobs/pack-writer.ts'
import { HEADER_BYTES } from '../../src/blobs/record.ts'
import { NotFound, Unavailable } from '../../src/core/errors.ts'
import { noSmallDisk, smallDisk } from '../faults/small-disk.ts'

let parent: string
let folder: string
let blobs: Blobs
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'longlist-test-'))
  folder = join(parent, 'blobs')
  blobs = openDiskBlobs(folder)
})
afterEach(async () => {
  await blobs.close()
  rmSync(parent, { recursive: true, force: true })
})

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
/** Bytes that do not repeat, others for each seed. */
function bytesOf(size: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(size)
  let state = Math.imul(seed + 1, 0x9e3779b1)
  for (let at = 0; at < size; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    bytes[at] = state >>> 24
  }
  return bytes
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0
const packPath = (key: string): string => join(folder, `${key.split('/')[0]}.pack`)
const held = async (pack: string): Promise<HeldBlob[]> => Array.fromAsync(blobs.blobsIn(pack))

async function onlyPack(): Promise<string> {
  const packs = await blobs.packs()
  expect(packs).toHaveLength(1)
  return packs[0] as string
}

describe('what is put', () => {
  test.each([0, 1, 63, 64, 65, 4096, 256 * 1024 - 1, 256 * 1024, 6 * 1024 * 1024])(
    '%i bytes are read back, by another process too',
    async (size) => {
      const bytes = bytesOf(size)
      const { key, sha256: hash } = await blobs.put(7, bytes)
      expect(hash).toBe(sha256(bytes))
      expect(same(await blobs.read(key), bytes)).toBe(true)
      const other = openDiskBlobs(folder)
      expect(same(await other.read(key), bytes)).toBe(true)
      await other.close()
    },
  )

  test('is on its own: the same bytes twice are two blobs, and what the caller does to its bytes later is its own', async () => {
    const bytes = Buffer.from('the same')
    const [first, second] = [await blobs.put(7, bytes), await blobs.put(8, bytes)]
    expect(first.key).not.toBe(second.key)
    bytes.fill(0)
    expect(Buffer.from(await blobs.read(first.key)).toString()).toBe('the same')
    await blobs.erase(first.key)
    expect(Buffer.from(await blobs.read(second.key)).toString()).toBe('the same')
  })

  test('is all there when many are put at once', async () => {
    const all = Array.from({ length: 300 }, (_, index) => bytesOf((index * 7919) % 40_000, index))
    const put = await Promise.all(all.map((bytes, index) => blobs.put(index, bytes)))
    expect(new Set(put.map(({ key }) => key)).size).toBe(300)
    for (const [index, { key }] of put.entries()) expect(same(await blobs.read(key), all[index] as Buffer)).toBe(true)
    const listed = await held(await onlyPack())
    const expected = all.map((bytes, index) => ({
      key: put[index]?.key,
      organizationId: index,
      length: bytes.length,
      sha256: sha256(bytes),
      erased: false,
    }))
    const byKey = (a: { key?: string | undefined }, b: { key?: string | undefined }) =>
      `${a.key}` < `${b.key}` ? -1 : 1
    expect(listed.toSorted(byKey)).toEqual(expected.toSorted(byKey))
  })

  test('is found after a restart, which goes on in a pack of its own', async () => {
    const { key } = await blobs.put(7, bytesOf(100))
    await blobs.close()
    const before = readFileSync(packPath(key))
    const again = openDiskBlobs(folder)
    const next = await again.put(7, bytesOf(100, 2))
    expect(next.key.split('/')[0]).not.toBe(key.split('/')[0])
    expect(same(await again.read(key), bytesOf(100))).toBe(true)
    expect(same(readFileSync(packPath(key)), before)).toBe(true)
    await again.close()
  })

  test('is for the owner of the server only', async () => {
    const { key } = await blobs.put(7, bytesOf(100))
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(packPath(key)).mode & 0o777).toBe(0o600)
  })
})

describe('what is not there', () => {
  test.each([
    '',
    'x',
    'pack/64/10',
    '../blobs/m1-ab/64/1',
    'm1-ab/64/1',
    'm1-ab/-1/1',
    'm1-ab/64/1/1',
    'm1-ab/64/1e3',
    '/etc/passwd',
  ])('the key %j names no file', async (key) => {
    await expect(blobs.read(key)).rejects.toThrow(NotFound)
    await expect(blobs.erase(key)).rejects.toThrow(NotFound)
  })

  test('nor does one whose end lies behind the end of its pack', async () => {
    const { key } = await blobs.put(7, bytesOf(100))
    await expect(blobs.read(key.replace(/100$/, '101'))).rejects.toThrow(NotFound)
    truncateSync(packPath(key), HEADER_BYTES + 99)
    await expect(blobs.read(key)).rejects.toThrow(NotFound)
  })

  test('a store without a folder holds nothing', async () => {
    expect(existsSync(folder)).toBe(false)
    expect(await blobs.packs()).toEqual([])
    expect(await blobs.restingPacks(Date.now())).toEqual([])
  })
})

describe('erasing', () => {
  test('leaves zeros in the place of the content, a mark, and the neighbours as they are', async () => {
    const contents = [bytesOf(100, 1), bytesOf(5000, 2), bytesOf(0), bytesOf(300, 3)]
    const put = []
    for (const bytes of contents) put.push(await blobs.put(7, bytes))
    const [first, second, , last] = put.map(({ key }) => key) as [string, string, string, string]
    const size = statSync(packPath(first)).size
    await blobs.erase(second)
    await blobs.erase(second)
    expect(same(await blobs.read(second), Buffer.alloc(5000))).toBe(true)
    expect(readFileSync(packPath(second)).includes((contents[1] as Buffer).subarray(0, 40))).toBe(false)
    expect(statSync(packPath(first)).size).toBe(size)
    expect(same(await blobs.read(first), contents[0] as Buffer)).toBe(true)
    expect(same(await blobs.read(last), contents[3] as Buffer)).toBe(true)
    expect((await held(await onlyPack())).map(({ erased }) => erased)).toEqual([false, true, false, false])
  })

  test('is refused where no blob of this length begins, and changes nothing', async () => {
    const { key } = await blobs.put(7, bytesOf(1000))
    const before = readFileSync(packPath(key))
    for (const wrong of [key.replace(/1000$/, '999'), key.replace('/64/', '/65/'), key.replace('/64/', '/164/')]) {
      await expect(blobs.erase(wrong)).rejects.toThrow(NotFound)
    }
    expect(same(readFileSync(packPath(key)), before)).toBe(true)
  })
})

describe('a pack that a crash tore', () => {
  /** Two whole blobs, and a third that is cut after so many of its 64 + 1000 bytes. */
  async function torn(length: number): Promise<{ whole: string[]; torn: string; pack: string }> {
    const whole = [(await blobs.put(7, bytesOf(100))).key, (await blobs.put(7, bytesOf(200, 2))).key]
    const { key } = await blobs.put(7, bytesOf(1000, 3))
    await blobs.close()
    truncateSync(packPath(key), 2 * HEADER_BYTES + 300 + length)
    return { whole, torn: key, pack: await onlyPack() }
  }

  test.each([0, 1, 63, 64, 65, 1063])('keeps what is before the tear, %i bytes into the last', async (length) => {
    const { whole, torn: lost, pack } = await torn(length)
    expect(same(await blobs.read(whole[0] as string), bytesOf(100))).toBe(true)
    expect(same(await blobs.read(whole[1] as string), bytesOf(200, 2))).toBe(true)
    await expect(blobs.read(lost)).rejects.toThrow(NotFound)
    const listed = (await held(pack)).map(({ key }) => key)
    expect(listed.slice(0, 2)).toEqual(whole)
    expect(listed.filter((key) => key !== lost)).toEqual(whole)
  })

  test('is never appended to', async () => {
    const { torn: lost } = await torn(500)
    const before = readFileSync(packPath(lost))
    blobs = openDiskBlobs(folder)
    await blobs.put(7, bytesOf(10))
    expect(same(readFileSync(packPath(lost)), before)).toBe(true)
    expect(await blobs.packs()).toHaveLength(2)
  })

  test('is erased in what is left of the torn one, without growing', async () => {
    const { torn: lost, whole } = await torn(500)
    const size = statSync(packPath(lost)).size
    await blobs.erase(lost)
    expect(statSync(packPath(lost)).size).toBe(size)
    expect(readFileSync(packPath(lost)).includes(bytesOf(1000, 3).subarray(0, 40))).toBe(false)
    expect(same(await blobs.read(whole[1] as string), bytesOf(200, 2))).toBe(true)
  })

  test('is read up to zeros or junk that the disk left at its end', async () => {
    const { pack, whole } = await torn(0)
    appendFileSync(packPath(whole[0] as string), Buffer.concat([Buffer.alloc(500), bytesOf(500)]))
    expect((await held(pack)).map(({ key }) => key)).toEqual(whole)
  })
})

describe('packs', () => {
  test('rest once nothing can be appended to them any more', async () => {
    await blobs.put(7, bytesOf(1))
    const pack = await onlyPack()
    const now = Date.now()
    expect(await blobs.restingPacks(now)).toEqual([])
    expect(await blobs.restingPacks(now + PACK_LIFETIME)).toEqual([])
    expect(await blobs.restingPacks(now + 2 * PACK_LIFETIME + 1000)).toEqual([pack])
  })

  test('are removed with all that is in them, and other files are left alone', async () => {
    const { key } = await blobs.put(7, bytesOf(1))
    writeFileSync(join(folder, 'README'), 'mine')
    await blobs.removePack(await onlyPack())
    await expect(blobs.read(key)).rejects.toThrow(NotFound)
    expect(readdirSync(folder)).toEqual(['README'])
  })
})

describe('a disk that takes no more', () => {
  test('of one file: the blob is refused, earlier ones are whole, and the next goes to another pack', () => {
    // In blocks of 1 KiB in bash.
    const sizes = ['1000', '20000', '200000', '3000', '70000', '10', '200000', '5']
    const child = join(import.meta.dirname, 'limited-child.ts')
    const command = 'ulimit -f 64; exec "$0" "$@"'
    const output = execFileSync('bash', ['-c', command, process.execPath, child, folder, ...sizes], {
      encoding: 'utf8',
    })
    const answers = JSON.parse(output) as { key?: string; sha256?: string; error?: string }[]
    expect(answers.map(({ error }) => error)).toEqual([
      undefined,
      undefined,
      'Unavailable',
      undefined,
      'Unavailable',
      undefined,
      'Unavailable',
      undefined,
    ])
    return Promise.all(
      answers.map(async ({ key, sha256: hash }) => {
        if (key !== undefined) expect(sha256(await blobs.read(key))).toBe(hash)
      }),
    )
  })

  const title = 'of the whole disk: blobs are refused for now, earlier ones are whole, and it recovers by itself'
  test.skipIf(noSmallDisk)(`${title}${noSmallDisk ? ` (skipped: ${noSmallDisk})` : ''}`, async () => {
    using disk = smallDisk(4)
    const small = openDiskBlobs(join(disk.folder, 'blobs'))
    const kept: { key: string; bytes: Buffer }[] = []
    const keep = async (size: number): Promise<void> => {
      const bytes = bytesOf(size, kept.length)
      kept.push({ key: (await small.put(7, bytes)).key, bytes })
    }
    for (let round = 0; round < 3; round++) {
      await keep(1000)
      await keep(50_000)
      disk.fill(20_000)
      await expect(small.put(7, bytesOf(100_000))).rejects.toThrow(Unavailable)
      disk.fill()
      const refused = await Promise.allSettled([small.put(7, bytesOf(50_000)), small.put(7, bytesOf(9_000))])
      for (const result of refused) expect(result).toMatchObject({ reason: expect.any(Unavailable) })
      for (const { key, bytes } of kept) expect(same(await small.read(key), bytes)).toBe(true)
      disk.free()
      await keep(100_000)
    }
    for (const { key, bytes } of kept) expect(same(await small.read(key), bytes)).toBe(true)
    await small.close()
  })
})
