import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { KillableServer } from './killable-server.ts'
import { Client } from './load.ts'
import { type Place, type PlaceOptions, type Settings, storeOf } from './places.ts'
import type { Random } from './random.ts'

type Member = { readonly server: KillableServer; readonly url: string; readonly client: Client }

/** Several servers, each a process of its own, on one store. */
export class Fleet implements AsyncDisposable {
  readonly members: Member[] = []
  readonly #folder = mkdtempSync(join(tmpdir(), 'longlist-fleet-'))
  readonly #settings: Settings
  readonly #removeStore: () => Promise<void>
  /** Has loaded its code already, so that it takes the place of a dead one at once. */
  #spare: KillableServer

  private constructor(settings: Settings, removeStore: () => Promise<void>) {
    this.#settings = settings
    this.#removeStore = removeStore
    this.#spare = this.#newServer()
  }

  /** Three of them. */
  static async start(place: Place, options?: PlaceOptions): Promise<Fleet> {
    const { settings, remove } = await place.make(options)
    const fleet = new Fleet(settings, remove)
    for (let count = 0; count < 3; count++) await fleet.#add()
    return fleet
  }

  #newServer(): KillableServer {
    return new KillableServer(join(this.#folder, 'data'), join(this.#folder, 'cache'), this.#settings)
  }

  async #add(): Promise<void> {
    const server = this.#spare
    this.#spare = this.#newServer()
    const url = await server.serve()
    this.members.push({ server, url, client: await Client.to(url) })
  }

  /** The client of any that is alive. */
  any(random: Random): Client {
    return (this.members[random.between(0, this.members.length - 1)] as Member).client
  }

  /** Kills the oldest and puts a new one in its place. @returns what the dead one complained about */
  async replaceOldest(): Promise<string> {
    const [oldest] = this.members as [Member]
    await oldest.server.kill()
    this.members.shift()
    await oldest.client.close()
    await this.#add()
    return oldest.server.errors
  }

  /** Ends all in good order. @returns their exit codes */
  async terminate(): Promise<(number | null)[]> {
    await Promise.all(this.members.map(({ client }) => client.close()))
    return Promise.all(this.members.map(({ server }) => server.terminate()))
  }

  store(): ReturnType<typeof storeOf> {
    return storeOf(join(this.#folder, 'data'), this.#settings)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { server, client } of this.members) {
      await client.close()
      if (server.isAlive) await server.kill()
    }
    await this.#spare.kill()
    await this.#removeStore()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
