import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Connection } from '../lib/connection.ts'
import { sendCount, type Traffic } from '../lib/load.ts'
import { cpuMsOf, memoryMb } from '../lib/proc.ts'
import { at, median, medianKnown } from '../lib/stats.ts'
import { prepareStore, type RunningServer, startServers, type Target } from '../lib/target.ts'
import { createTraffic, listTraffic, readAnyTraffic, updateAnyTraffic } from '../lib/traffic.ts'
import type { Database } from './databases.ts'
import { fillStore } from './fill.ts'
import type { Options } from './options.ts'

export type GrowthRow = {
  readonly engine: Database['name']
  readonly case: string
  readonly size: number
  readonly perSecond: number
  /** The time that a request takes, by that at the smallest size, in the same rounds. */
  readonly ratioToSmallest: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly cpuMsPerRequest: number | undefined
  readonly databaseCpuMsPerRequest: number | undefined
  readonly memoryMb: number | undefined
}

export type Filled = {
  readonly engine: Database['name']
  readonly size: number
  readonly seconds: number
  /** Of the database, without files. */
  readonly bytes: number
}

export type Growth = { readonly rows: GrowthRow[]; readonly filled: Filled[]; readonly leftOut: string[] }

type Case = {
  readonly name: string
  /** Requests in a round: few where each makes the store larger. */
  readonly count: number
  traffic(target: Target, ids: readonly number[]): Traffic
}

const CASES: readonly Case[] = [
  { name: 'create', count: 500, traffic: (target) => createTraffic(target) },
  { name: 'read', count: 3_000, traffic: readAnyTraffic },
  { name: 'update', count: 1_500, traffic: updateAnyTraffic },
  { name: 'list', count: 500, traffic: (target) => listTraffic(target) },
]

type Sample = { perSecond: number; latencies: readonly number[]; cpuMs: number; databaseCpuMs: number }
type Side = { size: number; server: RunningServer; ids: number[] }

/** Fills a store for each size, and measures all of them in rounds that take turns. */
export async function measureGrowth(
  database: Database,
  folder: string,
  { sizes, growthRounds }: Options,
  say: (line: string) => void,
): Promise<Growth> {
  const sides: Side[] = []
  const growth: Growth = { rows: [], filled: [], leftOut: [] }
  const data = (size: number) => join(folder, `${database.name}-growth-${size}`)
  try {
    for (const size of sizes) {
      say(`${database.name}: ${size} candidates …`)
      mkdirSync(data(size))
      const begun = performance.now()
      const flags = await database.newStore(data(size))
      let ids: number[] = []
      const prepared = await prepareStore(flags, async (store, ground) => {
        const writer = await database.bulkWriter(flags, store)
        ids = await fillStore(store, ground, size, writer.write)
        await writer.end()
      })
      const seconds = (performance.now() - begun) / 1000
      await database.settle(flags)
      growth.filled.push({ engine: database.name, size, seconds, bytes: await database.size(flags) })
      const server = await startServers(prepared, { log: join(data(size), 'log') })
      sides.push({ size, server, ids })
    }
    for (const one of CASES) {
      const refusal = one.name === 'list' ? await refusalOf(listTraffic, sides[0]?.server.target) : undefined
      if (refusal === undefined) growth.rows.push(...(await measureCase(one, database, sides, growthRounds)))
      else growth.leftOut.push(`${one.name} was left out: the server answers it with ${refusal}.`)
    }
    return growth
  } finally {
    await Promise.all(sides.map(({ server }) => server.stop()))
    for (const size of sizes) rmSync(data(size), { recursive: true, force: true })
  }
}

async function measureCase(
  one: Case,
  database: Database,
  sides: readonly Side[],
  rounds: number,
): Promise<GrowthRow[]> {
  const traffics = sides.map(({ server, ids }) => one.traffic(server.target, ids))
  const samples: Sample[][] = sides.map(() => [])
  // The first round is to warm up.
  for (let round = 0; round <= rounds; round++) {
    for (const [index, { server }] of sides.entries()) {
      const before = [cpuMsOf(server.pids), cpuMsOf(database.pids())]
      const measured = await sendCount(server.target.ports, traffics[index] as Traffic, one.count)
      const after = [cpuMsOf(server.pids), cpuMsOf(database.pids())]
      const each = (place: number) => (Number(after[place]) - Number(before[place])) / one.count
      if (round > 0) samples[index]?.push({ ...measured, cpuMs: each(0), databaseCpuMs: each(1) })
    }
  }
  return sides.map(({ size, server }, index): GrowthRow => {
    const own = samples[index] ?? []
    const latencies = own.flatMap((sample) => sample.latencies).toSorted((a, b) => a - b)
    return {
      engine: database.name,
      case: one.name,
      size,
      perSecond: median(own.map(({ perSecond }) => perSecond)),
      ratioToSmallest: median(own.map(({ perSecond }, round) => (samples[0]?.[round]?.perSecond ?? 0) / perSecond)),
      p50Ms: at(latencies, 0.5),
      p99Ms: at(latencies, 0.99),
      cpuMsPerRequest: medianKnown(own.map(({ cpuMs }) => figure(cpuMs))),
      databaseCpuMsPerRequest: medianKnown(own.map(({ databaseCpuMs }) => figure(databaseCpuMs))),
      memoryMb: memoryMb(server.pids[0] as number)?.now,
    }
  })
}

function figure(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value
}

/** The status of a request that this server does not answer, or undefined when it does. */
async function refusalOf(
  traffic: (target: Target) => Traffic,
  target: Target | undefined,
): Promise<number | undefined> {
  if (!target) return undefined
  const connection = await Connection.open(target.ports[0])
  const { status } = await connection.request(traffic(target).source()())
  connection.close()
  return status < 300 ? undefined : status
}
