import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Unavailable } from '../../src/core/errors.ts'
import type { Engine } from '../../src/db/engine.ts'
import { MIGRATIONS } from '../../src/db/migrations/index.ts'
import { openSqlite } from '../../src/db/sqlite/engine.ts'
import { StoreTooNew } from '../../src/db/store-too-new.ts'
import { inProcesses } from './processes.ts'
import { createSamples, storesOn } from './samples.ts'

/** What is SQLite's own: how the file is opened, brought up to date, and shared by processes. */

let folder: string
let path: string
const opened: Engine[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'longlist-test-'))
  path = join(folder, 'longlist.db')
})
afterEach(async () => {
  for (const engine of opened.splice(0)) await engine.close()
  rmSync(folder, { recursive: true, force: true })
})

async function open(options?: { durable: boolean }): Promise<Engine> {
  const engine = await openSqlite(path, options)
  opened.push(engine)
  return engine
}

/** Does something with the file beside our own program. */
function beside<T>(act: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(path)
  try {
    return act(db)
  } finally {
    db.close()
  }
}

const tablesIn = (db: DatabaseSync): unknown[] =>
  db
    .prepare(`select name from sqlite_schema where type = 'table' order by name`)
    .all()
    .map(({ name }) => name)

describe('the connection', () => {
  const pragma = async (engine: Engine, name: string): Promise<unknown> =>
    Object.values((await engine.all(`pragma ${name}`, [], 'none'))[0] ?? {})[0]

  test('keeps its log aside and waits for the disk at every commit', async () => {
    const engine = await open()
    expect(await pragma(engine, 'journal_mode')).toBe('wal')
    expect(await pragma(engine, 'synchronous')).toBe(2)
    expect(await pragma(engine, 'foreign_keys')).toBe(1)
    await engine.close()
    // The file itself says so to whoever opens it: https://www.sqlite.org/fileformat.html, offsets 18 and 19.
    expect([...readFileSync(path).subarray(18, 20)]).toEqual([2, 2])
  })

  test('does not wait for the disk when nothing is to be kept', async () => {
    expect(await pragma(await open({ durable: false }), 'synchronous')).toBe(0)
  })

  test('every table checks the types of its columns', async () => {
    const engine = await open()
    const tables = await engine.all(`select name, strict from pragma_table_list where schema = 'main'`, [], 'none')
    // The index of words is a table of another kind, with tables of its own.
    const ours = tables.filter(({ name }) => !/^(sqlite_|search_index)/.test(String(name)))
    expect(ours.length).toBeGreaterThan(10)
    expect(ours.filter(({ strict }) => strict !== 1)).toEqual([])
  })

  test('a file that others may not read', async () => {
    await open()
    for (const file of [path, `${path}-wal`, `${path}-shm`]) expect(statSync(file).mode & 0o077).toBe(0)
  })

  test('a commit is in the log on disk when it is answered', async () => {
    const engine = await open()
    const samples = createSamples()
    await storesOn(engine).commit(...samples.ground)
    const copy = join(folder, 'copy.db')
    for (const suffix of ['', '-wal']) copyFileSync(path + suffix, copy + suffix)
    const found = await openSqlite(copy)
    opened.push(found)
    expect(await storesOn(found).organizations.list()).toEqual([samples.organization])
  })
})

describe('migrations', () => {
  test('bring an empty store to the newest version, and change nothing the second time', async () => {
    await (await open()).close()
    const rows = () => beside((db) => db.prepare('select * from schema_migration order by version').all())
    const first = rows()
    expect(first.map(({ version, name }) => ({ version, name }))).toEqual(
      MIGRATIONS.map(({ name }, index) => ({ version: index + 1, name })),
    )
    const tables = beside(tablesIn)
    await (await open()).close()
    expect(rows()).toEqual(first)
    expect(beside(tablesIn)).toEqual(tables)
  })

  test('keep what is in the store', async () => {
    const samples = createSamples()
    const before = await open()
    await storesOn(before).commit(...samples.ground)
    await before.close()
    const stores = storesOn(await open())
    expect(await stores.jobs.byId(samples.organizationId, samples.theJob.id)).toEqual(samples.theJob)
  })

  test('are made once when eight processes open a new store at the same time', async () => {
    const answers = await inProcesses<{ versions: number }>(
      path,
      Array.from({ length: 8 }, () => ['open']),
    )
    expect(answers).toEqual(Array.from({ length: 8 }, () => ({ versions: MIGRATIONS.length })))
    expect(beside((db) => db.prepare('pragma integrity_check').all())).toEqual([{ integrity_check: 'ok' }])
    expect(beside((db) => db.prepare('select count(*) as count from id_sequence').get())).toEqual({ count: 1 })
    expect(beside((db) => db.prepare('select count(*) as count from catalog_version').get())).toEqual({ count: 1 })
  })

  // The table that the migration makes last, so that everything before it was done already.
  test.each(['organization', 'catalog_version'])('are whole or not at all: %s is in the way', async (table) => {
    beside((db) => db.exec(`create table ${table} (something text)`))
    await expect(open()).rejects.toThrow(/already exists/)
    expect(beside(tablesIn)).toEqual([table])
    beside((db) => db.exec(`drop table ${table}`))
    await open()
    expect(beside(tablesIn)).toContain('application')
  })

  test('a store of a newer program is refused, and nothing in it is changed', async () => {
    await (await open()).close()
    const newer = MIGRATIONS.length + 1
    beside((db) => db.exec(`insert into schema_migration values (${newer}, 'later', 0)`))
    const content = readFileSync(path)
    await expect(open()).rejects.toThrow(StoreTooNew)
    await expect(open()).rejects.toThrow(`version ${newer}`)
    expect(readFileSync(path)).toEqual(content)
  })

  test('what is no database is refused, and not touched', async () => {
    const db = new DatabaseSync(path)
    db.exec('create table x (y)')
    db.close()
    truncateSync(path, 100)
    const content = readFileSync(path)
    await expect(open()).rejects.toThrow(Error)
    expect(readFileSync(path)).toEqual(content)
  })

  test('a folder that is not there is told, and not made', async () => {
    await expect(openSqlite(join(folder, 'none', 'longlist.db'))).rejects.toThrow(/unable to open/)
    expect(existsSync(join(folder, 'none'))).toBe(false)
  })
})

