import { setTimeout as sleep } from 'node:timers/promises'
import type { Server } from '../../src/server.ts'

const WAITING = 'select application_id from match_queue union all select application_id from search_queue limit 1'

/**
 * Does what is due in the background, until nothing waits to be recognised or found any more. A task that was woken may be at it
 * already, and then there is nothing to do here but to leave it the time: without a rest neither look nor question gives way to
 * it on SQLite, for ever.
 */
export async function whenIdle({ store, tasks }: Server): Promise<void> {
  const isWaiting = async () => (await store.engine.all(WAITING, [], 'every')).length > 0
  for (await tasks.look(); await isWaiting(); await tasks.look()) await sleep(10)
}
