import type { Principal } from '../../../core/access/permissions.ts'
import { uidOf } from '../../../core/ids.ts'
import type { Job, TeamMember } from '../../../core/jobs/job.ts'
import type { JobView } from '../../../core/jobs/job-view.ts'
import { isPublished } from '../../../core/jobs/publication.ts'
import { employmentTypeOf, experienceWord } from '../../../core/jobs/terms.ts'
import { comeetTime } from '../words.ts'
import { presentLocation } from '../workplaces/present-location.ts'
import { DETAIL_NAMES, type OwnDetail, POSITION_STATUS_WORDS, salaryPeriodWord, workplaceTypeOf } from './words.ts'

type Presenting = { readonly baseUrl: () => string }

/**
 * The Position model (reference, section 10.2), and after it what else can be sent, under its own names. What needs a
 * permission is there only with it.
 */
export function presentPosition({ baseUrl }: Presenting, { grant }: Principal, view: JobView) {
  const { job } = view
  const { details, uid } = job
  return {
    uid,
    name: job.name,
    status: POSITION_STATUS_WORDS[job.status],
    is_discreet: details.isDiscreet ?? false,
    is_published: isPublished(job),
    ...(grant.has('jobs.internal-name') && { internal_name: details.internalName ?? null }),
    ...presentShown(view),
    URL: `${baseUrl()}/app/req/${job.id}`,
    position_url: `${baseUrl()}/positions/${encodeURIComponent(uid)}`,
    is_talent_pool: details.isTalentPool ?? false,
    is_template: details.isTemplate ?? false,
    location: view.offices[0] ? presentLocation(view.offices[0]) : null,
    ...(grant.has('jobs.salary') && { salary_range: presentSalary(job) }),
    categories: (details.categories ?? []).map(({ name, value }) => ({ name, value })),
    details: textsOf(job),
    users: presentUsers(job, grant),
    questionnaire_uids: (details.questionnaireIds ?? []).map(uidOf),
    time_created: comeetTime(job.createdAt),
  }
}

/**
 * What the partners' model and the public feed both have. Longlist takes no applications by e-mail, and has no pages of its
 * own: the hosted page is the organization's, or where it takes applications.
 */
export function presentShown({ job, organization, department }: JobView) {
  const { details } = job
  const { employmentType, contractType } = details
  const page = details.activePageUrl ?? details.applyUrl ?? null
  return {
    department: department?.name ?? null,
    email: null,
    url_comeet_hosted_page: page,
    url_recruit_hosted_page: page,
    url_active_page: details.activePageUrl ?? null,
    experience_level: details.experienceLevel === undefined ? null : experienceWord(details.experienceLevel),
    employment_type: employmentType ?? (contractType === undefined ? null : employmentTypeOf(contractType)),
    internal_use_custom_id: details.customId ?? job.externalReference ?? null,
    picture_url: details.pictureUrl ?? null,
    time_updated: comeetTime(job.updatedAt),
    company_name: organization.name,
    workplace_type: workplaceTypeOf(details.remote),
  }
}

/** Every text of a job under its heading, the description first. */
export function textsOf({ details }: Job): { name: string; value: string }[] {
  const own = (Object.keys(DETAIL_NAMES) as OwnDetail[]).flatMap((key) => {
    const value = details[key]
    return value === undefined ? [] : [{ name: DETAIL_NAMES[key], value }]
  })
  return [...own, ...(details.sections ?? []).map(({ name, value }) => ({ name, value }))]
}

function presentSalary({ details: { salary } }: Job) {
  if (!salary) return null
  return {
    min: salary.min ?? null,
    max: salary.max ?? null,
    currency_code: salary.currency ?? null,
    period: salaryPeriodWord(salary.period),
  }
}

/** The coordinator belongs to the lead recruiter's side. */
function presentUsers({ details: { team = {} } }: Job, grant: Principal['grant']) {
  const recruiters = grant.has('jobs.lead-recruiter')
  return {
    ...(recruiters && { lead_recruiter: presentUser(team.leadRecruiter) }),
    ...(grant.has('jobs.hiring-manager') && { hiring_manager: presentUser(team.hiringManager) }),
    ...(recruiters && { lead_recruiting_coordinator: presentUser(team.leadRecruitingCoordinator) }),
  }
}

function presentUser(member: TeamMember | undefined) {
  if (!member) return null
  return { first_name: member.firstName ?? null, last_name: member.lastName ?? null, email: member.email }
}
