import type { Principal } from '../../../core/access/permissions.ts'
import type { Job, Salary } from '../../../core/jobs/job.ts'
import type { JobView } from '../../../core/jobs/job-view.ts'
import { publicationOf } from '../../../core/jobs/publication.ts'
import { slugOf } from '../../../core/jobs/slug.ts'
import { experienceCode } from '../../../core/jobs/terms.ts'
import { welcomeKitTime } from '../candidates/present-candidate.ts'
import { presentOffice } from '../offices/office.ts'

/** What a reader may ask to have added, and may have (reference, sections 6.2 and 6.4). */
export type Additions = {
  readonly stages?: boolean
  readonly websites?: boolean
  readonly office?: boolean
  readonly application_fields?: boolean
  readonly organization?: boolean
}

/** The job with exactly the documented keys. `counts` are those of its candidates, by the id of a stage. */
export function presentJob(
  { grant }: Principal,
  view: JobView,
  additions: Additions = {},
  counts?: ReadonlyMap<number, number>,
) {
  const { job, organization, offices } = view
  const { details } = job
  return {
    name: job.name,
    external_reference: job.externalReference ?? null,
    organization_reference: organization.reference,
    status: publicationOf(job),
    profile: details.profile ?? null,
    description: details.description ?? null,
    company_description: details.companyDescription ?? null,
    apply_url: details.applyUrl ?? null,
    contract_type: details.contractType ?? null,
    contract_duration_min: details.contractDurationMin ?? null,
    contract_duration_max: details.contractDurationMax ?? null,
    experience_level: (details.experienceLevel !== undefined && experienceCode(details.experienceLevel)) || null,
    education_level: details.educationLevel ?? null,
    department_id: job.departmentId ?? null,
    office_id: offices[0]?.id ?? null,
    profession_reference: details.professionReference ?? null,
    cms_sites_references: (details.sites ?? []).join(','),
    start_date: details.startDate === undefined ? null : `${details.startDate}T00:00:00.000+00:00`,
    language: details.language ?? null,
    ...(grant.has('jobs.salary') && { salary: presentSalary(details.salary) }),
    remote: details.remote ?? null,
    reference: job.reference,
    ...(additions.stages && { stages: presentStages(job, counts) }),
    ...(counts && { candidates_count: [...counts.values()].reduce((sum, count) => sum + count, 0) }),
    created_at: welcomeKitTime(job.createdAt),
    updated_at: welcomeKitTime(job.updatedAt),
    published_at: job.publishedAt === undefined ? null : welcomeKitTime(job.publishedAt),
    archived_at: job.archivedAt === undefined ? null : welcomeKitTime(job.archivedAt),
    ...(additions.websites && { websites: sitesOf(view) }),
    ...(additions.application_fields && { application_fields: APPLICATION_FIELDS }),
    ...(additions.organization && { organization: presentOwner(view) }),
    ...(additions.office && {
      office: offices[0] ? presentOffice(offices[0]) : null,
      offices: offices.map(presentOffice),
    }),
  }
}

/** Neither is asked of an applicant. */
const APPLICATION_FIELDS = [
  { name: 'resume', mode: 'optional' },
  { name: 'portfolio', mode: 'optional' },
]

/** Amounts are strings, as in the samples. */
export function presentSalary({ min, max, currency, period }: Salary = {}) {
  return {
    min: min === undefined ? null : String(min),
    max: max === undefined ? null : String(max),
    currency: currency ?? null,
    period: period ?? null,
  }
}

function presentStages({ stages }: Job, counts: ReadonlyMap<number, number> | undefined) {
  return stages.map(({ id, name, reference, visible }) => ({
    id,
    name,
    reference: reference ?? null,
    visible,
    ...(counts && { candidates_count: counts.get(id) ?? 0 }),
  }))
}

/** Those of its sites that the organization has, each with the address at which the job is read there. */
export function sitesOf({ job, organization }: JobView) {
  const wanted = new Set(job.details.sites)
  return (organization.about.sites ?? [])
    .filter(({ reference }) => wanted.has(reference))
    .map(({ reference, name, url }) => ({ reference, name, url: job.details.activePageUrl ?? url }))
}

function presentOwner({ organization: { name, about } }: JobView) {
  const { slug = slugOf(name), description = null, logoUrl = null } = about
  return { name, slug, description, logo: logoUrl }
}
