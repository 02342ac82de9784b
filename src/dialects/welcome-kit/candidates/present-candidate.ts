import type { Principal } from '../../../core/access/permissions.ts'
import { currentAttachment } from '../../../core/applications/application.ts'
import type { ListedApplication } from '../../../core/applications/listOfJob.ts'
import { referenceOf } from '../../../core/ids.ts'
import type { FileLinks } from '../../../http/file-links.ts'

/** The vendor's links do not expire as far as is known; a day is long enough to fetch what was just read. */
export const LINK_LIFETIME = 24 * 60 * 60 * 1000

/** Of whatever came in through an API (reference, section 8). */
export const ORIGIN = 'external'

export type Presenting = { readonly links: FileLinks; readonly baseUrl: () => string }

/** What a reader may ask to have added (reference, section 5.3). */
export type Additions = { readonly stage?: boolean; readonly tags?: boolean }

/** The candidate with exactly the documented keys (reference, sections 4.1 and 4.2). */
export function presentCandidate(
  deps: Presenting,
  principal: Principal,
  view: ListedApplication,
  additions: Additions = {},
) {
  const { application, job, stage } = view
  const reference = referenceOf(application)
  const resume = principal.grant.has('applications.resume') ? currentAttachment(view, 'resume') : undefined
  const portfolio = currentAttachment(view, 'portfolio')
  return {
    reference,
    cover_letter: application.statement.coverLetter ?? '',
    created_at: welcomeKitTime(application.createdAt),
    job_reference: job.reference,
    modal_path: `/dashboard/o/${principal.organizationReference}/jobs/${job.reference}/card/${reference}`,
    portfolio_size: portfolio?.size ?? null,
    portfolio_url: portfolio ? deps.links.urlOf(portfolio, LINK_LIFETIME) : null,
    resume_content_type: resume?.contentType ?? null,
    resume_size: resume?.size ?? null,
    resume_url: resume ? deps.links.urlOf(resume, LINK_LIFETIME) : null,
    stage_id: stage.id,
    ...(additions.stage && {
      stage: { id: stage.id, name: stage.name, reference: stage.reference ?? null, visible: stage.visible },
    }),
    updated_at: welcomeKitTime(application.updatedAt),
    profile: presentProfile(deps, view),
    ...(additions.tags && { tags: application.tags }),
    origin: ORIGIN,
    archived: application.archived,
  }
}

function presentProfile(deps: Presenting, view: ListedApplication) {
  const { profile } = view.application
  const picture = currentAttachment(view, 'picture')
  const country = profile.address?.country?.toUpperCase()
  return {
    address: profile.address?.street ?? null,
    avatar_url: picture ? deps.links.urlOf(picture, LINK_LIFETIME) : `${deps.baseUrl()}/assets/default-avatar.png`,
    city: profile.address?.city ?? null,
    country_code: country ?? null,
    country_name: country ? countryName(country) : null,
    email: profile.email ?? null,
    firstname: profile.firstName,
    lastname: profile.lastName,
    phone: profile.phone ?? profile.mobilePhone ?? null,
    subtitle: profile.headline ?? null,
    zip_code: profile.address?.zip ?? null,
  }
}

let countryNames: Intl.DisplayNames | undefined

/** The English name of a country. The names are loaded with the first one: that takes longer than anything else here. */
function countryName(code: string): string | null {
  countryNames ??= new Intl.DisplayNames(['en'], { type: 'region' })
  return countryNames.of(code) ?? null
}

/** A time as Welcome Kit writes it: milliseconds and a numeric offset, which is always that of UTC here. */
export function welcomeKitTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '+00:00')
}
