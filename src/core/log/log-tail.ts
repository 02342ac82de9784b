import type { LogReader } from '../ports.ts'
import type { LoggedEvent } from './event.ts'

export type TailDeps = {
  readonly log: Pick<LogReader, 'list' | 'newest'>
  /**
   * How long after an event those before it may still come in, in milliseconds: places in the log are given out before the
   * commit, so where several transactions run at once the later place may be seen first. 0 where they follow each other.
   */
  readonly overlapMs: number
  readonly onError: (error: unknown) => void
}

/** New events of one organization, each once. */
export type Told = {
  readonly events: readonly LoggedEvent[]
  /** Nothing is missing up to this place: whoever goes on from here misses nothing. */
  readonly settled: number
}

export type Listener = (told: Told) => void

export type LogTail = {
  /** Resolves once whatever is committed from now on will be told. */
  listen(organizationId: number, listener: Listener): Promise<Listening>
  /** Something was committed by this process: look now, rather than at the next turn. */
  wake(organizationId: number): void
}

export type Listening = { readonly settled: () => number; readonly stop: () => void }

/** How often the log is looked at while somebody listens, in milliseconds. */
const LOOK_EVERY = 500
/** How long after the first of many commits they are read together, in milliseconds. */
const GATHER = 20
const PAGE = 1_000
/** As many of the last events are taken for those that others may still come in before. */
const LAST_EVENTS = 500

/**
 * Reads the ends of the logs to which somebody listens, once for all listeners of this process, whichever process wrote what is
 * there. While nobody listens nothing is read.
 */
export function createLogTail(deps: TailDeps): LogTail {
  const ends = new Map<number, LogEnd>()
  let timer: NodeJS.Timeout | undefined

  function look(): void {
    for (const end of ends.values()) end.look()
  }

  return {
    async listen(organizationId, listener) {
      const end = ends.get(organizationId) ?? new LogEnd(deps, organizationId)
      ends.set(organizationId, end)
      end.listeners.add(listener)
      timer ??= setInterval(look, LOOK_EVERY).unref()
      const stop = () => {
        end.listeners.delete(listener)
        if (end.listeners.size === 0 && ends.get(organizationId) === end) ends.delete(organizationId)
        if (ends.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
      try {
        await end.opened
      } catch (error) {
        stop()
        throw error
      }
      return { settled: () => end.settled, stop }
    },
    wake: (organizationId) => ends.get(organizationId)?.lookSoon(),
  }
}

/** The end of one organization's log. */
class LogEnd {
  readonly listeners = new Set<Listener>()
  readonly opened: Promise<void>
  settled = 0
  readonly #deps: TailDeps
  readonly #organizationId: number
  /** What was told of the events behind `settled`: the place of each by its id, and when it was seen. */
  readonly #seen = new Map<number, { readonly position: number; readonly at: number }>()
  #isLooking = false
  #isWanted = false
  #soon: NodeJS.Timeout | undefined

  constructor(deps: TailDeps, organizationId: number) {
    this.#deps = deps
    this.#organizationId = organizationId
    this.opened = this.#open()
    // Whoever listens hears of it.
    this.opened.catch(() => {})
  }

  async #open(): Promise<void> {
    const { log, overlapMs } = this.#deps
    const last = await log.newest(this.#organizationId, { limit: overlapMs > 0 ? LAST_EVENTS : 1 })
    this.settled = last.at(-1)?.position ?? 0
    this.#note(last)
  }

  lookSoon(): void {
    if (this.#soon) return
    this.#soon = setTimeout(() => {
      this.#soon = undefined
      this.look()
    }, GATHER).unref()
  }

  look(): void {
    this.#isWanted = true
    if (this.#isLooking) return
    this.#isLooking = true
    void this.#lookWhileWanted().finally(() => {
      this.#isLooking = false
    })
  }

  async #lookWhileWanted(): Promise<void> {
    try {
      await this.opened
      while (this.#isWanted && this.listeners.size > 0) {
        this.#isWanted = false
        await this.#read()
      }
    } catch (error) {
      this.#deps.onError(error)
    }
  }

  async #read(): Promise<void> {
    const fresh: LoggedEvent[] = []
    let found: LoggedEvent[]
    let after = this.settled
    do {
      found = await this.#deps.log.list(this.#organizationId, { after, limit: PAGE })
      after = found.at(-1)?.position ?? after
      fresh.push(...found.filter(({ id }) => !this.#seen.has(id)))
    } while (found.length === PAGE)
    this.#note(fresh)
    if (fresh.length === 0) return
    const told = { events: fresh, settled: this.settled }
    for (const listener of this.listeners) listener(told)
  }

  /** Nothing comes in any more before what was seen so long ago. */
  #note(fresh: readonly LoggedEvent[]): void {
    const at = performance.now()
    for (const { id, position } of fresh) this.#seen.set(id, { position, at })
    for (const [id, seen] of this.#seen) {
      if (at - seen.at < this.#deps.overlapMs) continue
      this.settled = Math.max(this.settled, seen.position)
      this.#seen.delete(id)
    }
  }
}
