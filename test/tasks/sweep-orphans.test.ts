import { mkdtempSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDiskBlobs } from '../../src/blobs/disk.ts'
import { PACK_LIFETIME } from '../../src/blobs/pack-writer.ts'
import { openSqlite } from '../../src/db/sqlite/engine.ts'
import { namedAmong } from '../../src/db/stores/blobs.ts'
import { sweepOrphans } from '../../src/tasks/sweepOrphans.ts'
import { createSamples, storesOn } from '../db/samples.ts'

/** The sweep on real packs and a real store. */

let folder: string
let world: Awaited<ReturnType<typeof createWorld>>
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'longlist-test-'))
  world = await createWorld()
})
afterEach(async () => {
  await world.engine.close()
  await world.blobs.close()
  rmSync(folder, { recursive: true, force: true })
})

const LATER = 2 * PACK_LIFETIME + 60_000

async function createWorld() {
  const engine = await openSqlite(join(folder, 'longlist.db'))
  const stores = storesOn(engine)
  const samples = createSamples()
  const application = samples.application()
  await stores.commit(...samples.ground, { do: 'addApplication', application })
  const { organizationId } = samples
  const world = {
    engine,
    stores,
    organizationId,
    applicationId: application.id,
    blobs: openDiskBlobs(join(folder, 'blobs')),
    put: async (text: string) => (await world.blobs.put(organizationId, Buffer.from(text))).key,
    async putNamed(text: string, kind: 'resume' | 'picture' = 'resume') {
      const key = await world.put(text)
      await stores.commit({
        do: 'addAttachment',
        attachment: samples.attachment(application.id, { kind, blobKey: key, size: text.length }),
      })
      return key
    },
    /** What comes next goes into another pack, as after a restart. */
    async nextPack() {
      await world.blobs.close()
      world.blobs = openDiskBlobs(join(folder, 'blobs'))
    },
    read: async (key: string) => Buffer.from(await world.blobs.read(key)).toString(),
    sweep: (now: number) =>
      sweepOrphans({
        blobs: world.blobs,
        namedAmong: (organization, keys) => namedAmong(engine, organization, keys),
        now: () => now,
      }),
  }
  return world
}

test('erases what no row names, keeps what one names, and removes a pack in which nothing is left', async () => {
  const named = await world.putNamed('named')
  const orphan = await world.put('orphan')
  await world.nextPack()
  const lonely = await world.put('lonely orphan')
  expect(await world.blobs.packs()).toHaveLength(2)

  const now = Date.now() + LATER
  expect(await world.sweep(now)).toEqual({ erased: 2, removedPacks: 1 })
  expect(await world.read(named)).toBe('named')
  expect(await world.read(orphan)).toBe('\0'.repeat(6))
  await expect(world.read(lonely)).rejects.toThrow('No such file')
  expect(await world.blobs.packs()).toEqual([named.split('/')[0]])

  expect(await world.sweep(now)).toEqual({ erased: 0, removedPacks: 0 })
  expect(await world.read(named)).toBe('named')
})

test('never touches a pack that is young, whose blobs a request may be about to name', async () => {
  const orphan = await world.put('not named yet')
  const born = Date.now()
  for (const age of [-PACK_LIFETIME, 0, PACK_LIFETIME - 1000, PACK_LIFETIME, 2 * PACK_LIFETIME - 1000]) {
    expect(await world.sweep(born + age)).toEqual({ erased: 0, removedPacks: 0 })
    expect(await world.read(orphan)).toBe('not named yet')
  }
  expect(await world.sweep(born + LATER)).toEqual({ erased: 1, removedPacks: 1 })
})

test('erases what a removal left behind, once its pack rests', async () => {
  const { organizationId, applicationId, stores } = world
  const resume = await world.putNamed('resume')
  const picture = await world.putNamed('picture', 'picture')
  await stores.commit({ do: 'removeAttachments', organizationId, applicationId, kind: 'resume', at: 1 })
  expect(await world.sweep(Date.now())).toEqual({ erased: 0, removedPacks: 0 })
  expect(await world.sweep(Date.now() + LATER)).toEqual({ erased: 1, removedPacks: 0 })
  expect(await world.read(resume)).toBe('\0'.repeat(6))
  expect(await world.read(picture)).toBe('picture')
  await stores.commit({ do: 'removeAttachments', organizationId, applicationId, kind: 'picture', at: 1 })
  expect(await world.sweep(Date.now() + LATER)).toEqual({ erased: 1, removedPacks: 1 })
  expect(await world.blobs.packs()).toEqual([])
})

test('a row of another organization does not name a blob', async () => {
  const { organizationId, blobs, stores, applicationId } = world
  const { key } = await blobs.put(organizationId + 1, Buffer.from('of another'))
  const attachment = createSamples(9_000_000).attachment(applicationId, { organizationId, blobKey: key })
  await stores.commit({ do: 'addAttachment', attachment })
  expect(await world.sweep(Date.now() + LATER)).toEqual({ erased: 1, removedPacks: 1 })
})

test('goes over a torn pack: what is named stays, the torn blob is erased', async () => {
  const named = await world.putNamed('named')
  await world.put('torn '.repeat(100))
  await world.nextPack()
  const path = join(folder, 'blobs', `${named.split('/')[0]}.pack`)
  truncateSync(path, 64 + 5 + 64 + 200)
  expect((await world.sweep(Date.now() + LATER)).removedPacks).toBe(0)
  expect(await world.read(named)).toBe('named')
  expect(await world.sweep(Date.now() + LATER)).toEqual({ erased: 0, removedPacks: 0 })
})

test('an empty pack, which a crash leaves right after it was begun, is removed', async () => {
  const key = await world.put('x')
  await world.nextPack()
  truncateSync(join(folder, 'blobs', `${key.split('/')[0]}.pack`), 0)
  expect(await world.sweep(Date.now() + LATER)).toEqual({ erased: 0, removedPacks: 1 })
  expect(await world.blobs.packs()).toEqual([])
})
