/** A share of a budget; giving it back twice does nothing. */
export type Share = { release(): void }

/** The budget could not be had in time. */
export class BudgetExhausted extends Error {}

type Waiting = { readonly bytes: number; readonly take: (share: Share) => void; readonly giveUp: () => void }

/**
 * Bounds how many bytes are held at once. Whoever asks waits in line for what others give back, up to a time; the line
 * itself is bounded too.
 */
export class ByteBudget {
  #free: number
  readonly #total: number
  readonly #longestLine: number
  #line: Waiting[] = []

  constructor(totalBytes: number, longestLine: number) {
    this.#total = totalBytes
    this.#free = totalBytes
    this.#longestLine = longestLine
  }

  /** Takes a share at once, or undefined when there is none. */
  tryTake(bytes: number): Share | undefined {
    if (this.#line.length > 0 || bytes > this.#free) return undefined
    return this.#share(bytes)
  }

  /** Waits for a share. @throws BudgetExhausted when the line is too long, the time is over or the share is too large */
  async take(bytes: number, patience: number): Promise<Share> {
    const share = this.tryTake(bytes)
    if (share) return share
    if (bytes > this.#total || this.#line.length >= this.#longestLine) throw new BudgetExhausted()
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        bytes,
        take: (granted) => {
          clearTimeout(timer)
          resolve(granted)
        },
        giveUp: () => reject(new BudgetExhausted()),
      }
      const timer = setTimeout(() => {
        this.#line = this.#line.filter((other) => other !== waiting)
        waiting.giveUp()
        this.#serveLine()
      }, patience)
      this.#line.push(waiting)
    })
  }

  #share(bytes: number): Share {
    this.#free -= bytes
    let held = true
    return {
      release: () => {
        if (!held) return
        held = false
        this.#free += bytes
        this.#serveLine()
      },
    }
  }

  #serveLine(): void {
    for (let next = this.#line[0]; next && next.bytes <= this.#free; next = this.#line[0]) {
      this.#line.shift()
      next.take(this.#share(next.bytes))
    }
  }
}
