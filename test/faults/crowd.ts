import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Store } from '../../src/store.ts'
import { type Answer, type Candidate, type Client, forEachOf, newCandidate, newPatch, type Patch } from './load.ts'
import type { Random } from './random.ts'
import { expectShown, expectWhole } from './whole.ts'

/** What a refusal says of the request: it was not done, or it is not known whether it was. */
type Refusal = 'not done' | 'not known'

export type Counts = {
  acknowledged: number
  changed: number
  notDone: number
  notKnown: number
  /** The server went away before it answered. */
  broken: number
  repeated: number
}

/**
 * Clients that create and update candidates one after another, whatever happens to the server or what stands behind it, and
 * what they were told: every answer is a success or a 503 as the documents say, and what it says must be true.
 */
export class Crowd {
  readonly counts: Counts = { acknowledged: 0, changed: 0, notDone: 0, notKnown: 0, broken: 0, repeated: 0 }
  /** How long the slowest answer took, in milliseconds. */
  longest = 0
  readonly #pick: () => Client
  readonly #random: Random
  readonly #seed: number
  readonly #mayBreak: boolean
  readonly #sent = new Map<string, Candidate>()
  readonly #acknowledged: Candidate[] = []
  readonly #notDone = new Set<Candidate>()
  #toRepeat: Candidate[] = []
  #toRead = new Set<Candidate>()
  #running: Promise<void>[] = []
  #stopped = true

  /**
   * @param pick the client for the next request
   * @param mayBreak whether servers may go away without an answer
   */
  constructor(random: Random, seed: number, pick: () => Client, { mayBreak = false } = {}) {
    this.#random = random
    this.#seed = seed
    this.#pick = pick
    this.#mayBreak = mayBreak
  }

  start(size = 12): void {
    this.#stopped = false
    this.#running = Array.from({ length: size }, async () => {
      while (!this.#stopped) await (this.#random.chance(0.25) ? this.#change() : this.#create())
    })
    // Told by `stop`; until then it must not count as unhandled.
    for (const each of this.#running) each.catch(() => {})
  }

  /** Waits until so many more were counted. */
  async more(count: number, ...of: readonly (keyof Counts)[]): Promise<void> {
    const now = () => of.reduce((sum, each) => sum + this.counts[each], 0)
    const enough = now() + count
    const failed = Promise.all(this.#running)
    const deadline = Date.now() + 60_000
    while (now() < enough) {
      if (Date.now() > deadline) {
        throw new Error(`There were no ${count} more of ${of.join(', ')}: ${JSON.stringify(this.counts)}`)
      }
      await Promise.race([failed, sleep(10)])
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await Promise.all(this.#running)
  }

  /** All is well again: repeats what was in doubt and has a key, and reads all that was acknowledged or in doubt since. */
  async settle(client: Client): Promise<void> {
    await forEachOf(this.#toRepeat.splice(0), async (candidate) => {
      const answer = await client.create(candidate)
      expect({ mark: candidate.mark, status: answer.status }).toEqual({ mark: candidate.mark, status: 201 })
      this.counts.repeated++
      this.#acknowledge(candidate, answer)
    })
    const toRead = this.#toRead
    this.#toRead = new Set()
    await forEachOf(toRead, async (candidate) => {
      const answer = await client.read(candidate)
      const { doubtful } = candidate
      candidate.doubtful = undefined
      if (doubtful && answer.body.phone === doubtful.shape.phone) changed(candidate, doubtful)
      expectShown(candidate, candidate.shape, answer)
    })
  }

  /** Nothing writes any more: everything is in the store as it was answered. */
  async expectTrue(store: Pick<Store, 'engine' | 'blobs'>): Promise<void> {
    const unanswered = await expectWhole(store, this.#sent)
    const lied = unanswered.filter((candidate) => this.#notDone.has(candidate))
    expect(lied.map(({ mark }) => `${mark} was said not to be done, and is there`)).toEqual([])
  }

  async #create(): Promise<void> {
    const candidate = newCandidate(this.#random, this.#seed)
    this.#sent.set(candidate.mark, candidate)
    const answer = await this.#timed((client) => client.create(candidate))
    if (answer?.status === 201) return this.#acknowledge(candidate, answer)
    const refusal = answer && this.#refusal(candidate, answer)
    if (refusal === 'not done') this.#notDone.add(candidate)
    else if (candidate.idempotencyKey !== undefined) this.#toRepeat.push(candidate)
    await sleep(20)
  }

  #acknowledge(candidate: Candidate, { body }: Answer): void {
    candidate.name = body.uid ?? body.reference
    expect(candidate.name).toBeTypeOf('string')
    this.counts.acknowledged++
    this.#acknowledged.push(candidate)
    this.#toRead.add(candidate)
  }

  /** Changes one that nobody is changing: what is in doubt is then one change at most. */
  async #change(): Promise<void> {
    const candidate = this.#acknowledged[this.#random.between(0, this.#acknowledged.length - 1)]
    if (!candidate || candidate.busy || candidate.doubtful || candidate.dialect !== 'comeet') return this.#create()
    candidate.busy = true
    this.#toRead.add(candidate)
    const patch = newPatch(this.#random, candidate)
    const answer = await this.#timed((client) => client.change(candidate, patch))
    candidate.busy = false
    if (answer?.status === 200) {
      changed(candidate, patch)
      this.counts.changed++
      return
    }
    if (!answer || this.#refusal(candidate, answer) === 'not known') candidate.doubtful = patch
    await sleep(20)
  }

  async #timed(send: (client: Client) => Promise<Answer>): Promise<Answer | undefined> {
    const started = performance.now()
    try {
      return await send(this.#pick())
    } catch (error) {
      if (!this.#mayBreak) throw error
      this.counts.broken++
      return undefined
    } finally {
      this.longest = Math.max(this.longest, performance.now() - started)
    }
  }

  #refusal({ dialect }: Candidate, answer: Answer): Refusal {
    const inComeet = { status: 503, error: 'service_unavailable', message: expect.any(String) }
    const inWelcomeKit = { error: 'service_unavailable', error_description: expect.any(String) }
    expect(answer).toEqual({
      status: 503,
      retryAfter: expect.stringMatching(/^[1-9]\d*$/),
      body: dialect === 'comeet' ? inComeet : inWelcomeKit,
    })
    const words = String(answer.body.message ?? answer.body.error_description)
    const refusal = words.includes('Nothing was changed') ? 'not done' : 'not known'
    if (refusal === 'not known') expect(words).toContain('it is not known whether this request was done')
    this.counts[refusal === 'not done' ? 'notDone' : 'notKnown']++
    return refusal
  }
}

function changed(candidate: Candidate, { shape }: Patch): void {
  candidate.shape = shape
  candidate.changes++
}
