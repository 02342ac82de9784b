import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { KillableServer } from './killable-server.ts'
import { type Candidate, Client, forEachOf, newCandidate, newPatch } from './load.ts'
import { PLACES, type Settings, storeOf } from './places.ts'
import { Random } from './random.ts'
import { expectFiles, expectShown, expectWhole } from './whole.ts'

/**
 * The server is killed (SIGKILL) at random moments under load, again and again, on one folder. What it acknowledged is
 * there at every restart, and nothing is ever half there. KILLS says how often (40 if it is not set); KILL_SEED repeats the random choices.
 */

const KILLS = Number(process.env['KILLS'] ?? 40)
const SEED = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000_000)
const AT_ONCE = 12
const TIMEOUT = 60_000 + KILLS * 8_000
/** Where the server itself writes what must not be torn, it is killed most often. */
const RUNS = PLACES.map((place) => ({ place, kills: place.name.startsWith('SQLite') ? KILLS : Math.ceil(KILLS / 4) }))

test.each(RUNS)(
  'on $place.name: what was acknowledged survives $kills kills, and nothing is half there',
  {
    timeout: TIMEOUT,
  },
  async ({ place, kills }) => {
    const folder = mkdtempSync(join(tmpdir(), 'longlist-kill-'))
    const { settings, remove } = await place.make()
    const run = new Run(folder, kills, settings)
    try {
      const summary = await run.all()
      process.stdout.write(`${summary}\n`)
    } catch (error) {
      if (error instanceof Error) error.message = `KILL_SEED=${SEED}, round ${run.round}: ${error.message}`
      throw error
    } finally {
      await run.end()
      await remove()
      rmSync(folder, { recursive: true, force: true })
    }
  },
)

class Run {
  round = 0
  readonly #folder: string
  readonly #data: string
  readonly #kills: number
  readonly #settings: Settings
  readonly #random = new Random(SEED)
  readonly #sent = new Map<string, Candidate>()
  readonly #acknowledged: Candidate[] = []
  /** Created or changed since the last look. */
  #touched = new Set<Candidate>()
  /** Sent with an idempotency key and not answered: they are sent again. */
  #toRepeat: Candidate[] = []
  #firstAnswer = Promise.withResolvers<void>()
  #changes = 0
  #repeated = 0
  #server: KillableServer
  #next: KillableServer

  constructor(folder: string, kills: number, settings: Settings) {
    this.#folder = folder
    this.#kills = kills
    this.#settings = settings
    this.#data = join(folder, 'data')
    this.#server = this.#newServer()
    this.#next = this.#server
  }

  /** Loads its code at once, and serves only when the one before it is dead. */
  #newServer(): KillableServer {
    return new KillableServer(this.#data, join(this.#folder, 'cache'), this.#settings)
  }

  async all(): Promise<string> {
    const started = performance.now()
    for (this.round = 1; this.round <= this.#kills; this.round++) {
      const client = await this.#restart()
      await this.#look(client)
      await this.#loadUntilKilled(client)
      await client.close()
      expect(this.#server.errors).toBe('')
    }
    const seconds = Math.round((performance.now() - started) / 1000)
    const client = await this.#restart()
    await this.#look(client)
    let files = 0
    await forEachOf(this.#acknowledged, async (candidate) => {
      const answer = await client.read(candidate)
      expectShown(candidate, candidate.shape, answer)
      const read = await expectFiles(client, candidate, answer)
      files += read
    })
    await client.close()
    expect(await this.#server.terminate()).toBe(0)
    await using store = await storeOf(this.#data, this.#settings)
    const foundWhole = (await expectWhole(store, this.#sent)).length
    const [sent, acknowledged] = [this.#sent.size, this.#acknowledged.length]
    expect(acknowledged).toBeGreaterThan(this.#kills)
    return (
      `${this.#kills} kills in ${seconds} s (KILL_SEED=${SEED}): ${acknowledged} candidates and ${this.#changes} changes ` +
      `acknowledged, all there; ${sent - acknowledged} candidates not acknowledged, ${foundWhole} of them there, whole; ` +
      `${this.#repeated} repeated by key; ${files} files read`
    )
  }

  async #restart(): Promise<Client> {
    this.#server = this.#next
    const url = await this.#server.serve()
    this.#next = this.#newServer()
    return Client.to(url)
  }

  /** Everything that was acknowledged since the last look is there, and what was in doubt is there wholly or not at all. */
  async #look(client: Client): Promise<void> {
    await forEachOf(this.#toRepeat.splice(0), async (candidate) => {
      const { status, body } = await client.create(candidate)
      expect({ mark: candidate.mark, status }).toEqual({ mark: candidate.mark, status: 201 })
      this.#repeated++
      this.#acknowledge(candidate, body)
    })
    const touched = this.#touched
    this.#touched = new Set()
    await forEachOf(touched, async (candidate) => {
      const answer = await client.read(candidate)
      const { doubtful } = candidate
      candidate.doubtful = undefined
      if (doubtful && answer.body.phone === doubtful.shape.phone) {
        candidate.shape = doubtful.shape
        candidate.changes++
      }
      expectShown(candidate, candidate.shape, answer)
    })
  }

  async #loadUntilKilled(client: Client): Promise<void> {
    this.#firstAnswer = Promise.withResolvers()
    const load = Promise.all(Array.from({ length: AT_ONCE }, () => this.#work(client)))
    // A server that has just started is slow: most rounds are counted from its first answer, some from the first request.
    if (this.#random.chance(0.8)) await Promise.race([load, this.#firstAnswer.promise])
    await Promise.race([load, sleep(this.#random.between(20, 250))])
    await this.#server.kill()
    await load
  }

  /** Sends one request after another until the server does not answer any more. */
  async #work(client: Client): Promise<void> {
    while (this.#random.chance(0.25) ? await this.#change(client) : await this.#create(client));
  }

  async #create(client: Client): Promise<boolean> {
    const candidate = newCandidate(this.#random, SEED)
    this.#sent.set(candidate.mark, candidate)
    const answer = await client.create(candidate).catch(() => undefined)
    if (!answer) {
      if (candidate.idempotencyKey !== undefined) this.#toRepeat.push(candidate)
      return false
    }
    expect(answer).toMatchObject({ status: 201 })
    this.#acknowledge(candidate, answer.body)
    return true
  }

  #acknowledge(candidate: Candidate, { uid, reference }: { uid?: string; reference?: string }): void {
    const name = uid ?? reference
    if (name === undefined) throw new Error(`${candidate.mark} was answered without a name`)
    candidate.name = name
    this.#firstAnswer.resolve()
    this.#acknowledged.push(candidate)
    this.#touched.add(candidate)
  }

  /** Changes one that nobody is changing: what is in doubt is then one change at most. */
  async #change(client: Client): Promise<boolean> {
    const candidate = this.#acknowledged[this.#random.between(0, this.#acknowledged.length - 1)]
    if (!candidate || candidate.busy || candidate.doubtful || candidate.dialect !== 'comeet')
      return this.#create(client)
    candidate.busy = true
    this.#touched.add(candidate)
    const patch = newPatch(this.#random, candidate)
    const answer = await client.change(candidate, patch).catch(() => undefined)
    candidate.busy = false
    if (!answer) {
      candidate.doubtful = patch
      return false
    }
    expect(answer).toMatchObject({ status: 200 })
    candidate.shape = patch.shape
    candidate.changes++
    this.#changes++
    return true
  }

  async end(): Promise<void> {
    await Promise.all([this.#server.kill(), this.#next.kill()])
  }
}
