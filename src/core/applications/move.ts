import type { Actor } from '../log/actor.ts'

/** A recorded change of stage or of job. */
export type Move = {
  readonly organizationId: number
  readonly id: number
  readonly applicationId: number
  /** Who moved it: the client through which it was done. */
  readonly clientId: number
  readonly from: Place
  readonly to: Place
  /** When the application had come into the stage that it left. */
  readonly enteredAt: number
  readonly at: number
  /** The person who moved it, where the client says so. */
  readonly actor?: Actor
}

/** Where an application stands. */
export type Place = { readonly jobId: number; readonly stageId: number }
