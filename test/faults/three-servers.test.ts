import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Crowd } from './crowd.ts'
import { Fleet } from './fleet.ts'
import { PLACES } from './places.ts'
import { Random } from './random.ts'

/**
 * Three servers on one store are killed (SIGKILL) in turn at random moments under load, and each is replaced. What any of
 * them acknowledged is there, whole and once, whichever is asked. KILLS scales it; KILL_SEED repeats the random choices.
 */

const KILLS = Math.ceil(Number(process.env['KILLS'] ?? 40) / 5)
const SEED = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000_000)

test.each(PLACES)(
  'on $name: nothing is lost, done twice or stuck',
  { timeout: 60_000 + KILLS * 10_000 },
  async (place) => {
    const random = new Random(SEED)
    const started = performance.now()
    await using fleet = await Fleet.start(place)
    const crowd = new Crowd(random, SEED, () => fleet.any(random), { mayBreak: true })
    for (let kill = 1; kill <= KILLS; kill++) {
      crowd.start()
      await crowd.more(10, 'acknowledged')
      await sleep(random.between(0, 200))
      expect(await fleet.replaceOldest()).toBe('')
      await crowd.more(10, 'acknowledged')
      await crowd.stop()
      await crowd.settle(fleet.any(random))
    }
    expect(crowd.counts.notKnown).toBe(0)
    for (const { url } of fleet.members) expect((await fetch(`${url}/readyz`)).status).toBe(200)
    expect(await fleet.terminate()).toEqual([0, 0, 0])
    expect(fleet.members.map(({ server }) => server.errors)).toEqual(['', '', ''])
    await using store = await fleet.store()
    await crowd.expectTrue(store)
    const seconds = Math.round((performance.now() - started) / 1000)
    process.stdout.write(
      `${place.name}, ${KILLS} kills in ${seconds} s (KILL_SEED=${SEED}): ${JSON.stringify(crowd.counts)}\n`,
    )
  },
)
