import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Database, startPostgreSql, startSqlite } from '../engines/databases.ts'
import { fillStore } from '../engines/fill.ts'
import { alignTable } from '../lib/align-table.ts'
import { main, positive } from '../lib/command.ts'
import { inFolder } from '../lib/folder.ts'
import { median } from '../lib/stats.ts'
import { prepareStore, type RunningServer, startServers } from '../lib/target.ts'

/**
 * `GET /candidates` with a time filter, on few candidates and on many: the first page and a late one. The filter is the same
 * stretch of time in both stores, so both have the same pages to give; only what else is in the store differs.
 */

const HELP = `npm run bench:lists -- [options]

  --sizes A,B     candidates in the two stores, default 2000,200000
  --engines A,B   of sqlite, postgres; default both
  --pages N       the late page, default 1000
  --rounds N      default 7
`

/** Candidates on a page of the walk: so few that even the small store has a thousand pages. */
const LIMIT = 2
const REQUESTS = 200
/** The stores have one candidate a minute; see `fill.ts`. */
const MINUTE = 60_000

type Options = {
  readonly sizes: readonly [number, number]
  readonly engines: readonly string[]
  readonly pages: number
  readonly rounds: number
}
type Page = { readonly name: string; readonly url: string }
type Side = { readonly size: number; readonly server: RunningServer; readonly pages: readonly Page[] }

await main(async () => {
  const options = readOptions()
  if (options) await inFolder((folder) => run(folder, options))
})

async function run(folder: string, options: Options): Promise<void> {
  const lines: string[][] = [['engine', 'page', ...options.sizes.map((size) => `ms at ${size}`), 'ratio']]
  for (const engine of options.engines) {
    const database = engine === 'sqlite' ? await startSqlite() : await startPostgreSql(folder, {})
    try {
      lines.push(...(await measure(database, folder, options)))
    } finally {
      await database.close()
    }
  }
  console.log(`\n${alignTable(lines, 2)}`)
}

async function measure(database: Database, folder: string, { sizes, pages, rounds }: Options): Promise<string[][]> {
  const sides: Side[] = []
  try {
    for (const size of sizes) {
      process.stderr.write(`${database.name}: ${size} candidates …\n`)
      sides.push(await openSide(database, join(folder, `${database.name}-${size}`), size, Math.min(...sizes), pages))
    }
    const rows: string[][] = []
    for (const [index, { name }] of (sides[0]?.pages ?? []).entries()) {
      const times: number[][] = sides.map(() => [])
      // The first round is to warm up.
      for (let round = 0; round <= rounds; round++) {
        for (const [place, side] of sides.entries()) {
          const ms = await timeOf(side, (side.pages[index] as Page).url)
          if (round > 0) times[place]?.push(ms)
        }
      }
      const [small = Number.NaN, large = Number.NaN] = times.map(median)
      rows.push([database.name, name, small.toFixed(3), large.toFixed(3), (large / small).toFixed(2)])
    }
    return rows
  } finally {
    await Promise.all(sides.map(({ server }) => server.stop()))
  }
}

async function openSide(database: Database, data: string, size: number, span: number, late: number): Promise<Side> {
  mkdirSync(data)
  const flags = await database.newStore(data)
  const prepared = await prepareStore(flags, async (store, ground) => {
    const writer = await database.bulkWriter(flags, store)
    await fillStore(store, ground, size, writer.write)
    await writer.end()
  })
  await database.settle(flags)
  const server = await startServers(prepared, { log: join(data, 'log') })
  const since = new Date(Date.now() - (span + 60) * MINUTE).toISOString()
  const root = `http://127.0.0.1:${server.target.ports[0]}/candidates`
  const pages: Page[] = []
  for (const filter of ['time_created', 'time_last_status_change', 'time_person_last_activity']) {
    const first = `${root}?${filter}:after=${since}&limit=${LIMIT}`
    pages.push({ name: `${filter}, first`, url: first })
    pages.push({ name: `${filter}, ${late}th`, url: await pageAfter(server, first, late - 1) })
  }
  return { size, server, pages }
}

/** The address of the page that many pages further on. */
async function pageAfter(server: RunningServer, first: string, steps: number): Promise<string> {
  let url = first
  for (let step = 0; step < steps; step++) {
    const { next_page: next } = (await get(server, url)) as { next_page: string | null }
    if (next === null) throw new Error(`There are only ${step + 1} pages; fill the smaller store with more candidates`)
    url = next.replace('localhost', '127.0.0.1')
  }
  return url
}

/** Milliseconds that the page takes, the median of many requests one after another. */
async function timeOf({ server }: Side, url: string): Promise<number> {
  const times: number[] = []
  for (let count = 0; count < REQUESTS; count++) {
    const begun = performance.now()
    await get(server, url)
    times.push(performance.now() - begun)
  }
  return median(times)
}

async function get({ target }: RunningServer, url: string): Promise<unknown> {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${target.jwt}` } })
  if (!answer.ok) throw new Error(`${url} was answered ${answer.status}: ${await answer.text()}`)
  return answer.json()
}

/** @returns undefined when only help was asked for @throws Error when an option is wrong */
function readOptions(): Options | undefined {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'string', default: '2000,200000' },
      engines: { type: 'string', default: 'sqlite,postgres' },
      pages: { type: 'string', default: '1000' },
      rounds: { type: 'string', default: '7' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return undefined
  }
  const [small, large, ...more] = values.sizes.split(',').map((text) => positive('sizes', text))
  if (small === undefined || large === undefined || more.length > 0) throw new Error('--sizes must hold two numbers')
  return {
    sizes: [small, large],
    engines: values.engines.split(','),
    pages: positive('pages', values.pages),
    rounds: positive('rounds', values.rounds),
  }
}
