import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Counts, Crowd } from './crowd.ts'
import { KillableServer } from './killable-server.ts'
import { Client, newCandidate } from './load.ts'
import { type Settings, storeOf } from './places.ts'
import { Random } from './random.ts'

/** One server in a process of its own, a crowd of clients, and what must hold when all is over. */
export class OwnServer implements AsyncDisposable {
  readonly client: Client
  readonly crowd: Crowd
  readonly url: string
  readonly #folder: string
  readonly #settings: Settings
  readonly #server: KillableServer
  readonly #seed = Date.now() % 1_000_000_000

  private constructor(folder: string, settings: Settings, server: KillableServer, url: string, client: Client) {
    this.#folder = folder
    this.#settings = settings
    this.#server = server
    this.url = url
    this.client = client
    this.crowd = new Crowd(new Random(this.#seed), this.#seed, () => client)
  }

  static async start(settings: Settings): Promise<OwnServer> {
    const folder = mkdtempSync(join(tmpdir(), 'longlist-fault-'))
    // Refusals are logged as errors, and they are what these tests are about.
    const all = { ...settings, logLevel: 'fatal' }
    const server = new KillableServer(join(folder, 'data'), join(folder, 'cache'), all)
    const url = await server.serve()
    return new OwnServer(folder, all, server, url, await Client.to(url))
  }

  /** Runs the act under load, then all is well by itself: the same process answers, and nothing is left waiting. */
  async underLoad(act: (crowd: Crowd) => Promise<void>): Promise<string> {
    const { crowd } = this
    const before = { ...crowd.counts }
    crowd.longest = 0
    crowd.start()
    try {
      await crowd.more(30, 'acknowledged')
      await act(crowd)
      await crowd.more(60, 'acknowledged', 'changed')
    } finally {
      await crowd.stop()
    }
    await crowd.settle(this.client)
    const counted = (Object.keys(before) as (keyof Counts)[]).map(
      (name) => `${name} ${crowd.counts[name] - before[name]}`,
    )
    return `${counted.join(', ')}; the slowest answer took ${Math.round(crowd.longest)} ms`
  }

  /** Creates one candidate. @returns the status of the answer */
  async createOne(): Promise<number> {
    const random = new Random(Date.now())
    return (await this.client.create(newCandidate(random, this.#seed))).status
  }

  /** Ends the server and looks at every row and file. */
  async expectTrue(): Promise<void> {
    await this.client.close()
    const code = await this.#server.terminate()
    if (code !== 0 || this.#server.errors !== '')
      throw new Error(`The server ended with ${code}: ${this.#server.errors}`)
    await using store = await storeOf(join(this.#folder, 'data'), this.#settings)
    await this.crowd.expectTrue(store)
  }

  /** @returns the exit code */
  terminate(): Promise<number | null> {
    return this.#server.terminate()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.client.close()
    if (this.#server.isAlive) await this.#server.kill()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
