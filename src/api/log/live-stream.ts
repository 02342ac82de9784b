import { Readable } from 'node:stream'
import type { Principal } from '../../core/access/permissions.ts'
import { type Change, mayHear } from '../../core/log/hear.ts'
import { nameOf, timeOf } from '../names.ts'
import { presentActorOf } from './present-event.ts'

/** Bytes that may wait for a reader who is slower than what happens; one that is farther behind has to come again. */
const MOST_WAITING = 1024 * 1024
/** After how long a reader comes again whose stream ended, in milliseconds. */
const RETRY = 2_000

/** Where a reader stands: it has heard everything up to `settled`, and of what came then at least up to `position`. */
export type Place = { readonly settled: number; readonly position: number }

const PLACE = /^(\d{1,15})-(\d{1,15})$/

export function placeIn(text: string): Place | undefined {
  const [, settled, position] = PLACE.exec(text) ?? []
  return settled === undefined ? undefined : { settled: Number(settled), position: Number(position) }
}

/** One reader's server-sent events (WHATWG HTML, section 9.2). */
export class LiveStream {
  readonly body: Readable
  principal: Principal
  #place: Place
  /** What came while the reader was being told what it had missed. */
  #held: { readonly changes: readonly Change[]; readonly settled: number }[] | undefined = []
  #told: ReadonlySet<number> = new Set()
  #isOver = false

  constructor(principal: Principal, onClose: () => void) {
    this.principal = principal
    this.#place = { settled: 0, position: 0 }
    this.body = new Readable({ read() {} })
    this.body.once('close', onClose)
  }

  /**
   * @param settled up to where the log is settled now
   * @param missed what came since the reader was at `place`; undefined when that cannot be told
   */
  start(settled: number, place: Place | undefined, missed: readonly Change[] | undefined): void {
    this.#place = (missed && place) ?? { settled, position: settled }
    this.#write(`retry: ${RETRY}\n${this.#id()}\n\n`)
    if (missed) this.#tell(missed, settled)
    else this.#write('event: reset\ndata: {}\n\n')
    this.#told = new Set(missed?.map(({ event }) => event.id))
    const held = this.#held ?? []
    this.#held = undefined
    for (const { changes, settled: upTo } of held) this.tell(changes, upTo)
  }

  tell(changes: readonly Change[], settled: number): void {
    if (this.#held) this.#held.push({ changes, settled })
    else {
      const fresh = changes.filter(({ event }) => !this.#told.has(event.id))
      this.#tell(fresh, settled)
    }
  }

  /** Keeps the connection from being taken for a dead one, and the reader's place near the end of the log. */
  beat(settled: number): void {
    if (this.#held) return
    this.#moveTo(settled, settled)
    this.#write(`:\n${this.#id()}\n\n`)
  }

  end(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.body.push(null)
  }

  /** In the log's order, so that at each everything before it was told, as far as the log is settled. */
  #tell(changes: readonly Change[], settled: number): void {
    for (const change of changes) {
      const { position } = change.event
      this.#moveTo(Math.min(settled, position), position)
      if (!mayHear(this.principal, change)) continue
      this.#write(`event: change\n${this.#id()}\ndata: ${JSON.stringify(present(change))}\n\n`)
    }
    this.#moveTo(settled, settled)
  }

  #moveTo(settled: number, position: number): void {
    this.#place = {
      settled: Math.max(this.#place.settled, settled),
      position: Math.max(this.#place.position, position),
    }
  }

  #id(): string {
    return `id: ${this.#place.settled}-${this.#place.position}`
  }

  #write(text: string): void {
    if (this.#isOver || this.body.destroyed) return
    this.body.push(text)
    if (this.body.readableLength > MOST_WAITING) this.body.destroy()
  }
}

function present(change: Change): object {
  const { event, jobId } = change
  return {
    id: nameOf(event.id),
    type: event.type,
    applicationId: event.applicationId === undefined ? null : nameOf(event.applicationId),
    jobId: jobId === undefined ? null : nameOf(jobId),
    at: timeOf(event.at),
    actor: presentActorOf(change),
  }
}
