import { byPrincipal } from '../../core/access/account-event.ts'
import { changeOrganization, type OrganizationChange } from '../../core/organizations/changeOrganization.ts'
import type { Organization } from '../../core/unit-of-work.ts'
import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { nameField } from '../fields.ts'
import { mustMatch } from '../match-version.ts'
import { answer, BODY_ERRORS, ERRORS, IDEMPOTENCY_KEY, IF_MATCH, jsonBody, NOT_FOUND, STALE } from '../openapi.ts'
import { body } from '../schemas/build.ts'
import { handleWrite } from '../write.ts'
import { ABOUT } from './about.ts'
import { presentOrganization, versionOf } from './present-organization.ts'

const BODY = body({ name: nameField, linksByEmail: { type: 'boolean' }, about: ABOUT })

/** `PATCH /organization`: changes what it is called, what it says of itself, and how it links people. */
export const updateOrganization: Operation<ApiDeps> = {
  id: 'updateOrganization',
  method: 'PATCH',
  path: '/organization',
  docs: {
    tags: ['Organization'],
    summary: 'Change the organization',
    description: 'In `about`, null takes a key away and what is left out stays. Needs `organization.write`.',
    parameters: [IF_MATCH, IDEMPOTENCY_KEY],
    requestBody: jsonBody(BODY, { name: 'Acme', about: { websiteUrl: 'https://acme.example' } }),
    responses: { 200: answer('The organization', 'Organization'), ...ERRORS, ...BODY_ERRORS, ...NOT_FOUND, ...STALE },
  },

  handle: handleWrite<OrganizationChange, Organization>({
    schema: BODY,
    permission: 'organization.write',
    status: 200,
    write: (deps, principal, request, change, remember) =>
      changeOrganization(
        deps.applications,
        byPrincipal(principal, request.id),
        change,
        (from) => mustMatch(request, versionOf(from)),
        remember && { principal, remember },
      ),
    present: (_, __, organization) => presentOrganization(organization),
  }),
}
