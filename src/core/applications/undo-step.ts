import type { Application } from './application.ts'

/** How long something can be undone, in milliseconds. */
export const UNDO_LIFETIME = 15 * 60 * 1000

/** What an act on several applications changed, so that it can be undone. */
export type UndoStep = {
  readonly organizationId: number
  readonly id: number
  readonly clientId: number
  /** The person who did it; left out for a client that acts for itself. */
  readonly userId?: number
  readonly items: readonly UndoItem[]
  /** A person that was merged into another one, with its leads and those that were merged into it before. */
  readonly merged?: {
    readonly personId: number
    readonly leadIds: readonly number[]
    readonly mergedBefore: readonly number[]
  }
  readonly createdAt: number
  readonly expiresAt: number
  readonly undoneAt?: number
}

/** One application: the version that the act left it in, and what it was before, as far as the act changed it. */
export type UndoItem = { readonly id: number; readonly version: number; readonly before: Standing }

/** What undoing brings back. */
export type Standing = Partial<
  Pick<Application, 'jobId' | 'stageId' | 'status' | 'archived' | 'tags' | 'statusChangedAt' | 'stageEnteredAt'>
>
