/** One kind of background work, done again and again. */
export type Task = { readonly name: string; readonly everyMs: number; run(): Promise<void> }

export type TaskRunner = {
  /** Runs every task once, now. */
  runAll(): Promise<void>
  /** Waits for what is running and starts nothing more. */
  stop(): Promise<void>
}

/** Runs tasks at their pace, one at a time. A task that fails is reported and tried again at its next turn. */
export function startTasks(tasks: readonly Task[], onFailure: (task: string, error: unknown) => void): TaskRunner {
  let tail = Promise.resolve()
  let stopped = false

  function enqueue(task: Task): Promise<void> {
    tail = tail.then(async () => {
      if (stopped) return
      try {
        await task.run()
      } catch (error) {
        onFailure(task.name, error)
      }
    })
    return tail
  }

  const timers = tasks.map((task) => setInterval(() => void enqueue(task), task.everyMs).unref())
  return {
    async runAll() {
      await Promise.all(tasks.map(enqueue))
    },
    async stop() {
      stopped = true
      for (const timer of timers) clearInterval(timer)
      await tail
    },
  }
}