describe('several processes', () => {
  test('are never given the same id', async () => {
    await (await open()).close()
    const drawn = await inProcesses<number[]>(
      path,
      Array.from({ length: 4 }, () => ['ids', '3000']),
    )
    expect(drawn.map((ids) => ids.length)).toEqual([3000, 3000, 3000, 3000])
    expect(new Set(drawn.flat()).size).toBe(12_000)
  })

  test('write beside each other, and everything is there in the end', async () => {
    const samples = createSamples()
    const stores = storesOn(await open())
    await stores.commit(...samples.ground)
    const { organizationId, theJob, theClient, thePerson } = samples
    const ground = { jobId: theJob.id, stageId: theJob.stages[0]?.id, clientId: theClient.id, personId: thePerson.id }
    const tasks = Array.from({ length: 4 }, (_, index) => {
      const firstId = 2_000_000 + index * 1_000_000
      return ['applications', String(organizationId), String(firstId), '300', JSON.stringify(ground)]
    })
    const made = (await inProcesses<number[]>(path, tasks)).flat()
    expect(made).toHaveLength(1200)
    for (const id of made) expect(await stores.applications.byId(organizationId, id)).toBeDefined()
  })

  test('a credential that another process revoked is refused from the next turn on', async () => {
    const samples = createSamples()
    const stores = storesOn(await open())
    const { organizationId, theClient } = samples
    const credential = samples.credential(theClient.id)
    await stores.commit(...samples.ground, { do: 'addCredential', credential })
    expect(await stores.credentials.find('bearer', credential.lookup)).toBeDefined()
    await inProcesses(path, [['revoke', String(organizationId), String(theClient.id)]])
    expect(await stores.credentials.find('bearer', credential.lookup)).toBeUndefined()
  })

  test('a write waits for another process that is writing, and nothing else does', async () => {
    const samples = createSamples()
    const stores = storesOn(await open())
    await stores.commit(...samples.ground)
    const other = new DatabaseSync(path)
    try {
      other.exec('begin immediate')
      const application = samples.application()
      const writing = Promise.all([stores.commit({ do: 'addApplication', application }), stores.ids.next()])
      for (let reads = 0; reads < 20; reads++) {
        const started = performance.now()
        expect(await stores.organizations.list()).toHaveLength(1)
        await new Promise((resolve) => setTimeout(resolve, 5))
        expect(performance.now() - started).toBeLessThan(1000)
      }
      expect(await stores.applications.byId(application.organizationId, application.id)).toBeUndefined()
      other.exec('rollback')
      expect(await writing).toEqual([undefined, 1])
      expect(await stores.applications.byId(application.organizationId, application.id)).toEqual(application)
    } finally {
      other.close()
    }
  })

  test('one that holds the store for too long makes writes refused for now, and they work again afterwards', async () => {
    const engine = await open()
    const samples = createSamples()
    const stores = storesOn(engine)
    const other = new DatabaseSync(path)
    try {
      other.exec('begin immediate')
      const [commit, id, health] = await Promise.allSettled([
        stores.commit(...samples.ground),
        stores.ids.next(),
        engine.check(),
      ])
      expect(commit).toMatchObject({ reason: expect.any(Unavailable) })
      expect(id).toMatchObject({ reason: expect.any(Unavailable) })
      expect(health).toMatchObject({ value: { ok: false, reason: expect.stringMatching(/.+/) } })
      expect(await stores.organizations.list()).toEqual([])
      other.exec('rollback')
      expect(await stores.commit(...samples.ground)).toBeUndefined()
      expect(await stores.ids.next()).toBe(1)
      expect(await engine.check()).toEqual({ ok: true })
    } finally {
      other.close()
    }
  })
})
