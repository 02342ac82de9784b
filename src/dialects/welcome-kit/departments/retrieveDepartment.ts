import { permit } from '../../../core/access/permissions.ts'
import { NotFound } from '../../../core/errors.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { idInPath, inPath } from '../in-path.ts'
import { ERRORS, json } from '../openapi.ts'
import { DEPARTMENT_SCHEMA, presentDepartment } from './department.ts'

/** `GET /api/v1/external/departments/{id}` (reference, section 6.8). */
export const retrieveDepartment: Operation<DialectDeps> = {
  id: 'retrieveDepartment',
  method: 'GET',
  path: '/external/departments/:id',
  docs: {
    tags: ['Departments'],
    summary: 'Retrieve a department',
    description: 'Needs the scope `departments_r` or `departments_rw`.',
    parameters: [inPath('id', "The department's id")],
    responses: { 200: json('The department', DEPARTMENT_SCHEMA), ...ERRORS },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request)
    permit(principal, 'departments.read')
    const department = await deps.hiring.workplaces.department(
      principal.organizationId,
      idInPath(request, 'department'),
    )
    if (!department) throw new NotFound('department')
    return { status: 200, body: JSON.stringify(presentDepartment(department)) }
  },
}
