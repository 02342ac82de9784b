import { permit } from '../../../core/access/permissions.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { paramsCheck } from '../checked-params.ts'
import { checkMember } from '../membership.ts'
import { OF_ORGANIZATION, type OfOrganizationParams } from '../of-organization.ts'
import { ERRORS, LIST_BODY_ERRORS, list } from '../openapi.ts'
import { pageOf, pagingHeaders, readPage } from '../paging.ts'
import { queryParameters } from '../param-schemas.ts'
import { readParams } from '../read-params.ts'
import { OFFICE_SCHEMA, presentOffice } from './office.ts'

const check = paramsCheck<OfOrganizationParams>(OF_ORGANIZATION)

/** `GET /api/v1/external/offices` (reference, section 6.8). */
export const listOffices: Operation<DialectDeps> = {
  id: 'listOffices',
  method: 'GET',
  path: '/external/offices',
  docs: {
    tags: ['Offices'],
    summary: 'List offices',
    description: 'In the order in which they were made. Needs the scope `offices_r` or `offices_rw`.',
    parameters: queryParameters(OF_ORGANIZATION),
    responses: { 200: list('The offices of the page', OFFICE_SCHEMA), ...ERRORS, ...LIST_BODY_ERRORS },
  },

  async handle(deps, request) {
    const params = check((await readParams(request, deps.body)).params)
    const page = readPage(params)
    const principal = await caller(deps, request)
    permit(principal, 'offices.read')
    checkMember(principal, params.organization_reference)
    const offices = await deps.hiring.workplaces.offices(principal.organizationId)
    const body = pageOf(offices, page).map(presentOffice)
    return { status: 200, body: JSON.stringify(body), headers: pagingHeaders(page, offices.length) }
  },
}
