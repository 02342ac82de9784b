import { setTimeout as sleep } from 'node:timers/promises'

/** What keeps a task from being done; see `leases.ts`. */
export type TaskHold = {
  /** @returns whether it was taken: nobody else is doing it */
  hold(task: string, now: number, until: number): Promise<boolean>
  renew(task: string, until: number): Promise<boolean>
  letGo(task: string): Promise<void>
}

export type HeldTask = {
  /** @throws Error when it was lost meanwhile: this process stood still, or the store was not to be had, for too long */
  mustBeHeld(): void
  letGo(): Promise<void>
}

/** As those of `runner.ts`. Milliseconds. */
const LEASE = 60_000
const RENEW_EVERY = 20_000
const ASK_EVERY = 500

/** Keeps every process from doing a task until it is let go; waits first for whoever is doing it. */
export async function holdTask(hold: TaskHold, task: string, now: () => number): Promise<HeldTask> {
  while (!(await hold.hold(task, now(), now() + LEASE))) await sleep(ASK_EVERY)
  let heldUntil = now() + LEASE
  let lost = false
  const renewing = setInterval(() => {
    const until = now() + LEASE
    hold.renew(task, until).then(
      (ours) => {
        if (ours) heldUntil = until
        else lost = true
      },
      // It may be renewed the next time.
      () => {},
    )
  }, RENEW_EVERY)
  return {
    mustBeHeld() {
      if (lost || now() >= heldUntil) throw new Error(`The task "${task}" could not be kept from being done`)
    },
    async letGo() {
      clearInterval(renewing)
      await hold.letGo(task)
    },
  }
}
