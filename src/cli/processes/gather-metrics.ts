import { AggregatorRegistry } from 'prom-client'
import type { Figures } from './messages.ts'

/** How long a process may take to give its figures, in milliseconds; then those that it gave before are taken. */
const PATIENCE = 2_000

/** The metrics of several processes as one server's. */
export type GatheredMetrics = {
  /** What a process counted, as it says by itself or when it is asked. */
  receive(process: number, figures: Figures): void
  /** Asks each process, and gives the sum in the Prometheus text format. @param ask asks one for its figures */
  gather(processes: readonly number[], ask: (process: number) => void): Promise<string>
  /** What a process counted that has ended stays in the sum, or counters would go back. */
  keep(process: number): void
}

export function createGatheredMetrics(): GatheredMetrics {
  let ended: Promise<Figures> = Promise.resolve([])
  const latest = new Map<number, Figures>()
  const asked = new Map<number, PromiseWithResolvers<void>>()

  return {
    receive(process, figures) {
      latest.set(process, figures)
      asked.get(process)?.resolve()
      asked.delete(process)
    },
    async gather(processes, ask) {
      const answers = processes.map((process) => {
        const answer = asked.get(process) ?? Promise.withResolvers<void>()
        asked.set(process, answer)
        ask(process)
        return answer.promise
      })
      let timer: NodeJS.Timeout | undefined
      const tooLate = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, PATIENCE)
      })
      await Promise.race([Promise.all(answers), tooLate])
      clearTimeout(timer)
      return AggregatorRegistry.aggregate([...latest.values(), await ended]).metrics()
    },
    keep(process) {
      const last = latest.get(process)
      latest.delete(process)
      asked.get(process)?.resolve()
      asked.delete(process)
      if (!last) return
      const counted = last.filter(({ type }) => COUNTED.has(String(type)))
      ended = ended.then((before) => AggregatorRegistry.aggregate([counted, before]).getMetricsAsJSON())
    },
  }
}

const COUNTED = new Set(['counter', 'histogram'])
