import pg from 'pg'
import { Unavailable } from '../../core/errors.ts'
import type { Row } from '../engine.ts'
import { isFromServer, isNotNow, isReadOnly, isStalePlan } from './codes.ts'
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

/** How long a request waits for a connection, and for an answer, in milliseconds. */
const CONNECT_TIMEOUT = 5_000
const ANSWER_TIMEOUT = 20_000
/** A connection that nobody used for so long is closed. */
const IDLE_TIMEOUT = 60_000

export function createPool({ url, connections }: PoolOptions): Pool {
  const hosts = createHosts(url)
  let closed: Promise<void> | undefined

  /** Goes to the server in use at the time, and tells when it is not to be had there. */
  class HostClient extends pg.Client {
    readonly #url: string
    constructor() {
      const current = hosts.current()
      super({
        connectionString: current,
        connectionTimeoutMillis: CONNECT_TIMEOUT,
        keepAlive: true,
        application_name: 'longlist',
      })
      this.#url = current
    }
    override connect(): Promise<pg.Client>
    override connect(callback: (error: Error) => void): void
    override connect(callback?: (error: Error) => void): Promise<pg.Client> | void {
      const connected = this.#connect()
      if (!callback) return connected
      connected.then(
        () => setImmediate(callback as () => void),
        (error) => setImmediate(callback, error),
      )
    }
    async #connect(): Promise<pg.Client> {
      try {
        await super.connect()
        if (hosts.several) await this.#mustTakeWrites()
        return this
      } catch (error) {
        hosts.leave(this.#url)
        throw error
      }
    }
    async #mustTakeWrites(): Promise<void> {
      const { rows } = await this.query('select pg_is_in_recovery() as replica')
      if (rows[0].replica) {
        await this.end()
        throw new Error('This server is a replica')
      }
    }
    leaveHost(): void {
      hosts.leave(this.#url)
    }
  }

  const pool = new pg.Pool({
    Client: HostClient,
    max: connections,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    idleTimeoutMillis: IDLE_TIMEOUT,
  })
  // A connection that broke while nobody used it: the next one is a new one.
  pool.on('error', () => {})

  async function take(): Promise<pg.PoolClient> {
    if (closed) throw new Unavailable('The database is closed', 1)
    // With several servers, each may be tried once.
    for (let attempt = 0; ; attempt++) {
      try {
        return await pool.connect()
      } catch (error) {
        if (hosts.several && attempt < 4) continue
        throw unavailable(error)
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
        const { cause, index } = error as PipelineError
        const broken = !isFromServer(cause) || cause.severity === 'FATAL' || isReadOnly(cause) || isStalePlan(cause)
        client.release(broken ? cause : undefined)
        if (isReadOnly(cause)) (client as unknown as HostClient).leaveHost()
        if (isStalePlan(cause) && attempt === 0) continue
        if (!isNotNow(cause)) throw error
        const mayBeDone = kind === 'write' && (!isFromServer(cause) || index >= statements.length)
        throw unavailable(cause, mayBeDone)
      }
    }
  }

  return {
    run,
    async connect() {
      for (let attempt = 0; ; attempt++) {
        const client = new HostClient()
        // What breaks it is told by the query that is running, or by the next.
        client.on('error', () => {})
        try {
          await client.connect()
          return client
        } catch (error) {
          if (!hosts.several || attempt >= 4) throw unavailable(error)
        }
      }
    },
    figures: () => ({
      inUse: pool.totalCount - pool.idleCount,
      most: connections,
      waiting: pool.waitingCount,
    }),
    close() {
      closed ??= pool.end()
      return closed
    },
  }
}

function unavailable(cause: unknown, mayBeDone = false): Unavailable {
  return new Unavailable('The database cannot take this right now', 2, { cause, mayBeDone })
}
