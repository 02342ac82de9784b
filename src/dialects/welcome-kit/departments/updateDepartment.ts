import type { Department } from '../../../core/jobs/department.ts'
import { updateDepartment as changeDepartment } from '../../../core/jobs/updateDepartment.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { idInPath, inPath } from '../in-path.ts'
import { BODY_ERRORS, ERRORS, IDEMPOTENCY_KEY, json, paramsBody } from '../openapi.ts'
import { isSet } from '../param-schemas.ts'
import { handleWrite } from '../write.ts'
import {
  checkUpdateDepartment,
  DEPARTMENT_SCHEMA,
  presentDepartment,
  UPDATE_DEPARTMENT_PARAMS,
  type UpdateDepartmentParams,
} from './department.ts'

/** `PUT /api/v1/external/departments/{id}` (reference, section 6.8): changes what is named and nothing else. */
export const updateDepartment: Operation<DialectDeps> = {
  id: 'updateDepartment',
  method: 'PUT',
  path: '/external/departments/:id',
  docs: {
    tags: ['Departments'],
    summary: 'Update a department',
    description:
      'Changes what is named; the slug stays when only the name changes, and an empty `description` clears it. Needs the ' +
      'scope `departments_rw`.',
    parameters: [inPath('id', "The department's id"), IDEMPOTENCY_KEY],
    requestBody: paramsBody(UPDATE_DEPARTMENT_PARAMS, { is_active: false }),
    responses: { 200: json('The department', DEPARTMENT_SCHEMA), ...ERRORS, ...BODY_ERRORS },
  },

  handle: handleWrite<UpdateDepartmentParams, Department>({
    check: checkUpdateDepartment,
    permission: 'departments.write',
    status: 200,
    write: ({ hiring }, principal, request, { name, slug, is_active: active, description }, remember) => {
      const command = {
        surface: 'welcome-kit',
        requestId: request.id,
        ...(name !== undefined && { name }),
        ...(slug !== undefined && { slug }),
        ...(active !== undefined && { isActive: isSet(active) }),
        ...(description !== undefined && { description }),
      } as const
      return changeDepartment(hiring, principal, idInPath(request, 'department'), command, remember)
    },
    present: (_, department) => presentDepartment(department),
  }),
}
