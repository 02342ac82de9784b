import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { Engine } from '../../src/db/engine.ts'
import { openPostgres } from '../../src/db/postgres/engine.ts'
import { openSqlite } from '../../src/db/sqlite/engine.ts'
import { createTestDatabase } from '../support/postgres-server.ts'
import { wanted } from '../support/wanted.ts'

/** A store of its own, with as many connections to it as a test wants. */
export type TestStore = AsyncDisposable & {
  readonly engine: Engine
  /** Another connection to the same store, as another process has it. */
  another(): Promise<Engine>
}

/** A database engine on which the whole contract is tested. */
export type TestEngine = { readonly name: string; open(): Promise<TestStore> }

async function openStore(open: () => Promise<Engine>, remove: () => unknown): Promise<TestStore> {
  const opened = [await open()]
  return {
    engine: opened[0] as Engine,
    async another() {
      const engine = await open()
      opened.push(engine)
      return engine
    },
    async [Symbol.asyncDispose]() {
      for (const engine of opened) await engine.close()
      await remove()
    },
  }
}

async function openOnSqlite(): Promise<TestStore> {
  const folder = mkdtempSync(join(tmpdir(), 'longlist-test-'))
  return openStore(
    () => openSqlite(join(folder, 'longlist.db')),
    () => rmSync(folder, { recursive: true, force: true }),
  )
}

async function openOnPostgres(): Promise<TestStore> {
  const database = await createTestDatabase(inject('postgresAdminUrl') as string)
  return openStore(
    () => openPostgres({ url: database.url, connections: 10 }),
    () => database.drop(),
  )
}

/** Those that this run is about; see `wanted`. */
export const ENGINES: readonly TestEngine[] = [
  ...(wanted('DATABASES', 'sqlite') ? [{ name: 'SQLite', open: openOnSqlite }] : []),
  ...(inject('postgresAdminUrl') ? [{ name: 'PostgreSQL', open: openOnPostgres }] : []),
]
