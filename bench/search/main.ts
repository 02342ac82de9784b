import { mkdirSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pathsIn } from '../../src/config/config.ts'
import { highlight } from '../../src/core/search/highlight.ts'
import { parseSearch } from '../../src/core/search/search-query.ts'
import type { Engine } from '../../src/db/engine.ts'
import { openPostgres } from '../../src/db/postgres/engine.ts'
import { openSqlite } from '../../src/db/sqlite/engine.ts'
import { createSearchReader } from '../../src/db/stores/search.ts'
import type { Store } from '../../src/store.ts'
import { type Database, startPostgreSql, startSqlite } from '../engines/databases.ts'
import { alignTable } from '../lib/align-table.ts'
import { main, positive } from '../lib/command.ts'
import { inFolder } from '../lib/folder.ts'
import { cpuMsOf } from '../lib/proc.ts'
import { at, median } from '../lib/stats.ts'
import { fillIndex, idOf, ORGANIZATION } from './fill.ts'
import { queriesOf } from './queries.ts'
import { randomFrom } from './texts.ts'
import { withoutIndexes } from './without-indexes.ts'

/** A search among many resumes, beside the bare read of one row by its key; bench/README.md says what it means. */

const HELP = `npm run bench:search -- [options]

  --size N        resumes, default 150000
  --engines A,B   of sqlite, postgres; default both
  --rounds N      default 5
`
const PAGE = 25
const BARE = 'select application_id from application_text where organization_id = ? and application_id = ?'
/** What the project wants of the mix, in milliseconds. */
const GOAL = 50

type Options = { readonly size: number; readonly engines: readonly string[]; readonly rounds: number }

await main(async () => {
  const options = readOptions()
  if (options) await inFolder((folder) => run(folder, options))
})

async function run(folder: string, options: Options): Promise<void> {
  for (const name of options.engines) {
    const database = name === 'sqlite' ? await startSqlite() : await startPostgreSql(folder, {})
    try {
      const engine = await openFilled(database, join(folder, name), options)
      try {
        console.log(`\n${await measure(engine, database, options)}`)
      } finally {
        await engine.close()
      }
    } finally {
      await database.close()
    }
  }
  console.log(`\nNode ${process.version}, ${cpus().length} cores`)
}

async function openFilled(database: Database, data: string, { size }: Options): Promise<Engine> {
  mkdirSync(data)
  const flags = await database.newStore(data)
  const url = flags.databaseUrl as string | undefined
  const open = (durable: boolean) =>
    url === undefined ? openSqlite(pathsIn(data).database, { durable }) : openPostgres({ url, connections: 10 })
  const engine = await open(false)
  const writer = await database.bulkWriter(flags, { engine } as Store)
  const say = (line: string) => process.stderr.write(`${line}\n`)
  await withoutIndexes(url, () => fillIndex(engine, writer, size, say))
  await writer.end()
  await engine.close()
  await database.settle(flags)
  say(`${database.name}: ${((await database.size(flags)) / size / 1024).toFixed(1)} KiB for each resume`)
  return open(true)
}

/** Each kind of query, and all of them together: the first page with what is highlighted on it. */
async function measure(engine: Engine, database: Database, { size, rounds }: Options): Promise<string> {
  const search = createSearchReader(engine)
  const kinds = Object.entries(queriesOf(size)).map(([kind, queries]) => ({ kind, queries, ...newFigures() }))
  const bare = newFigures()

  async function ask(typed: string): Promise<number> {
    const query = parseSearch(typed)
    const { ids } = await search.ranked(ORGANIZATION, query, {})
    const texts = await search.texts(ORGANIZATION, ids.slice(0, PAGE))
    for (const text of texts.values()) highlight(text, query)
    return ids.length
  }

  /** The first round is to warm up. */
  async function take<T>(into: Figures, round: number, of: readonly T[], act: (one: T) => Promise<number>) {
    const cpu = cpuOf(database)
    for (const one of of) {
      const begun = performance.now()
      into.most = Math.max(into.most, await act(one))
      if (round > 0) into.times.push(performance.now() - begun)
    }
    if (round > 0) into.cpu += cpuOf(database) - cpu
  }

  const random = randomFrom(1)
  for (let round = 0; round <= rounds; round++) {
    for (const kind of kinds) {
      await take(kind, round, kind.queries, ask)
      const ids = kind.queries.map(() => idOf(1 + Math.floor(random() * size)))
      await take(bare, round, ids, async (id) => (await engine.all(BARE, [ORGANIZATION, id], ORGANIZATION)).length)
    }
  }
  const whole = median(bare.times)
  const lineOf = (name: string, { times, cpu, most }: Figures) => {
    const sorted = times.toSorted((a, b) => a - b)
    const figures = [0.5, 0.95, 0.99].map((share) => at(sorted, share))
    const columns = [...figures.map((ms) => ms.toFixed(1)), ((figures[1] ?? 0) / whole).toFixed(0)]
    return [name, String(most), ...columns, (cpu / times.length).toFixed(1)]
  }
  // The same number of each kind, so that each has the same share.
  const fewest = Math.min(...kinds.map(({ times }) => times.length))
  const mix = newFigures()
  for (const { times, cpu, most } of kinds) {
    mix.times.push(...times.slice(0, fewest))
    mix.cpu += (cpu / times.length) * fewest
    mix.most = Math.max(mix.most, most)
  }
  const lines = [
    [`${engine.name}, ${size} resumes`, 'most ranked', 'p50 ms', 'p95 ms', 'p99 ms', 'p95 / read', 'cpu ms'],
    ...kinds.map((kind) => lineOf(kind.kind, kind)),
    lineOf(`all (goal: p95 under ${GOAL} ms)`, mix),
    lineOf('read one row by its key', bare),
  ]
  return alignTable(lines)
}

type Figures = { readonly times: number[]; cpu: number; most: number }

function newFigures(): Figures {
  return { times: [], cpu: 0, most: 0 }
}

/** User and system time so far, of this process and those of the database's server, in milliseconds. */
function cpuOf(database: Database): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000 + (cpuMsOf(database.pids()) ?? 0)
}

/** @returns undefined when only help was asked for @throws Error when an option is wrong */
function readOptions(): Options | undefined {
  const { values } = parseArgs({
    options: {
      size: { type: 'string', default: '150000' },
      engines: { type: 'string', default: 'sqlite,postgres' },
      rounds: { type: 'string', default: '5' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return undefined
  }
  return {
    size: positive('size', values.size),
    engines: values.engines.split(','),
    rounds: positive('rounds', values.rounds),
  }
}
