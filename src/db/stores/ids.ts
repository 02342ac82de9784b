import type { Ids } from '../../core/ports.ts'
import { randomCode, randomInteger48 } from '../../lib/random.ts'
import type { Engine } from '../engine.ts'
import { query } from '../query.ts'
import { write } from './rows.ts'

const reserve = query<{ count: number }, { next_id: number }>(
  `update id_sequence set next_id = next_id + :count where name = 'id' returning next_id`,
)

const raise = query<{ above: number }>(
  `update id_sequence set next_id = :above + 1 where name = 'id' and next_id <= :above`,
)

const FIRST_BLOCK = 64
const LARGEST_BLOCK = 8192

/**
 * Ids are taken from blocks that each process reserves in the store, so that they are known before the commit and differ
 * between processes. Blocks begin small and double, so that a small store has small ids and a busy one seldom asks.
 */
export function createIds(engine: Engine): Ids {
  let next = 0
  let end = 0
  let size = FIRST_BLOCK
  let refill: Promise<void> | undefined

  async function reserveBlock(): Promise<void> {
    const count = size
    size = Math.min(size * 2, LARGEST_BLOCK)
    const [row] = await write(engine, reserve, { count })
    if (!row) throw new Error('The sequence of ids is gone from the store')
    end = row.next_id
    next = end - count
  }

  return {
    async next() {
      while (next >= end) {
        refill ??= reserveBlock().finally(() => {
          refill = undefined
        })
        await refill
      }
      return next++
    },
    salt: randomInteger48,
    code: randomCode,
  }
}

/** Keeps future ids above one that was given from outside (a seed). */
export async function raiseIds(engine: Engine, above: number): Promise<void> {
  await write(engine, raise, { above })
}
