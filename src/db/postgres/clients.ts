import type { Socket } from 'node:net'
import pg from 'pg'
import type { Hosts } from './hosts.ts'

/** How long a connection may take to come about, in milliseconds. */
export const CONNECT_TIMEOUT = 5_000
/**
 * How long the server lets a statement wait for a lock, and run at all, in milliseconds. Less than a request waits for the
 * answer: what the server gave up is known not to be done, and what we give up is not.
 */
const LOCK_TIMEOUT = 4_000
const STATEMENT_TIMEOUT = 8_000

/** Connections to whichever of the hosts is in use. */
export function clientsFor(hosts: Hosts) {
  /** Goes to the server in use at the time, and tells when it is not to be had there. */
  class HostClient extends pg.Client {
    readonly #url: string
    /** @param _options of the pool, which mean nothing here */
    constructor(_options?: unknown) {
      const current = hosts.current()
      super({
        connectionString: current,
        connectionTimeoutMillis: CONNECT_TIMEOUT,
        keepAlive: true,
        application_name: 'longlist',
      })
      this.#url = current
      // What breaks a connection is told by the statement that is running on it, or by the next.
      this.on('error', () => {})
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
        await this.prepare()
        return this
      } catch (error) {
        hosts.leave(this.#url)
        socketOf(this).destroy()
        throw error
      }
    }
    async #mustTakeWrites(): Promise<void> {
      const { rows } = await this.query('select pg_is_in_recovery() as replica')
      if (rows[0].replica) throw new Error('This server is a replica')
    }
    async prepare(): Promise<void> {}
    leaveHost(): void {
      hosts.leave(this.#url)
    }
  }

  /** For requests, which have no time. */
  class RequestClient extends HostClient {
    override async prepare(): Promise<void> {
      // Not among the parameters of the start, where a pooler between us and the server would refuse them.
      await this.query(
        `select set_config('lock_timeout', '${LOCK_TIMEOUT}', false), set_config('statement_timeout', '${STATEMENT_TIMEOUT}', false)`,
      )
    }
  }

  return { HostClient, RequestClient }
}

/** What a client talks through. */
export function socketOf(client: pg.Client): Socket {
  return (client as unknown as { connection: { stream: Socket } }).connection.stream
}
