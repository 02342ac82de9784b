import type { TaskLeases } from './leases.ts'

/** One kind of background work, done again and again, by one process of all that share the store. */
export type Task = {
  readonly name: string
  readonly everyMs: number
  /**
   * Whether there is anything to do: such a task is not done at a pace but when there is, and may be woken. It has to be a
   * cheap question.
   */
  readonly isWanted?: () => Promise<boolean>
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
  /** There may be something to do for a task that has `isWanted`: it is done about `everyMs` later, and until nothing is left. */
  wake(task: string): void
  /** Tells what is running to end, waits for it, and starts nothing more. */
  stop(): Promise<void>
}

/** How often each process looks for what is due, about; how long a lease lasts, and how often it is renewed. Milliseconds. */
const LOOK_EVERY = 30_000
const LEASE = 60_000
const RENEW_EVERY = 20_000
/** After a failure a task is due again when this is over, or its own pace if that is quicker; one that is woken, at the next look. */
const RETRY_AFTER = 5 * 60_000

/** Runs tasks at their pace, one at a time in each process. A task that fails is reported and tried again. */
export function startTasks(tasks: readonly Task[], { leases, now, onRun }: RunnerDeps): TaskRunner {
  const stopping = new AbortController()
  let looking = Promise.resolve()
  /** Tasks that were woken do not wait for those that take long. */
  const woken = new Map<string, { timer?: NodeJS.Timeout; done: Promise<void> }>()

  async function lookNow(): Promise<void> {
    for (const task of tasks) {
      if (stopping.signal.aborted) return
      await lookAt(task)
    }
  }

  async function lookAt(task: Task): Promise<void> {
    try {
      if (task.isWanted && !(await task.isWanted())) return
      if (await leases.claim(task.name, now(), now() + LEASE)) await run(task)
    } catch (error) {
      // The store is not there: what is due stays due.
      onRun(task.name, 0, error)
    }
  }

  function wake(name: string): void {
    const task = tasks.find((each) => each.name === name)
    const state = woken.get(name) ?? { done: Promise.resolve() }
    if (!task || state.timer || stopping.signal.aborted) return
    woken.set(name, state)
    state.timer = setTimeout(() => {
      delete state.timer
      state.done = lookAt(task).then(async () => {
        // What came in meanwhile, or is held by another process, which may be about to end.
        if (await task.isWanted?.().catch(() => false)) wake(name)
      })
    }, task.everyMs).unref()
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
    const pace = task.isWanted ? 0 : task.everyMs
    const retry = task.isWanted ? LOOK_EVERY : Math.min(task.everyMs, RETRY_AFTER)
    const pause = early ? (stopping.signal.aborted ? 0 : retry) : pace
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
    wake,
    async stop() {
      clearInterval(timer)
      stopping.abort(new Error('The server is ending'))
      for (const { timer: waking } of woken.values()) clearTimeout(waking)
      await Promise.all([looking, ...[...woken.values()].map(({ done }) => done)])
    },
  }
}
