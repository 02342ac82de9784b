import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { FailedElsewhere } from '../outcome.ts'
import type { Listening } from '../run-server.ts'
import { createGatheredMetrics } from './gather-metrics.ts'
import type { ToPrimary, ToWorker } from './messages.ts'

/** How a worker ended that nobody told to. */
export type Death = {
  readonly pid: number | undefined
  readonly code: number | null
  readonly signal: string | null
}

/** The workers, as the primary sees them. */
export type Crew = {
  /** Starts another one and waits until it listens. @throws FailedElsewhere */
  add(): Promise<Listening>
  /** Retires the one that has listened for longest, and waits until it has ended. */
  endOldest(): Promise<void>
  /** Closes all, also those that only start, and waits. @returns the largest exit code */
  endAll(): Promise<number>
  killAll(): void
}

/**
 * @param args the command line of a worker
 * @param onDeath told of every worker that listened and ended by itself
 */
export function createCrew(args: readonly string[], onDeath: (death: Death) => void): Crew {
  /** In the order in which they began to listen. */
  const listening = new Set<Worker>()
  const told = new Set<Worker>()
  const metrics = createGatheredMetrics()
  let port: number | undefined
  let isPortNamed = false

  // Every worker takes connections from the one queue of the port by itself. Were the primary to hand them over, one that
  // is on its way to a worker that ends just then would hang.
  cluster.schedulingPolicy = cluster.SCHED_NONE

  function fork(): Worker {
    // Who listens on port 0 shares the port of those who do already. Once all were gone, it has to be named.
    isPortNamed ||= port !== undefined && alive().length === 0
    cluster.setupPrimary({ args: [...args, ...(isPortNamed ? ['--port', String(port)] : [])] })
    const worker = cluster.fork()
    worker.on('listening', (address: { port: number }) => {
      port ??= address.port
      // All went just now, while this one was starting.
      if (address.port !== port) worker.process.kill('SIGKILL')
    })
    worker.on('message', (message: ToPrimary) => {
      if ('figures' in message) metrics.receive(worker.id, message.figures)
      else if ('do' in message) void gather(worker)
    })
    worker.once('exit', (code: number | null, signal: string | null) => {
      metrics.keep(worker.id)
      const isUntold = !told.delete(worker)
      if (listening.delete(worker) && isUntold) onDeath({ pid: worker.process.pid, code, signal })
    })
    return worker
  }

  async function gather(asker: Worker): Promise<void> {
    const ids = [...listening].map(({ id }) => id)
    const sum = await metrics.gather(ids, (id) => tell(cluster.workers?.[id], { do: 'count' }))
    tell(asker, { metrics: sum })
  }

  async function end(worker: Worker, how: 'close' | 'retire'): Promise<number> {
    const exited = once(worker, 'exit') as Promise<[number | null]>
    told.add(worker)
    if (listening.has(worker)) tell(worker, { do: how })
    else worker.process.kill('SIGTERM')
    return (await exited)[0] ?? 0
  }

  return {
    async add() {
      const worker = fork()
      const { promise, resolve, reject } = Promise.withResolvers<Listening>()
      worker.on('message', (message: ToPrimary) => {
        if ('failed' in message) reject(new FailedElsewhere(message.failed))
        if (!('listening' in message)) return
        listening.add(worker)
        resolve(message.listening)
      })
      worker.once('exit', (code: number | null, signal: string | null) => {
        const text = `A process ended before it listened (${signal ?? `exit code ${code}`}).`
        reject(new FailedElsewhere({ text, code: code || 1 }))
      })
      return promise
    },
    async endOldest() {
      const [oldest] = listening
      if (oldest) await end(oldest, 'retire')
    },
    async endAll() {
      return Math.max(0, ...(await Promise.all(alive().map((worker) => end(worker, 'close')))))
    },
    killAll() {
      for (const worker of alive()) worker.process.kill('SIGKILL')
    },
  }
}

function alive(): Worker[] {
  return Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined && !worker.isDead()) as Worker[]
}

/** A worker that has just ended is told nothing. */
function tell(worker: Worker | undefined, message: ToWorker): void {
  worker?.send(message, () => {})
}
