import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { ERRORS, json } from '../openapi.ts'
import { ref, whole } from '../schemas/build.ts'
import { presentDepartment } from './workplaces.ts'

/** `GET /departments` */
export const listDepartments: Operation<ApiDeps> = {
  id: 'listDepartments',
  method: 'GET',
  path: '/departments',
  docs: {
    tags: ['Jobs'],
    summary: 'The departments',
    description: 'All of them, in the order in which they were added. Needs `departments.read`.',
    responses: { 200: json('The departments', whole(ref('Department'))), ...ERRORS },
  },

  async handle(deps, request) {
    const { organizationId } = await caller(deps, request, 'departments.read')
    const items = (await deps.hiring.workplaces.departments(organizationId)).map(presentDepartment)
    return { status: 200, body: JSON.stringify({ items }) }
  },
}
