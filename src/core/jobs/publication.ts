import type { Job, JobStatus } from './job.ts'

/** Whether everybody may read it. */
export function isPublished({ status, publishedAt }: Pick<Job, 'status' | 'publishedAt'>): boolean {
  return status === 'open' && publishedAt !== undefined
}

/** Whether it stands in the public feeds: what is discreet, or only made to be cloned, never does. */
export function isInFeeds(job: Job): boolean {
  return isPublished(job) && !job.details.isDiscreet && !job.details.isTemplate
}

/** How far a job is, in one word: see docs/mapping.md. */
export const PUBLICATIONS = ['draft', 'published', 'archived'] as const
export type Publication = (typeof PUBLICATIONS)[number]

export function publicationOf(job: Pick<Job, 'status' | 'publishedAt'>): Publication {
  if (job.status === 'closed') return 'archived'
  return isPublished(job) ? 'published' : 'draft'
}

/** What makes a job of this status as far as the word says. A draft stays on hold if it is. An archived job keeps the time since when it was published. */
export function toPublication(
  publication: Publication,
  status: JobStatus = 'open',
): { status: JobStatus; isPublished?: boolean } {
  if (publication === 'archived') return { status: 'closed' }
  if (publication === 'published') return { status: 'open', isPublished: true }
  return { status: status === 'closed' ? 'open' : status, isPublished: false }
}
