import type { JobView } from '../../../core/jobs/job-view.ts'
import type { Office } from '../../../core/jobs/office.ts'
import { slugOf } from '../../../core/jobs/slug.ts'
import type { Organization } from '../../../core/unit-of-work.ts'
import { safeJobText } from '../../../http/safe-html.ts'
import { presentSalary, sitesOf } from '../jobs/present-job.ts'
import { CONTRACT_TYPES } from '../jobs/words.ts'
import { wordedCountry, wordedDay, wordedTime } from './words.ts'

/** The public feed (reference, section 6.12): pages put its texts into themselves, so these are safe to show. */
export function presentEmbed({ name, about }: Organization, views: readonly JobView[]) {
  return {
    name,
    jobs: views.map(presentEmbeddedJob),
    websites: (about.sites ?? []).map(({ reference, url }) => ({ reference, kind: 'single', url })),
  }
}

function presentEmbeddedJob(view: JobView) {
  const { job, department } = view
  const { details } = job
  const [office] = view.offices
  const { startDate, contractType } = details
  const contract =
    contractType !== undefined && Object.hasOwn(CONTRACT_TYPES, contractType) && CONTRACT_TYPES[contractType]
  return {
    id: job.id,
    reference: job.reference,
    name: job.name,
    slug: [job.name, office?.city].flatMap((part) => (part ? [slugOf(part)] : [])).join('_'),
    description: safeText(details.description),
    profile: safeText(details.profile),
    recruitment_process: safeText(details.recruitmentProcess),
    salary: presentSalary(details.isSalaryPublic ? details.salary : undefined),
    created_at: wordedTime(job.createdAt),
    published_at: wordedTime(job.publishedAt ?? job.createdAt),
    start_date: startDate === undefined ? null : wordedDay(new Date(`${startDate}T00:00:00Z`)),
    office: office ? presentEmbeddedOffice(office) : null,
    department: department ? { id: department.id, name: department.name } : null,
    contract_type: contract ? { fr: contract.fr, en: contract.en } : null,
    cms_sites_references: details.sites ?? [],
    // Documents have one name of the reference, what is live the other.
    websites_urls: sitesOf(view).map(({ reference, url }) => ({ reference, website_reference: reference, url })),
  }
}

function presentEmbeddedOffice({ id, name, address, zip, city, countryCode, more }: Office) {
  return {
    id,
    name,
    address: address ?? null,
    zip_code: zip ?? null,
    district: more.state ?? city ?? null,
    city: city ?? null,
    country: countryCode === undefined ? null : wordedCountry(countryCode),
  }
}

function safeText(html: string | undefined): string | null {
  return html === undefined ? null : safeJobText(html)
}
