import { JOB_STATUSES, type JobDetails, type JobStatus, REMOTE_LEVELS, type RemoteLevel } from '../../core/jobs/job.ts'
import type { CreateJobCommand, DetailsPatch, UpdateJobCommand } from '../../core/jobs/job-command.ts'
import { NOT_BLANK } from '../../http/validate.ts'
import { idInField } from '../names.ts'
import { body, boolean, choice, list, nullable, number } from '../schemas/build.ts'

/** What can be said of a job in a body. */

const MOST_OFFICES = 50
const LONGEST_TEXT = 100_000

const name = { type: 'string', maxLength: 255, pattern: NOT_BLANK } as const
const word = nullable({ type: 'string', maxLength: 255, pattern: NOT_BLANK })
const html = nullable({
  type: 'string',
  maxLength: LONGEST_TEXT,
  description: 'HTML; what is shown of it holds nothing that runs or loads',
})

const salary = body({
  min: nullable({ ...number, minimum: 0 }),
  max: nullable({ ...number, minimum: 0 }),
  currency: nullable({ type: 'string', pattern: '^[A-Z]{3}$', description: 'ISO 4217' }),
  period: word,
})

const FIELDS = {
  name,
  status: choice(JOB_STATUSES),
  internalName: word,
  externalReference: word,
  departmentId: nullable({ type: 'string' }),
  officeIds: { ...list({ type: 'string' }), maxItems: MOST_OFFICES, description: 'The main one first' },
  description: html,
  profileText: html,
  employmentType: word,
  contractType: word,
  experienceLevel: word,
  remote: nullable(choice(REMOTE_LEVELS)),
  salary: { ...nullable(salary), description: 'What is left out of it stays; null clears' },
  isPublished: boolean,
  careersUrl: nullable({ type: 'string', format: 'url', maxLength: 2000 }),
}

export const CREATE_JOB = body(FIELDS, ['name'])
export const UPDATE_JOB = body(FIELDS)

type Salary = { readonly min?: number | null; readonly max?: number | null } & {
  readonly currency?: string | null
  readonly period?: string | null
}

export type JobBody = {
  readonly name?: string
  readonly status?: JobStatus
  readonly internalName?: string | null
  readonly externalReference?: string | null
  readonly departmentId?: string | null
  readonly officeIds?: readonly string[]
  readonly description?: string | null
  readonly profileText?: string | null
  readonly employmentType?: string | null
  readonly contractType?: string | null
  readonly experienceLevel?: string | null
  readonly remote?: RemoteLevel | null
  readonly salary?: Salary | null
  readonly isPublished?: boolean
  readonly careersUrl?: string | null
}

export function toCreateJob(
  sent: JobBody & { readonly name: string },
): Omit<CreateJobCommand, 'surface' | 'requestId'> {
  const { department, offices, externalReference } = referredTo(sent)
  return {
    name: sent.name.trim(),
    status: sent.status ?? 'open',
    // Nobody should find a job on the web before somebody said so.
    isPublished: sent.isPublished ?? false,
    ...(externalReference != null && { externalReference }),
    ...(department && { department }),
    ...(offices && { offices }),
    details: withoutNulls(detailsOf(sent)),
  }
}

export function toUpdateJob(sent: JobBody): Omit<UpdateJobCommand, 'surface' | 'requestId'> {
  const { name: newName, status, isPublished } = sent
  return {
    ...(newName !== undefined && { name: newName.trim() }),
    ...(status !== undefined && { status }),
    ...(isPublished !== undefined && { isPublished }),
    ...referredTo(sent),
    details: detailsOf(sent),
  }
}

function referredTo({ externalReference, departmentId, officeIds }: JobBody) {
  return {
    ...(externalReference !== undefined && { externalReference }),
    ...(departmentId !== undefined && {
      department: departmentId === null ? null : { id: idInField(departmentId, 'departmentId') },
    }),
    ...(officeIds && { offices: officeIds.map((id, at) => ({ id: idInField(id, `officeIds[${at}]`) })) }),
  }
}

function detailsOf(sent: JobBody): DetailsPatch {
  const { internalName, description, employmentType, contractType, experienceLevel, remote, careersUrl } = sent
  return {
    ...(internalName !== undefined && { internalName }),
    ...(description !== undefined && { description }),
    ...(sent.profileText !== undefined && { profile: sent.profileText }),
    ...(employmentType !== undefined && { employmentType }),
    ...(contractType !== undefined && { contractType }),
    ...(experienceLevel !== undefined && { experienceLevel }),
    ...(remote !== undefined && { remote }),
    ...(sent.salary !== undefined && { salary: sent.salary }),
    ...(careersUrl !== undefined && { activePageUrl: careersUrl }),
  }
}

/** Null has nothing to clear in what is new. */
function withoutNulls(details: DetailsPatch): Omit<JobDetails, 'officeIds'> {
  const kept = (values: object) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
  const { salary: sent, ...rest } = kept(details) as DetailsPatch
  const salary = sent && kept(sent)
  return { ...(rest as JobDetails), ...(salary && Object.keys(salary).length > 0 && { salary }) }
}
