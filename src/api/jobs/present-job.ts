import type { Principal } from '../../core/access/permissions.ts'
import type { Salary, Stage } from '../../core/jobs/job.ts'
import { isPublished } from '../../core/jobs/publication.ts'
import type { JobCounts, JobSheet } from '../../core/jobs/readJobs.ts'
import { safeJobText } from '../../http/safe-html.ts'
import { LruMap } from '../../lib/lru-map.ts'
import { nameOf, timeOf, timeOrNull } from '../names.ts'

/** As the schema `Job`, with its texts. */
export function presentJob(principal: Principal, sheet: JobSheet): object {
  const { description, profile } = sheet.job.details
  return { ...presentListedJob(principal, sheet), description: safe(description), profileText: safe(profile) }
}

/** The same without the texts, of which a list of jobs would have too many. */
export function presentListedJob({ grant }: Principal, sheet: JobSheet): object {
  const { job, department, offices, team, counts } = sheet
  const { internalName, employmentType, contractType, experienceLevel, remote, salary, activePageUrl } = job.details
  return {
    id: nameOf(job.id),
    name: job.name,
    status: job.status,
    internalName: grant.has('jobs.internal-name') ? (internalName ?? null) : null,
    externalReference: job.externalReference ?? null,
    department: department ? { id: nameOf(department.id), name: department.name } : null,
    offices: offices.map(({ id, name }) => ({ id: nameOf(id), name })),
    description: null,
    profileText: null,
    employmentType: employmentType ?? null,
    contractType: contractType ?? null,
    experienceLevel: experienceLevel ?? null,
    remote: remote ?? null,
    salary: salary && grant.has('jobs.salary') ? presentSalary(salary) : null,
    isPublished: isPublished(job),
    publishedAt: timeOrNull(job.publishedAt),
    archivedAt: timeOrNull(job.archivedAt),
    createdAt: timeOf(job.createdAt),
    updatedAt: timeOf(job.updatedAt),
    version: String(job.updatedAt),
    stages: job.stages.map((stage) => presentStage(stage, counts)),
    team: team.map(({ id, name }) => ({ id: nameOf(id), name })),
    references: { comeetUid: job.uid, welcomeKitReference: job.reference },
    careersUrl: activePageUrl ?? null,
    counts: counts ? { active: counts.active, total: counts.total } : null,
  }
}

/** As the schema `Stage`. */
export function presentStage({ id, name, kind, reference, visible }: Stage, counts?: JobCounts): object {
  const count = counts ? (counts.inStage.get(id) ?? 0) : null
  return { id: nameOf(id), name, kind, reference: reference ?? null, visible, count }
}

function presentSalary({ min, max, currency, period }: Salary): object {
  return { min: min ?? null, max: max ?? null, currency: currency ?? null, period: period ?? null }
}

/** Cleaning takes time, and the same texts are asked for again and again. */
const cleaned = new LruMap<string, string>(500)

function safe(html: string | undefined): string | null {
  if (html === undefined) return null
  const known = cleaned.get(html)
  if (known !== undefined) return known
  const clean = safeJobText(html)
  cleaned.set(html, clean)
  return clean
}
