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
import { at, median } from '../lib/stats.ts'
import { fillIndex, idOf, ORGANIZATION } from './fill.ts'
import { queriesOf } from './queries.ts'
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
        console.log(`\n${await measure(engine, options)}`)
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
async function measure(engine: Engine, { size, rounds }: Options): Promise<string> {
  const search = createSearchReader(engine)
  const kinds = Object.entries(queriesOf(size))
  const times = new Map(kinds.map(([kind]) => [kind, [] as number[]]))
  const hits = new Map<string, number>()
  const bare: number[] = []
  // The first round is to warm up.
  for (let round = 0; round <= rounds; round++) {
    for (const [kind, queries] of kinds) {
      for (const typed of queries) {
        const begun = performance.now()
        const query = parseSearch(typed)
        const { ids } = await search.ranked(ORGANIZATION, query, {})
        const texts = await search.texts(ORGANIZATION, ids.slice(0, PAGE))
        for (const text of texts.values()) highlight(text, query)
        if (round > 0) times.get(kind)?.push(performance.now() - begun)
        hits.set(kind, Math.max(hits.get(kind) ?? 0, ids.length))

        const id = idOf(1 + Math.floor(Math.random() * size))
        const read = performance.now()
        await engine.all(BARE, [ORGANIZATION, id], ORGANIZATION)
        if (round > 0) bare.push(performance.now() - read)
      }
    }
  }
  const whole = median(bare)
  const lineOf = (kind: string, values: readonly number[], most: string) => {
    const sorted = values.toSorted((a, b) => a - b)
    const figures = [0.5, 0.95, 0.99].map((share) => at(sorted, share))
    return [kind, most, ...figures.map((ms) => ms.toFixed(1)), ((figures[1] ?? 0) / whole).toFixed(0)]
  }
  // One of each kind in turn, so that each has the same share.
  const fewest = Math.min(...[...times.values()].map(({ length }) => length))
  const mix = [...times.values()].flatMap((values) => values.slice(0, fewest))
  const lines = [
    [`${engine.name}, ${size} resumes`, 'most hits ranked', 'p50 ms', 'p95 ms', 'p99 ms', 'p95 / read'],
    ...kinds.map(([kind]) => lineOf(kind, times.get(kind) ?? [], String(hits.get(kind)))),
    lineOf(`all (goal: p95 under ${GOAL})`, mix, ''),
    lineOf('read one row by its key', bare, ''),
  ]
  return alignTable(lines)
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
