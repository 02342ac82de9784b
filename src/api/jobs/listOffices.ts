import type { Operation } from '../../http/operation.ts'
import { caller } from '../caller.ts'
import type { ApiDeps } from '../deps.ts'
import { ERRORS, json } from '../openapi.ts'
import { ref, whole } from '../schemas/build.ts'
import { presentOffice } from './workplaces.ts'

/** `GET /offices` */
export const listOffices: Operation<ApiDeps> = {
  id: 'listOffices',
  method: 'GET',
  path: '/offices',
  docs: {
    tags: ['Jobs'],
    summary: 'The offices',
    description: 'All of them, in the order in which they were added. Needs `offices.read`.',
    responses: { 200: json('The offices', whole(ref('Office'))), ...ERRORS },
  },

  async handle(deps, request) {
    const { organizationId } = await caller(deps, request, 'offices.read')
    const items = (await deps.hiring.workplaces.offices(organizationId)).map(presentOffice)
    return { status: 200, body: JSON.stringify({ items }) }
  },
}
