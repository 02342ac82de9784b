import { join } from 'node:path'
import { type Answer, Connection, type RequestBytes } from '../lib/connection.ts'
import { within } from '../lib/load.ts'
import { memoryMb } from '../lib/proc.ts'
import { prepareStore, startServers } from '../lib/target.ts'
import { createTraffic, pdf } from '../lib/traffic.ts'

export type Burst = {
  readonly clients: number
  readonly created: number
  /** Told to come back: 503 with Retry-After. */
  readonly putOff: number
  /** Everything else, a sentence each; there should be nothing. */
  readonly failed: readonly string[]
  readonly seconds: number
  readonly peakMb: number | undefined
}

const CLIENTS = 64
const FILE_BYTES = 6_000_000
const SAMPLE_MS = 20
const PATIENCE = 60_000

/** Clients that each send one large file at the same moment, to a server that has just started. */
export async function measureBurst(folder: string): Promise<Burst> {
  const prepared = await prepareStore({ data: join(folder, 'burst') })
  const server = await startServers(prepared, { log: join(folder, 'burst.log') })
  const { pids, target } = server
  let peakMb = 0
  const sample = () => {
    const memory = memoryMb(pids[0] as number)
    if (memory) peakMb = Math.max(peakMb, memory.now, memory.peak)
  }
  const sampling = setInterval(sample, SAMPLE_MS)
  try {
    const traffic = createTraffic(target, pdf(FILE_BYTES))
    const clients = Array.from({ length: CLIENTS }, () => Connection.open(target.ports[0]))
    const connections = await Promise.all(clients)
    const begun = performance.now()
    const sent = connections.map((connection) => outcome(connection, traffic.source()()))
    const outcomes = await within(PATIENCE, Promise.all(sent))
    const seconds = (performance.now() - begun) / 1000
    sample()
    const count = (wanted: string) => outcomes.filter((what) => what === wanted).length
    const failed = outcomes.filter((what) => what !== 'created' && what !== 'put off')
    const known = peakMb > 0 ? peakMb : undefined
    return { clients: CLIENTS, created: count('created'), putOff: count('put off'), failed, seconds, peakMb: known }
  } finally {
    clearInterval(sampling)
    await server.stop()
  }
}

async function outcome(connection: Connection, bytes: RequestBytes): Promise<string> {
  try {
    const answer = await connection.request(bytes)
    connection.close()
    return judge(answer)
  } catch (error) {
    return (error as Error).message
  }
}

function judge({ status, head, body }: Answer): string {
  if (status === 201) return 'created'
  if (status === 503 && /\r\nretry-after: *\d/i.test(head)) return 'put off'
  return `${status}: ${body.toString()}`
}
