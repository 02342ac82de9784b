import type { Engine, Statement } from './engine.ts'
import { query, statement } from './query.ts'
import { first } from './stores/rows.ts'

const version = query<Record<never, never>, { version: number }>('select version from catalog_version')

const raise = query<Record<never, never>>('update catalog_version set version = version + 1')

/** Goes into every unit that changes something of the catalog. */
export function raiseVersion(): Statement {
  return statement(raise, {})
}

/** More than this is not worth its memory: a rare organization is read again. */
const MOST_ENTRIES = 20_000

/**
 * Keeps in memory what every request needs and seldom changes: organizations, custom fields, jobs, clients, credentials.
 * Every change of these raises a number in the store, which is looked at once in each turn of the event loop: a client
 * that was revoked by another process is refused by the next request, and a thousand requests cost one look.
 */
export type Catalog = {
  /** What was kept under the key, or what `load` finds, which is kept unless it is undefined. */
  get<T>(key: string, load: () => Promise<T>): Promise<T>
}

export function createCatalog(engine: Engine): Catalog {
  let entries = new Map<string, unknown>()
  let seen: number | undefined
  let looking: Promise<void> | undefined

  async function look(): Promise<void> {
    const row = await first(engine, version, {})
    if (row?.version !== seen) {
      entries = new Map()
      seen = row?.version
    }
  }

  return {
    async get<T>(key: string, load: () => Promise<T>): Promise<T> {
      if (!looking) {
        looking = look()
        setImmediate(() => {
          looking = undefined
        })
      }
      await looking
      const current = entries
      const kept = current.get(key)
      if (kept !== undefined) return kept as T
      const found = await load()
      if (found !== undefined && current.size < MOST_ENTRIES) current.set(key, found)
      return found
    },
  }
}
