import type { OrganizationAbout } from '../../../src/core/unit-of-work.ts'
import type { TestServer } from '../../support/server.ts'

/** What the sample of the documents says of an organization (reference, section 6.10). */
export const ABOUT: OrganizationAbout = {
  slug: 'acme',
  description: 'We build.',
  defaultLanguage: 'fr',
  websiteUrl: 'https://acme.example',
  media: { twitter: 'acme', linkedin: 'acme-inc' },
  logoUrl: 'https://cdn.example.org/logo.png',
  coverUrl: 'https://cdn.example.org/cover.jpg',
  employees: 80,
  averageAge: 33,
  turnover: 5,
  creationYear: 2015,
  parityMen: 50,
  parityWomen: 50,
  sectors: ['saas_cloud_services'],
  sites: [{ reference: 'wttj_fr', name: 'Welcome to the Jungle', url: 'https://www.example.org/companies/acme' }],
}

/** Has the server's organization say so of itself. */
export async function describeOrganization(server: TestServer, about: OrganizationAbout = ABOUT): Promise<void> {
  const {
    organizations,
    clients: { work },
  } = server.server.store
  const organization = await organizations.byId(server.organizationId)
  if (!organization) throw new Error('The organization is not there')
  await work.commit([{ do: 'changeOrganization', organization: { ...organization, about } }])
}
