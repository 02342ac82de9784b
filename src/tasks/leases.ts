/**
 * Who does which task, kept in the store: of all processes that share it, one holds a task at a time, and one that dies is
 * followed by another when its lease has run out. Times are those of each process's clock, in milliseconds since 1970, so
 * the clocks of all machines have to agree within the lease.
 */
export type TaskLeases = {
  /** Takes a task that is due and that nobody holds. @returns whether it was taken */
  claim(task: string, now: number, until: number): Promise<boolean>
  /** @returns false when it is held by somebody else meanwhile */
  renew(task: string, until: number): Promise<boolean>
  /** Gives a task back; it is due again at `dueAt`. */
  finish(task: string, dueAt: number): Promise<void>
}
