import { JOB_STATUSES, type JobStatus, type RemoteLevel, type TeamRole } from '../../../core/jobs/job.ts'

/** Comeet's words for ours (reference, sections 5.2, 9 and 10.2). */

export const POSITION_STATUS_WORDS: Readonly<Record<JobStatus, string>> = {
  open: 'open',
  on_hold: 'on hold',
  closed: 'closed',
}

export function positionStatusOf(word: string): JobStatus | undefined {
  return JOB_STATUSES.find((status) => POSITION_STATUS_WORDS[status] === word.trim().toLowerCase())
}

/** It has no word for working at home now and then. */
const WORKPLACE_WORDS: Readonly<Record<RemoteLevel, string>> = {
  no: 'On-site',
  punctual: 'Hybrid',
  partial: 'Hybrid',
  fulltime: 'Remote',
}

export const WORKPLACE_TYPES = ['On-site', 'Hybrid', 'Remote'] as const

export function workplaceTypeOf(remote: RemoteLevel | undefined): string | null {
  return remote === undefined ? null : WORKPLACE_WORDS[remote]
}

export function remoteLevelOf(word: string): RemoteLevel {
  if (word === 'Remote') return 'fulltime'
  return word === 'Hybrid' ? 'partial' : 'no'
}

/** The create page of the documents spells one of them wrongly. */
export const SALARY_PERIODS = ['hourly', 'weekly', 'monthly', 'monhtly', 'annually'] as const

export function salaryPeriodOf(word: string): string {
  if (word === 'annually') return 'yearly'
  return word === 'monhtly' ? 'monthly' : word
}

export function salaryPeriodWord(period: string | undefined): string | null {
  if (period === undefined || period === 'none') return null
  return period === 'yearly' ? 'annually' : period
}

export const TEAM_KEYS: Readonly<Record<string, TeamRole>> = {
  lead_recruiter: 'leadRecruiter',
  hiring_manager: 'hiringManager',
  lead_recruiting_coordinator: 'leadRecruitingCoordinator',
}

/** Texts that have a place of their own in a job; every other heading is one of the organization's. */
export const DETAIL_NAMES = {
  description: 'Description',
  profile: 'Requirements',
  companyDescription: 'Company description',
  recruitmentProcess: 'Recruitment process',
} as const

export type OwnDetail = keyof typeof DETAIL_NAMES

/** The job's own text that a heading means, in any case. */
export function ownDetailOf(name: string): OwnDetail | undefined {
  const wanted = name.trim().toLowerCase()
  const names = Object.keys(DETAIL_NAMES) as OwnDetail[]
  return names.find((each) => DETAIL_NAMES[each].toLowerCase() === wanted)
}
