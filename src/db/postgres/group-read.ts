import type { Reach, Row } from '../engine.ts'
import { Line } from './line.ts'
import { PipelineError } from './pipeline.ts'
import { reachTo, type Sent } from './texts.ts'

type Read = {
  readonly sent: Sent
  readonly reach: Reach
  readonly resolve: (rows: Row[]) => void
  readonly reject: (error: unknown) => void
}

/** More reads than this in one round trip would only make the first of them wait. */
const LARGEST_GROUP = 64

/**
 * Gathers the reads that arrive during one turn of the event loop and sends them together: a round trip costs both sides
 * more than most of our reads do. Each sees what was committed before it.
 */
export function createGroupRead(
  run: (statements: readonly Sent[], kind: 'read') => Promise<Row[][]>,
  { roundTrips }: { readonly roundTrips: number },
) {
  const waiting = new Line<Read>('reads')
  let running = 0
  let scheduled = false

  function schedule(): void {
    if (scheduled || waiting.length === 0 || running >= roundTrips) return
    scheduled = true
    setImmediate(() => {
      scheduled = false
      const group = waiting.take(LARGEST_GROUP)
      if (group.length === 0) return
      running++
      void readGroup(group).finally(() => {
        running--
        schedule()
      })
      schedule()
    })
  }

  async function readGroup(group: readonly Read[]): Promise<void> {
    const { ordered, sent, places } = inOneRoundTrip(group)
    try {
      const results = await run(sent, 'read')
      for (const [index, read] of ordered.entries()) read.resolve(results[places[index] as number] as Row[])
    } catch (error) {
      // One that is refused takes the others with it: by itself, each gets what is its own.
      if (error instanceof PipelineError && group.length > 1) await Promise.all(group.map((read) => readGroup([read])))
      else for (const read of group) read.reject(error)
    }
  }

  return (sent: Sent, reach: Reach): Promise<Row[]> =>
    new Promise((resolve, reject) => {
      waiting.add({ sent, reach, resolve, reject })
      schedule()
    })
}

/**
 * The reads one after another, each after the setting of its reach. Those without one come first, when none is set yet:
 * row-level security must refuse them what belongs to an organization.
 */
function inOneRoundTrip(group: readonly Read[]) {
  const ordered = group.toSorted((a, b) => rank(a.reach) - rank(b.reach))
  const sent: Sent[] = []
  const places: number[] = []
  let reach: Reach = 'none'
  for (const read of ordered) {
    if (read.reach !== reach) {
      reach = read.reach
      sent.push(reachTo(reach))
    }
    places.push(sent.push(read.sent) - 1)
  }
  return { ordered, sent, places }
}

function rank(reach: Reach): number {
  if (reach === 'none') return -2
  return reach === 'every' ? -1 : reach
}
