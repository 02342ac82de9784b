import type { Engine } from '../engine.ts'
import { query } from '../query.ts'
import { first, write } from './rows.ts'

/**
 * What a store says of itself: the fingerprint of the key that its secrets are sealed with, that it is a copy in the making, or
 * the hash of the link that makes the first admin, with the time until when it counts.
 */
export type MarkName = 'server_key' | 'copy' | 'setup'

const byName = query<{ name: string }, { value: string }>('select value from store_mark where name = :name')
const claim = query<{ name: string; value: string }>(
  'insert into store_mark (name, value) values (:name, :value) on conflict (name) do nothing',
)
const remove = query<{ name: string }>('delete from store_mark where name = :name')

export async function readMark(engine: Engine, name: MarkName): Promise<string | undefined> {
  return (await first(engine, byName, { name }))?.value
}

/** Sets a mark unless it is there. @returns the mark as it stands then, ours or that of whoever was quicker */
export async function claimMark(engine: Engine, name: MarkName, value: string): Promise<string> {
  await write(engine, claim, { name, value })
  return (await readMark(engine, name)) ?? value
}

export async function removeMark(engine: Engine, name: MarkName): Promise<void> {
  await write(engine, remove, { name })
}
