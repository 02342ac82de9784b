import type { ProspectStatus } from '../../core/applications/application.ts'
import type { Status } from '../../core/applications/status.ts'

/** Comeet's words for ours (reference, section 4). */

export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  in_progress: 'In progress',
  on_hold: 'On hold',
  awaiting_decision: 'Awaiting Decision',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
  hired: 'Hired',
}

const STATUS_BY_WORD = new Map(
  Object.entries(STATUS_WORDS).map(([status, word]) => [word.toLowerCase(), status as Status]),
)

/** The status that a word means, in any case: the documents themselves write some of them in two ways. */
export function statusOf(word: string): Status | undefined {
  return STATUS_BY_WORD.get(word.toLowerCase())
}

export const PROSPECT_STATUS_WORDS: Readonly<Record<ProspectStatus, string>> = {
  sourced: 'Sourced',
  contacted: 'Contacted',
  responded: 'Responded',
  interested: 'Interested',
  not_interested: 'Not interested',
  do_not_contact: 'Do not contact',
}

const PROSPECT_STATUS_BY_WORD = new Map(
  Object.entries(PROSPECT_STATUS_WORDS).map(([status, word]) => [word, status as ProspectStatus]),
)

export function prospectStatusOf(word: string): ProspectStatus | undefined {
  return PROSPECT_STATUS_BY_WORD.get(word)
}

/** A time as Comeet writes it: UTC, to the second. */
export function comeetTime(milliseconds: number): string {
  if (milliseconds !== lastTime.milliseconds) {
    lastTime = { milliseconds, text: `${new Date(milliseconds).toISOString().slice(0, 19)}Z` }
  }
  return lastTime.text
}

/** A candidate that was just created has the same time in several places, and wording a time is slow. */
let lastTime = { milliseconds: Number.NaN, text: '' }
