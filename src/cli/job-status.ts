import type { JobStatus } from '../core/jobs/job.ts'

/** As a person may write a job's status. */
export const JOB_STATUS_WORDS = ['open', 'on hold', 'on_hold', 'closed'] as const
export type JobStatusWord = (typeof JOB_STATUS_WORDS)[number]

export function toJobStatus(word: JobStatusWord): JobStatus {
  return word === 'on hold' ? 'on_hold' : word
}
