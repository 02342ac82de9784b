import type { Principal } from '../../../core/access/permissions.ts'
import type { Office } from '../../../core/jobs/office.ts'
import { slugOf } from '../../../core/jobs/slug.ts'
import type { Organization } from '../../../core/unit-of-work.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import { welcomeKitTime } from '../candidates/present-candidate.ts'
import { presentOffice } from '../offices/office.ts'
import { isSet } from '../param-schemas.ts'
import type { AdditionParams } from './organization-params.ts'

export type Additions = {
  readonly websites?: boolean
  readonly offices?: readonly Office[]
  readonly images?: boolean
  readonly videos?: boolean
}

/** What is asked for, as far as the scopes allow it. */
export async function additionsOf(
  { hiring }: DialectDeps,
  { organizationId, grant }: Principal,
  flags: AdditionParams,
): Promise<Additions> {
  const withOffices = isSet(flags.offices) && grant.has('offices.read')
  return {
    ...(withOffices && { offices: await hiring.workplaces.offices(organizationId) }),
    images: isSet(flags.images) && grant.has('images.read'),
    videos: isSet(flags.videos) && grant.has('videos.read'),
  }
}

/** The organization with exactly the documented keys (reference, section 6.10). */
export function presentOrganization(organization: Organization, additions: Additions) {
  return {
    ...presentCommon(organization),
    cover_url: organization.about.coverUrl ?? null,
    ...presentRest(organization, additions),
  }
}

/** The same in the list, which has the cover by its language. */
export function presentListedOrganization(organization: Organization, additions: Additions) {
  const { coverUrl } = organization.about
  return {
    ...presentCommon(organization),
    i18n_covers: byLanguage(organization, coverUrl),
    ...presentRest(organization, additions),
  }
}

function presentCommon({ reference, name, about }: Organization) {
  const { media = {} } = about
  return {
    reference,
    name,
    slug: about.slug ?? slugOf(name),
    description: about.description ?? null,
    default_language: languageOf(about),
    media_website_url: about.websiteUrl ?? null,
    media_twitter: media['twitter'] ?? null,
    media_facebook: media['facebook'] ?? null,
    media_linkedin: media['linkedin'] ?? null,
    media_instagram: media['instagram'] ?? null,
    media_youtube: media['youtube'] ?? null,
    media_pinterest: media['pinterest'] ?? null,
    logo_url: about.logoUrl ?? null,
  }
}

function presentRest(organization: Organization, { websites, offices, images, videos }: Additions) {
  const { about, createdAt } = organization
  return {
    sectors: about.sectors ?? [],
    subsidiaries: [],
    nb_employees: about.employees ?? null,
    average_age: about.averageAge ?? null,
    turnover: about.turnover ?? null,
    creation_year: about.creationYear ?? null,
    parity_men: about.parityMen ?? null,
    parity_women: about.parityWomen ?? null,
    revenue: about.revenue ?? '',
    i18n_descriptions: byLanguage(organization, about.description),
    i18n_looking_fors: {},
    i18n_good_to_knows: {},
    ...(websites && {
      websites: (about.sites ?? []).map((site) => ({
        reference: site.reference,
        name: site.name,
        root_url: site.url,
        cover_url: null,
      })),
    }),
    ...(offices && { offices: offices.map(presentOffice) }),
    ...(images && { images: [] }),
    ...(videos && { videos: [] }),
    // When it was last changed is not kept.
    updated_at: welcomeKitTime(createdAt),
  }
}

function languageOf({ defaultLanguage = 'en' }: Organization['about']): string {
  return defaultLanguage
}

/** A text is kept once, in the organization's own language. */
function byLanguage({ about }: Organization, value: string | undefined): Record<string, string> {
  return value === undefined ? {} : { [languageOf(about)]: value }
}
