import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { Unavailable } from '../../src/core/errors.ts'
import type { Engine, Statement } from '../../src/db/engine.ts'
import { openPostgres } from '../../src/db/postgres/engine.ts'
import { openSqlite } from '../../src/db/sqlite/engine.ts'
import { createTestDatabase } from '../support/postgres-server.ts'
import { wanted } from '../support/wanted.ts'

/** More than a database keeps up with: who comes too late is told so, soon, and nothing of it is done. */

/** A store that somebody else can keep from being written. */
type Lockable = { readonly engine: Engine; lock(): Promise<() => Promise<void>>; remove(): Promise<void> }

async function onSqlite(): Promise<Lockable> {
  const folder = mkdtempSync(join(tmpdir(), 'longlist-overload-'))
  const path = join(folder, 'longlist.db')
  return {
    engine: await openSqlite(path),
    async lock() {
      const other = new DatabaseSync(path)
      other.exec('begin immediate')
      return async () => other.close()
    },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function onPostgres(): Promise<Lockable> {
  const database = await createTestDatabase(inject('postgresAdminUrl') as string)
  return {
    engine: await openPostgres({ url: database.url, connections: 4 }),
    async lock() {
      const other = new pg.Client(database.url)
      await other.connect()
      await other.query('begin')
      await other.query('lock table id_sequence in access exclusive mode')
      return () => other.end()
    },
    remove: () => database.drop(),
  }
}

const STORES = [
  ...(wanted('DATABASES', 'sqlite') ? [{ name: 'SQLite', open: onSqlite }] : []),
  ...(inject('postgresAdminUrl') ? [{ name: 'PostgreSQL', open: onPostgres }] : []),
]

const MOST_WAITING = 10_000
/** In line, then for the lock or the answer; and what a busy test machine adds. In milliseconds. */
const LONGEST = 5_000 + 5_000 + 5_000

const raise: Statement = {
  sql: 'update id_sequence set next_id = next_id + 1 where name = ?',
  params: ['id'],
  reach: 'none',
}

describe.each(STORES)('on $name', { timeout: 60_000 }, ({ open }) => {
  let store: Lockable
  beforeEach(async () => {
    store = await open()
  })
  afterEach(async () => {
    await store.engine.close()
    await store.remove()
  })

  async function nextId(): Promise<number> {
    const [row] = await store.engine.all('select next_id from id_sequence', [], 'none')
    return Number(row?.['next_id'])
  }

  function countsOf(results: readonly PromiseSettledResult<unknown>[]): { done: number; refused: number } {
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
    // All of them say that nothing was done, and when to come again.
    for (const error of refused) expect(error).toMatchObject({ mayBeDone: false, retryAfter: expect.any(Number) })
    for (const error of refused) expect(error).toBeInstanceOf(Unavailable)
    return { done: results.length - refused.length, refused: refused.length }
  }

  test('what comes when too many wait is refused at once, and the others are done', async () => {
    const before = await nextId()
    const release = await store.lock()
    const units = Array.from({ length: MOST_WAITING + 2_000 }, () => store.engine.commit([raise]))
    const first = await Promise.race(units.map((unit) => unit.catch((error) => error)))
    expect(first).toBeInstanceOf(Unavailable)
    await release()
    const { done, refused } = countsOf(await Promise.allSettled(units))
    expect(refused).toBeGreaterThan(0)
    expect(refused).toBeLessThanOrEqual(2_000)
    expect(await nextId()).toBe(before + done)
  })

  test('what cannot be done for long is refused in time, all of it, and works again afterwards', async () => {
    const before = await nextId()
    const release = await store.lock()
    const started = performance.now()
    const units = Array.from({ length: 1_500 }, () => store.engine.commit([raise]))
    const { done } = countsOf(await Promise.allSettled(units))
    expect(done).toBe(0)
    expect(performance.now() - started).toBeLessThan(LONGEST)
    expect(store.engine.figures().waitingUnits).toBe(0)
    await release()
    expect(await nextId()).toBe(before)
    await store.engine.commit([raise])
    expect(await nextId()).toBe(before + 1)
  })
})
