import { addDepartment } from '../../../core/jobs/addDepartment.ts'
import type { Department } from '../../../core/jobs/department.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { paramsCheck } from '../checked-params.ts'
import { BODY_ERRORS, ERRORS, IDEMPOTENCY_KEY, json, paramsBody } from '../openapi.ts'
import { isSet } from '../param-schemas.ts'
import { handleWrite } from '../write.ts'
import {
  CREATE_DEPARTMENT_PARAMS,
  type CreateDepartmentParams,
  DEPARTMENT_EXAMPLE,
  DEPARTMENT_SCHEMA,
  presentDepartment,
} from './department.ts'

/** `POST /api/v1/external/departments` (reference, section 6.8). */
export const createDepartment: Operation<DialectDeps> = {
  id: 'createDepartment',
  method: 'POST',
  path: '/external/departments',
  docs: {
    tags: ['Departments'],
    summary: 'Create a department',
    description: 'Needs the scope `departments_rw`.',
    parameters: [IDEMPOTENCY_KEY],
    requestBody: paramsBody(CREATE_DEPARTMENT_PARAMS, { organization_reference: 'Pg4eV6k', ...DEPARTMENT_EXAMPLE }),
    responses: { 201: json('The new department', DEPARTMENT_SCHEMA), ...ERRORS, ...BODY_ERRORS },
  },

  handle: handleWrite<CreateDepartmentParams, Department>({
    check: paramsCheck(CREATE_DEPARTMENT_PARAMS),
    permission: 'departments.write',
    status: 201,
    write: ({ hiring }, principal, { id: requestId }, { name, slug, is_active: active, description }, remember) => {
      const command = {
        surface: 'welcome-kit',
        requestId,
        name,
        ...(slug !== undefined && { slug }),
        ...(active !== undefined && { isActive: isSet(active) }),
        ...(description !== undefined && { description }),
      } as const
      return addDepartment(hiring, principal, command, remember)
    },
    present: (_, department) => presentDepartment(department),
  }),
}
