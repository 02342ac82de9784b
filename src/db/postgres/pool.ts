import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { Unavailable } from '../../core/errors.ts'
import type { Row } from '../engine.ts'
import { CONNECT_TIMEOUT, clientsFor, socketOf } from './clients.ts'
import { isFromServer, isNotNow, isReadOnly, isStalePlan, isTooManyConnections, type PostgresError } from './codes.ts'
import { createHosts } from './hosts.ts'
import { type PipelineError, runPipeline } from './pipeline.ts'
import type { Sent } from './texts.ts'

export type PoolOptions = {
  readonly url: string
  /** Connections that may be open at once. */
  readonly connections: number
}

export type Pool = {
  /** One transaction on any connection. @throws Unavailable | PipelineError when the server refused a statement */
  readonly run: (statements: readonly Sent[], kind: 'read' | 'write', timeoutMs?: number) => Promise<Row[][]>
  /** A connection of its own, which the caller ends. @throws Unavailable */
  connect(): Promise<pg.Client>
  figures(): { inUse: number; most: number; waiting: number }
  close(): Promise<void>
}

/** How long a request waits for an answer, in milliseconds. */
const ANSWER_TIMEOUT = 10_000
/** A connection that nobody used for so long is closed. */
const IDLE_TIMEOUT = 60_000
/** How long a server that does not answer is waited for when its connections are closed. */
const CLOSE_TIMEOUT = 1_000
/** How many servers of a list are tried for one connection. */
const MOST_HOSTS = 4
/** How often another connection is asked for while the server has none left. */
const ASK_AGAIN = 20

export function createPool({ url, connections }: PoolOptions): Pool {
  const hosts = createHosts(url)
  let closed: Promise<void> | undefined

  const { HostClient, RequestClient } = clientsFor(hosts)
  const pool = new pg.Pool({
    Client: RequestClient,
    max: connections,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    idleTimeoutMillis: IDLE_TIMEOUT,
  })
  // A connection that broke while nobody used it: the next one is a new one.
  pool.on('error', () => {})
  const sockets = new Set<Socket>()
  const idle = new Set<Socket>()
  pool.on('connect', (client) => {
    const socket = socketOf(client)
    sockets.add(socket)
    client.once('end', () => {
      sockets.delete(socket)
      idle.delete(socket)
    })
  })
  pool.on('acquire', (client) => idle.delete(socketOf(client)))
  pool.on('release', (_error, client) => idle.add(socketOf(client)))

  async function take(): Promise<pg.PoolClient> {
    if (closed) throw new Unavailable('The database is closed', 1)
    const deadline = performance.now() + CONNECT_TIMEOUT
    // With several servers, each may be tried once.
    for (let attempt = 0; ; attempt++) {
      try {
        return await pool.connect()
      } catch (error) {
        const inTime = performance.now() < deadline
        if (inTime && hosts.several && attempt < MOST_HOSTS) continue
        if (!inTime || !isTooManyConnections(error as PostgresError) || sockets.size === 0) throw unavailable(error)
        // One of those that we have is soon free.
        await sleep(ASK_AGAIN)
      }
    }
  }

  async function run(
    statements: readonly Sent[],
    kind: 'read' | 'write',
    timeoutMs = ANSWER_TIMEOUT,
  ): Promise<Row[][]> {
    for (let attempt = 0; ; attempt++) {
      const client = await take()
      try {
        const rows = await runPipeline(client, statements, timeoutMs)
        client.release()
        return rows
      } catch (error) {
        const { cause, index, sent, timedOut } = error as PipelineError
        const broken = !isFromServer(cause) || cause.severity === 'FATAL' || isReadOnly(cause) || isStalePlan(cause)
        client.release(broken ? cause : undefined)
        // If nobody is at the other end of one, nobody is at the other end of the rest: each would be waited for in its turn.
        if (timedOut) destroyAll(idle)
        if (isReadOnly(cause)) (client as unknown as InstanceType<typeof HostClient>).leaveHost()
        const mayBeDone = kind === 'write' && sent && (!isFromServer(cause) || index >= statements.length)
        // What was certainly not done may well succeed on another connection.
        if (broken && !mayBeDone && !timedOut && attempt === 0) continue
        if (!isNotNow(cause)) throw error
        throw unavailable(cause, mayBeDone)
      }
    }
  }

  return {
    run,
    async connect() {
      for (let attempt = 0; ; attempt++) {
        const client = new HostClient()
        try {
          await client.connect()
          return client
        } catch (error) {
          if (!hosts.several || attempt >= MOST_HOSTS) throw unavailable(error)
        }
      }
    },
    figures: () => ({
      inUse: pool.totalCount - pool.idleCount,
      most: connections,
      waiting: pool.waitingCount,
    }),
    close() {
      closed ??= pool.end().finally(() => {
        // A server that is gone never says goodbye, and the process would wait for it.
        setTimeout(() => destroyAll(sockets), CLOSE_TIMEOUT).unref()
      })
      return closed
    },
  }
}

function destroyAll(sockets: Iterable<Socket>): void {
  for (const socket of sockets) socket.destroy()
}

function unavailable(cause: unknown, mayBeDone = false): Unavailable {
  return new Unavailable('The database cannot take this right now', 2, { cause, mayBeDone })
}
