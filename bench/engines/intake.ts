import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Flags, readSettings } from '../../src/config/config.ts'
import { type Round, sendCount, sendFor, type Traffic } from '../lib/load.ts'
import { cpuMsOf, memoryMb, sharedMemoryMb } from '../lib/proc.ts'
import type { Running } from '../lib/processes.ts'
import { at, median, medianKnown } from '../lib/stats.ts'
import { prepareStore, type RunningServer, startServers } from '../lib/target.ts'
import { type Case, INTAKE_CASES } from './cases.ts'
import type { Database } from './databases.ts'
import type { Options } from './options.ts'
import type { InsertsAsked } from './postgres-inserts.ts'

export type IntakeRow = {
  readonly engine: Database['name']
  readonly case: string
  readonly processes: number
  readonly perSecond: number
  /** By the figure of the smallest number of processes, in the same rounds. */
  readonly ratioToFewest: number
  readonly insertsPerSecond: number
  readonly ratioToInserts: number
  readonly goal: number | undefined
  /** Rows, sent as the server sends them; PostgreSQL only. */
  readonly groupedPerSecond: number | undefined
  readonly p50Ms: number
  readonly p99Ms: number
  /** Of all processes of the server, and of the database's. */
  readonly cpuMsPerRequest: number | undefined
  readonly databaseCpuMsPerRequest: number | undefined
  /** Of each process of the server, and of the database as a whole. */
  readonly memoryMb: readonly (number | undefined)[]
  readonly databaseMemoryMb: number | undefined
}

/** Connections to PostgreSQL that one process of the server may open, and how many of them commit units of work. */
const CONNECTIONS = readSettings({}).databaseConnections
const TRANSACTIONS = 4

type Measured = Round & {
  readonly inserts: number
  readonly grouped: number | undefined
  readonly cpuMs: number | undefined
  readonly databaseCpuMs: number | undefined
}

/** Measures the cases on one engine: for each number of processes a store of its own, in rounds that take turns. */
export async function measureIntake(
  database: Database,
  folder: string,
  more: Flags,
  options: Options,
): Promise<IntakeRow[]> {
  const servers: RunningServer[] = []
  const inserts = await database.startInserts(folder)
  try {
    for (const processes of options.processes) {
      const data = join(folder, `${database.name}-${processes}`)
      mkdirSync(data)
      const prepared = await prepareStore({ ...(await database.newStore(data)), ...more })
      servers.push(await startServers(prepared, { processes, log: join(data, 'log') }))
    }
    const rows: IntakeRow[] = []
    for (const one of INTAKE_CASES.filter(({ name }) => options.only.includes(name))) {
      rows.push(...(await measureCase(one, database, servers, inserts, options)))
    }
    return rows
  } finally {
    await Promise.all([inserts.stop(), ...servers.map((server) => server.stop())])
    for (const processes of options.processes) {
      rmSync(join(folder, `${database.name}-${processes}`), { recursive: true, force: true })
    }
  }
}

async function measureCase(
  one: Case,
  database: Database,
  servers: readonly RunningServer[],
  inserts: Running<unknown>,
  { connections, seconds, rounds, warmUpShare }: Options,
): Promise<IntakeRow[]> {
  const sides = await Promise.all(
    servers.map(async (server) => ({ server, traffic: await one.traffic(server.target), rounds: [] as Measured[] })),
  )
  for (const { server, traffic } of sides) {
    await sendCount(server.target.ports, traffic, Math.ceil(warmUpShare * one.warmUp) * server.pids.length)
  }
  for (let round = 0; round < rounds; round++) {
    for (const side of sides) {
      const measured = await measureRound(side.server, database, side.traffic, connections, seconds)
      const limits = await measureLimits(database, inserts, side.server.pids.length, seconds / 3)
      side.rounds.push({ ...measured, ...limits })
    }
  }
  const rates = sides.map((side) => median(side.rounds.map(({ perSecond }) => perSecond)))
  return sides.map((side, index): IntakeRow => {
    const perSecond = rates[index] as number
    const latencies = side.rounds.flatMap((round) => round.latencies).toSorted((a, b) => a - b)
    const insertsPerSecond = median(side.rounds.map((round) => round.inserts))
    return {
      engine: database.name,
      case: one.name,
      processes: side.server.pids.length,
      perSecond,
      ratioToFewest: median(side.rounds.map((round, at) => round.perSecond / (sides[0]?.rounds[at]?.perSecond ?? 1))),
      insertsPerSecond,
      ratioToInserts: median(side.rounds.map((round) => round.perSecond / round.inserts)),
      goal: database.name === 'PostgreSQL' ? one.goal : undefined,
      groupedPerSecond: medianKnown(side.rounds.map((round) => round.grouped)),
      p50Ms: at(latencies, 0.5),
      p99Ms: at(latencies, 0.99),
      cpuMsPerRequest: medianKnown(side.rounds.map((round) => round.cpuMs)),
      databaseCpuMsPerRequest: medianKnown(side.rounds.map((round) => round.databaseCpuMs)),
      memoryMb: side.server.pids.map((pid) => memoryMb(pid)?.now),
      databaseMemoryMb: database.pids().length > 0 ? sharedMemoryMb(database.pids()) : undefined,
    }
  })
}

async function measureRound(
  server: RunningServer,
  database: Database,
  traffic: Traffic,
  connections: number,
  seconds: number,
) {
  const before = { cpuMs: 0, databaseCpuMs: 0 }
  const after = { cpuMs: 0, databaseCpuMs: 0 }
  const look = (at: typeof before) => {
    at.cpuMs = cpuMsOf(server.pids) ?? Number.NaN
    at.databaseCpuMs = cpuMsOf(database.pids()) ?? Number.NaN
  }
  const round = await sendFor(server.target.ports, traffic, {
    connections,
    seconds,
    onStart: () => look(before),
    onEnd: () => look(after),
  })
  const each = (name: keyof typeof before) => {
    const time = (after[name] - before[name]) / round.latencies.length
    return Number.isNaN(time) ? undefined : time
  }
  return { ...round, cpuMs: each('cpuMs'), databaseCpuMs: each('databaseCpuMs') }
}

/** What the engine does by itself, right after the server's round. */
async function measureLimits(
  { name }: Database,
  inserts: Running<unknown>,
  processes: number,
  seconds: number,
): Promise<{ inserts: number; grouped: number | undefined }> {
  const ask = async (asked: InsertsAsked) => (await inserts.ask<{ perSecond: number }>(asked)).perSecond
  const single = await ask({ connections: processes * CONNECTIONS, rows: 1, seconds })
  if (name === 'SQLite') return { inserts: single, grouped: undefined }
  return { inserts: single, grouped: await ask({ connections: processes * TRANSACTIONS, rows: 8, seconds }) }
}
