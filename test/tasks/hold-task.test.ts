import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { PACK_LIFETIME, packBirth } from '../../src/blobs/pack-writer.ts'
import { samples } from '../support/sample-files.ts'
import { startServer } from '../support/server.ts'
import { file, patch, post } from '../wire/comeet/candidate.ts'

/** While the sweep is held, as a backup does, no process erases what is named nowhere any more. */

test('a file that was removed stays until the sweep is let go', async () => {
  await using server = await startServer()
  const { store, tasks } = server.server
  const created = await post(server, { picture: file('removed.png', samples.png) })
  const [removed] = await store.engine.all('select blob_key as key from attachment', [], 'every')
  const key = String(removed?.['key'])
  const kept = await post(server, { picture: file('kept.png', samples.png) })
  expect(await patch(server, created.body.uid, { picture: null })).toMatchObject({ status: 200 })
  expect(kept).toMatchObject({ status: 201 })
  const pack = key.split('/')[0] as string
  server.clock.time = packBirth(pack) + 3 * PACK_LIFETIME

  const held = await store.holdSweep()
  await tasks.look()
  expect(Buffer.from(await store.blobs.read(key))).toEqual(samples.png)
  held.mustBeHeld()
  await held.letGo()
  await tasks.look()
  expect(Buffer.from(await store.blobs.read(key))).toEqual(Buffer.alloc(samples.png.length))
})

test('whoever holds waits for a sweep that is running, and notices when the hold was lost', async () => {
  await using server = await startServer()
  const { store } = server.server
  const first = await store.holdSweep()
  const second = store.holdSweep()
  expect(await Promise.race([second, sleep(50, 'waits')])).toBe('waits')
  await first.letGo()
  const held = await second
  held.mustBeHeld()
  // As when this process stood still for so long that its lease ran out.
  server.clock.time += 10 * 60_000
  expect(() => held.mustBeHeld()).toThrow('could not be kept from being done')
  await held.letGo()
})
