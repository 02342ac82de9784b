import { Unavailable } from '../../core/errors.ts'

/** What waits to be sent, and how to tell it that it will not be. */
export type InLine = { readonly reject: (error: Error) => void }

/** How long anything waits before it is told to come back, in milliseconds. Nothing of it was sent by then. */
const PATIENCE = 5_000
/** How many may wait; one more is told to come back at once. */
const LONGEST = 10_000

/** First come, first served, up to a length and a time: a caller hears soon that the database does not keep up. */
export class Line<T extends InLine> {
  readonly #what: string
  #waiting: { readonly item: T; readonly since: number }[] = []
  #timer: NodeJS.Timeout | undefined

  /** @param what waits, for the log: "reads" */
  constructor(what: string) {
    this.#what = what
  }

  get length(): number {
    return this.#waiting.length
  }

  add(item: T): void {
    if (this.#waiting.length >= LONGEST) {
      item.reject(new Unavailable(`Too many ${this.#what} are waiting for the database`, 1))
      return
    }
    this.#waiting.push({ item, since: performance.now() })
    this.#timer ??= setTimeout(() => this.#sendAway(), PATIENCE)
  }

  /** The next ones, out of the line. */
  take(most: number): T[] {
    const taken = this.#waiting.splice(0, most)
    if (this.#waiting.length === 0) {
      clearTimeout(this.#timer)
      this.#timer = undefined
    }
    return taken.map(({ item }) => item)
  }

  #sendAway(): void {
    this.#timer = undefined
    const late = performance.now() - PATIENCE
    const inTime = this.#waiting.findIndex(({ since }) => since > late)
    for (const { reject } of this.take(inTime === -1 ? this.#waiting.length : inTime)) {
      reject(new Unavailable(`The database did not get to the ${this.#what} within ${PATIENCE} ms`, 2))
    }
    const [oldest] = this.#waiting
    if (oldest) this.#timer ??= setTimeout(() => this.#sendAway(), Math.max(1, Math.ceil(oldest.since - late)))
  }
}
