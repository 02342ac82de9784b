import { addDepartment } from '../../core/jobs/addDepartment.ts'
import type { Department } from '../../core/jobs/department.ts'
import type { Operation } from '../../http/operation.ts'
import { NOT_BLANK } from '../../http/validate.ts'
import type { ApiDeps } from '../deps.ts'
import { answer, BODY_ERRORS, CONFLICT, ERRORS, IDEMPOTENCY_KEY, jsonBody } from '../openapi.ts'
import { body } from '../schemas/build.ts'
import { sentBy } from '../sent-by.ts'
import { handleWrite } from '../write.ts'
import { presentDepartment } from './workplaces.ts'

const BODY = body({ name: { type: 'string', maxLength: 255, pattern: NOT_BLANK } }, ['name'])

/** `POST /departments` */
export const createDepartment: Operation<ApiDeps> = {
  id: 'createDepartment',
  method: 'POST',
  path: '/departments',
  docs: {
    tags: ['Jobs'],
    summary: 'Add a department',
    description: 'Its name must be its own in the organization. Needs `departments.write`.',
    parameters: [IDEMPOTENCY_KEY],
    requestBody: jsonBody(BODY, { name: 'Research' }),
    responses: { 201: answer('The new department', 'Department'), ...ERRORS, ...BODY_ERRORS, ...CONFLICT },
  },

  handle: handleWrite<{ readonly name: string }, Department>({
    schema: BODY,
    permission: 'departments.write',
    status: 201,
    write: ({ hiring }, principal, request, { name }, remember) =>
      addDepartment(hiring, principal, { name: name.trim(), ...sentBy(principal, request) }, remember),
    present: (_deps, _principal, department) => presentDepartment(department),
  }),
}
