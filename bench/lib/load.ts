import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, Connection, type RequestBytes } from './connection.ts'

/** What is sent. Each connection has a source of its own, whose buffers are changed in place between requests. */
export type Traffic = { source(): () => RequestBytes }

/** The ports of the processes that the connections are spread over, one after another. */
export type Ports = readonly [number, ...number[]]

export type Round = {
  readonly perSecond: number
  /** Of each answer, in milliseconds. */
  readonly latencies: readonly number[]
}

/** What is done at both ends of the measured time, such as reading a clock. */
export type Hooks = { readonly onStart?: () => void; readonly onEnd?: () => void }

/** An answer may take this long before the measurement is given up, and one of many on a busy machine this long. */
const PATIENCE = 20_000
const PATIENCE_EACH = 100

/**
 * Sends on all connections for a while, one request at a time on each, and counts the answers of the measured seconds;
 * those of the first `settle` seconds do not count.
 *
 * @throws Error when an answer is not a 2xx
 */
export async function sendFor(
  ports: Ports,
  traffic: Traffic,
  {
    connections,
    seconds,
    settle = 0.2,
    onStart,
    onEnd,
  }: { connections: number; seconds: number; settle?: number } & Hooks,
): Promise<Round> {
  let latencies: number[] = []
  let stopped = false
  const sending = onConnections(ports, connections, async (connection) => {
    const next = traffic.source()
    while (!stopped) {
      const bytes = next()
      const begun = performance.now()
      assertDone(await connection.request(bytes))
      latencies.push(performance.now() - begun)
    }
  })
  await Promise.race([sending, sleep(settle * 1000)])
  latencies = []
  onStart?.()
  const begun = performance.now()
  await Promise.race([sending, sleep(seconds * 1000)])
  const elapsed = (performance.now() - begun) / 1000
  const counted = latencies
  latencies = []
  onEnd?.()
  stopped = true
  await within(PATIENCE, sending)
  return { perSecond: counted.length / elapsed, latencies: counted }
}

/** Sends a number of requests on 32 connections and hands each answer on. @throws Error when an answer is not a 2xx */
export async function sendCount(
  ports: Ports,
  traffic: Traffic,
  count: number,
  onAnswer: (answer: Answer) => void = () => {},
): Promise<Round> {
  let left = count
  let begun = 0
  const latencies: number[] = []
  const sending = onConnections(ports, Math.min(32, count), async (connection) => {
    const next = traffic.source()
    begun ||= performance.now()
    while (left-- > 0) {
      const bytes = next()
      const sent = performance.now()
      const answer = await connection.request(bytes)
      latencies.push(performance.now() - sent)
      assertDone(answer)
      onAnswer(answer)
    }
  })
  await within(PATIENCE + count * PATIENCE_EACH, sending)
  return { perSecond: (count * 1000) / (performance.now() - begun), latencies }
}

async function onConnections(
  ports: Ports,
  count: number,
  use: (connection: Connection) => Promise<void>,
): Promise<void> {
  const connections = await Promise.all(
    Array.from({ length: count }, (_, i) => Connection.open(ports[i % ports.length] as number)),
  )
  try {
    await Promise.all(connections.map(use))
  } finally {
    for (const connection of connections) connection.close()
  }
}

function assertDone({ status, body }: Answer): void {
  if (status < 200 || status > 299) throw new Error(`The server answered ${status}: ${body.toString()}`)
}

export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_resolve, reject) => {
    const error = new Error(`Nothing came within ${milliseconds / 1000} s`)
    timer = setTimeout(() => reject(error), milliseconds)
  })
  try {
    return await Promise.race([work, tooLate])
  } finally {
    clearTimeout(timer)
  }
}
