import type { Job, JobDetails } from './job.ts'
import type { DetailsPatch, JobPatch, NamedPatch } from './job-command.ts'
import { toPublication } from './publication.ts'

/** What a patch refers to, once it was found or added. */
export type Resolved = { readonly departmentId?: number | null; readonly officeIds?: readonly number[] }

/** The job that a patch makes of a job. Its `updatedAt` is later than before, as it stands for its version. */
export function applyJobPatch(from: Job, patch: JobPatch, { departmentId, officeIds }: Resolved, now: number): Job {
  const wanted = patch.publication ? toPublication(patch.publication, from.status) : patch
  const status = wanted.status ?? from.status
  const next: Mutable<Job> = {
    ...from,
    name: patch.name ?? from.name,
    status,
    details: applyDetails(from.details, patch.details ?? {}, officeIds),
    updatedAt: Math.max(now, from.updatedAt + 1),
  }
  set(next, 'externalReference', patch.externalReference)
  set(next, 'departmentId', departmentId)
  if (wanted.isPublished === true) next.publishedAt ??= now
  if (wanted.isPublished === false) delete next.publishedAt
  if (status === 'closed') next.archivedAt ??= now
  else delete next.archivedAt
  return next
}

function applyDetails(from: JobDetails, patch: DetailsPatch, officeIds: Resolved['officeIds']): JobDetails {
  const { sections, categories, salary, team, ...plain } = patch
  const next: Mutable<JobDetails> = { ...from }
  // The free word for a contract goes with the contract that it was said of.
  if (plain.contractType !== undefined && plain.employmentType === undefined) delete next.employmentType
  // That one salary was for everybody says nothing of the next.
  if (salary !== undefined && plain.isSalaryPublic === undefined) delete next.isSalaryPublic
  for (const name of Object.keys(plain) as (keyof typeof plain)[]) set(next, name, plain[name] as never)
  set(next, 'sections', sections && mergeNamed(from.sections, sections))
  set(next, 'categories', categories && mergeNamed(from.categories, categories))
  set(next, 'salary', salary && mergeKeys(from.salary, salary))
  set(next, 'team', team && mergeKeys(from.team, team))
  set(next, 'officeIds', officeIds && (officeIds.length > 0 ? officeIds : null))
  return next
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Undefined leaves as it is, null clears. */
function set<T, K extends keyof T>(target: T, name: K, value: T[K] | null | undefined): void {
  if (value === null) delete target[name]
  else if (value !== undefined) target[name] = value
}

function mergeNamed(
  there: readonly { readonly name: string; readonly value: string }[] = [],
  sent: readonly NamedPatch[],
): { name: string; value: string }[] | null {
  const values = new Map<string, string>(there.map(({ name, value }) => [name, value]))
  for (const { name, value } of sent) {
    if (value === null) values.delete(name)
    else values.set(name, value)
  }
  return values.size > 0 ? Array.from(values, ([name, value]) => ({ name, value })) : null
}

function mergeKeys<T extends object>(there: T | undefined, sent: { [K in keyof T]?: T[K] | null }): T | null {
  const merged = { ...there, ...sent } as { [K in keyof T]: T[K] | null }
  for (const name in merged) if (merged[name] == null) delete merged[name]
  return Object.keys(merged).length > 0 ? (merged as T) : null
}
