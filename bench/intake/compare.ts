import { join } from 'node:path'
import { type Ports, type Round, sendCount, sendFor, type Traffic } from '../lib/load.ts'
import { cpuMs, memoryMb } from '../lib/proc.ts'
import { type Running, start } from '../lib/processes.ts'
import { at, median, medianKnown } from '../lib/stats.ts'
import { prepareStore, startServers, type Target } from '../lib/target.ts'
import { createTraffic } from '../lib/traffic.ts'
import type { Case } from './cases.ts'
import type { Options } from './options.ts'

export type Row = {
  readonly case: string
  readonly connections: number
  readonly oursPerSecond: number
  readonly echoPerSecond: number
  readonly ratioToEcho: number
  readonly goal: number | undefined
  readonly insertsPerSecond: number
  readonly ratioToInserts: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly cpuMsPerRequest: number | undefined
  readonly echoCpuMsPerRequest: number | undefined
  readonly memoryMb: number | undefined
  readonly senderPerSecond: number
}

type Side = { readonly pid: number; readonly ports: Ports; readonly traffic: Traffic }
type Measured = Round & { readonly cpuMsPerRequest: number | undefined }

/** Measures one case on a fresh store, at each number of connections. */
export async function compare(one: Case, folder: string, options: Options): Promise<Row[]> {
  const data = join(folder, one.name)
  const ours = await startServers(await prepareStore({ data }), { log: join(folder, `${one.name}.log`) })
  const inserts = await start('sqlite-inserts.ts', [join(folder, `${one.name}.db`)])
  const echo = await start<{ port: number }>('../intake/echo.ts', [await realAnswer(ours.target)])
  try {
    const traffic = await one.traffic(ours.target)
    const sides = [
      { pid: ours.pids[0] as number, ports: ours.target.ports, traffic },
      { pid: echo.pid, ports: [echo.ready.port], traffic },
    ] as const
    for (const { ports } of sides) await sendFor(ports, traffic, { connections: 32, seconds: options.warmUp })
    const rows: Row[] = []
    for (const connections of options.connections) {
      rows.push(await measure(one, connections, sides, inserts, options))
    }
    return rows
  } finally {
    await Promise.all([ours.stop(), inserts.stop(), echo.stop()])
  }
}

/** Rounds of both sides in turn, so that what changes on the machine changes for both. */
async function measure(
  { name, goal }: Case,
  connections: number,
  [ours, echo]: readonly [Side, Side],
  inserts: Running<unknown>,
  { seconds, rounds }: Options,
): Promise<Row> {
  const oursRounds: Measured[] = []
  const echoRounds: Measured[] = []
  const insertRates: number[] = []
  for (let round = 0; round < rounds; round++) {
    oursRounds.push(await measureSide(ours, connections, seconds))
    echoRounds.push(await measureSide(echo, connections, seconds))
    insertRates.push((await inserts.ask<{ perSecond: number }>({ seconds: seconds / 6 })).perSecond)
  }
  const oursPerSecond = median(oursRounds.map(({ perSecond }) => perSecond))
  const echoPerSecond = median(echoRounds.map(({ perSecond }) => perSecond))
  const insertsPerSecond = median(insertRates)
  const latencies = oursRounds.flatMap((round) => round.latencies).toSorted((a, b) => a - b)
  return {
    case: name,
    connections,
    oursPerSecond,
    echoPerSecond,
    ratioToEcho: oursPerSecond / echoPerSecond,
    goal: connections === 32 ? goal : undefined,
    insertsPerSecond,
    ratioToInserts: oursPerSecond / insertsPerSecond,
    p50Ms: at(latencies, 0.5),
    p99Ms: at(latencies, 0.99),
    cpuMsPerRequest: medianKnown(oursRounds.map(({ cpuMsPerRequest }) => cpuMsPerRequest)),
    echoCpuMsPerRequest: medianKnown(echoRounds.map(({ cpuMsPerRequest }) => cpuMsPerRequest)),
    memoryMb: memoryMb(ours.pid)?.now,
    senderPerSecond: await senderLimit(ours.traffic, connections, seconds / 6),
  }
}

async function measureSide({ pid, ports, traffic }: Side, connections: number, seconds: number): Promise<Measured> {
  let before: number | undefined
  let after: number | undefined
  const round = await sendFor(ports, traffic, {
    connections,
    seconds,
    onStart() {
      before = cpuMs(pid)
    },
    onEnd() {
      after = cpuMs(pid)
    },
  })
  const known = before !== undefined && after !== undefined && round.latencies.length > 0
  return { ...round, cpuMsPerRequest: known ? (Number(after) - Number(before)) / round.latencies.length : undefined }
}

/** How fast the same requests go to somebody who only counts their bytes. */
async function senderLimit(traffic: Traffic, connections: number, seconds: number): Promise<number> {
  const length = traffic
    .source()()
    .reduce((sum: number, piece) => sum + piece.length, 0)
  const responder = await start<{ port: number }>('../intake/responder.ts', [String(length), '1200'])
  try {
    return (await sendFor([responder.ready.port], traffic, { connections, seconds })).perSecond
  } finally {
    await responder.stop()
  }
}

/** What the server really answers, for the echo to answer the same. */
async function realAnswer(target: Target): Promise<string> {
  let answer = ''
  await sendCount(target.ports, createTraffic(target), 1, ({ body }) => {
    answer = body.toString()
  })
  return answer
}
