import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine } from '../../src/db/engine.ts'
import { openSqlite } from '../../src/db/sqlite/engine.ts'

/** A store of its own, with as many connections to it as a test wants. */
export type TestStore = AsyncDisposable & {
  readonly engine: Engine
  /** Another connection to the same store, as another process has it. */
  another(): Promise<Engine>
}

/** A database engine on which the whole contract is tested. */
export type TestEngine = { readonly name: string; open(): Promise<TestStore> }

async function openOnSqlite(): Promise<TestStore> {
  const folder = mkdtempSync(join(tmpdir(), 'longlist-test-'))
  const path = join(folder, 'longlist.db')
  const opened = [await openSqlite(path)]
  return {
    engine: opened[0] as Engine,
    async another() {
      const engine = await openSqlite(path)
      opened.push(engine)
      return engine
    },
    async [Symbol.asyncDispose]() {
      for (const engine of opened) await engine.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export const ENGINES: readonly TestEngine[] = [{ name: 'SQLite', open: openOnSqlite }]
