import { NotFound } from '../../core/errors.ts'
import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { answer, ERRORS, NOT_FOUND } from '../openapi.ts'
import { presentOrganization } from './present-organization.ts'

/** `GET /organization`: the one that the caller belongs to. */
export const retrieveOrganization: Operation<ApiDeps> = {
  id: 'retrieveOrganization',
  method: 'GET',
  path: '/organization',
  docs: {
    tags: ['Organization'],
    summary: 'The organization',
    description: 'The one that the caller belongs to. Needs `organization.read`.',
    responses: { 200: answer('The organization', 'Organization'), ...ERRORS, ...NOT_FOUND },
  },

  async handle(deps, request) {
    const { organizationId } = await caller(deps, request, 'organization.read')
    const organization = await deps.applications.organizations.byId(organizationId)
    if (!organization) throw new NotFound('organization')
    return { status: 200, body: JSON.stringify(presentOrganization(organization)) }
  },
}
