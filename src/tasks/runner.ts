import type { TaskLeases } from './leases.ts'

/** One kind of background work, done again and again, by one process of all that share the store. */
export type Task = {
  readonly name: string
  readonly everyMs: number
  /** Ends early, and in good order, when the signal is given: the process ends, or has lost the lease. */
  run(signal: AbortSignal): Promise<void>
}

export type RunnerDeps = {
  readonly leases: TaskLeases
  readonly now: () => number
  /** Told of each run. */
  readonly onRun: (task: string, seconds: number, error?: unknown) => void
}

export type TaskRunner = {
  /** Does once what is due and held by nobody. */
  look(): Promise<void>
  /** Tells what is running to end, waits for it, and starts nothing more. */
  stop(): Promise<void>
}

/** How often each process looks for what is due, about; how long a lease lasts, and how often it is renewed. Milliseconds. */
const LOOK_EVERY = 30_000
const LEASE = 60_000
const RENEW_EVERY = 20_000
/** After a failure a task is due again when this is over, or its own pace if that is quicker. */
const RETRY_AFTER = 5 * 60_000

/** Runs tasks at their pace, one at a time in each process. A task that fails is reported and tried again. */
export function startTasks(tasks: readonly Task[], { leases, now, onRun }: RunnerDeps): TaskRunner {
  const stopping = new AbortController()
  let looking = Promise.resolve()

  async function lookNow(): Promise<void> {
    for (const task of tasks) {
      if (stopping.signal.aborted) return
      try {
        if (await leases.claim(task.name, now(), now() + LEASE)) await run(task)
      } catch (error) {
        // The store is not there: what is due stays due.
        onRun(task.name, 0, error)
      }
    }
  }

  async function run(task: Task): Promise<void> {
    const lost = new AbortController()
    const renewing = setInterval(() => {
      leases.renew(task.name, now() + LEASE).then(
        (ours) => ours || lost.abort(new Error('The lease was lost')),
        // It may be renewed the next time; if not, it runs out, and somebody else goes on.
        () => {},
      )
    }, RENEW_EVERY)
    const started = performance.now()
    let error: unknown
    try {
      await task.run(AbortSignal.any([stopping.signal, lost.signal]))
    } catch (thrown) {
      error = thrown
    }
    clearInterval(renewing)
    onRun(task.name, (performance.now() - started) / 1000, error)
    const early = error !== undefined || stopping.signal.aborted
    const pause = early ? Math.min(task.everyMs, stopping.signal.aborted ? 0 : RETRY_AFTER) : task.everyMs
    if (!lost.signal.aborted) await leases.finish(task.name, now() + pause)
  }

  function look(): Promise<void> {
    looking = looking.then(lookNow)
    return looking
  }

  // Processes that start together do not look together.
  const timer = setInterval(() => void look(), LOOK_EVERY * (0.8 + 0.4 * Math.random())).unref()
  return {
    look,
    async stop() {
      clearInterval(timer)
      stopping.abort(new Error('The server is ending'))
      await looking
    },
  }
}
