import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { ERRORS, json } from '../openapi.ts'
import { ref, whole } from '../schemas/build.ts'

/** `GET /custom-fields`: what the organization asks of applicants beside the usual. */
export const listCustomFields: Operation<ApiDeps> = {
  id: 'listCustomFields',
  method: 'GET',
  path: '/custom-fields',
  docs: {
    tags: ['Organization'],
    summary: 'The custom fields',
    description: 'Fields of applicants beside the usual ones, by name. Needs `organization.read`.',
    responses: { 200: json('All of them', whole(ref('CustomField'))), ...ERRORS },
  },

  async handle(deps, request) {
    const { organizationId } = await caller(deps, request, 'organization.read')
    const names = [...(await deps.applications.organizations.customFields(organizationId))].toSorted()
    return { status: 200, body: JSON.stringify({ items: names.map((name) => ({ name })) }) }
  },
}
