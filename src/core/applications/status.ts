export const STATUSES = ['in_progress', 'on_hold', 'awaiting_decision', 'rejected', 'withdrawn', 'hired'] as const
/** Where an application stands. "Archived" is not a status: it only hides. */
export type Status = (typeof STATUSES)[number]
