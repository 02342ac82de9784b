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
import { DEPARTMENT_SCHEMA, presentDepartment } from './department.ts'

const check = paramsCheck<OfOrganizationParams>(OF_ORGANIZATION)

/** `GET /api/v1/external/departments` (reference, section 6.8). */
export const listDepartments: Operation<DialectDeps> = {
  id: 'listDepartments',
  method: 'GET',
  path: '/external/departments',
  docs: {
    tags: ['Departments'],
    summary: 'List departments',
    description: 'In the order in which they were made. Needs the scope `departments_r` or `departments_rw`.',
    parameters: queryParameters(OF_ORGANIZATION),
    responses: { 200: list('The departments of the page', DEPARTMENT_SCHEMA), ...ERRORS, ...LIST_BODY_ERRORS },
  },

  async handle(deps, request) {
    const params = check((await readParams(request, deps.body)).params)
    const page = readPage(params)
    const principal = await caller(deps, request)
    permit(principal, 'departments.read')
    checkMember(principal, params.organization_reference)
    const departments = await deps.hiring.workplaces.departments(principal.organizationId)
    const body = pageOf(departments, page).map(presentDepartment)
    return { status: 200, body: JSON.stringify(body), headers: pagingHeaders(page, departments.length) }
  },
}
