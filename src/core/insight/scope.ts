import type { TimeRange } from '../applications/application-list.ts'

/** Which applications figures are made of: those of some jobs that came in in a time. Deleted ones count nowhere. */
export type Scope = {
  /** Left out, those of all jobs. */
  readonly jobIds?: readonly number[]
  readonly created: TimeRange
}
