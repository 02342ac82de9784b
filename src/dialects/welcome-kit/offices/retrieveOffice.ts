import { permit } from '../../../core/access/permissions.ts'
import { NotFound } from '../../../core/errors.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { caller } from '../caller.ts'
import { idInPath, inPath } from '../in-path.ts'
import { ERRORS, json } from '../openapi.ts'
import { OFFICE_SCHEMA, presentOffice } from './office.ts'

/** `GET /api/v1/external/offices/{id}` (reference, section 6.8). */
export const retrieveOffice: Operation<DialectDeps> = {
  id: 'retrieveOffice',
  method: 'GET',
  path: '/external/offices/:id',
  docs: {
    tags: ['Offices'],
    summary: 'Retrieve an office',
    description: 'Needs the scope `offices_r` or `offices_rw`.',
    parameters: [inPath('id', "The office's id")],
    responses: { 200: json('The office', OFFICE_SCHEMA), ...ERRORS },
  },

  async handle(deps, request) {
    const principal = await caller(deps, request)
    permit(principal, 'offices.read')
    const office = await deps.hiring.workplaces.office(principal.organizationId, idInPath(request, 'office'))
    if (!office) throw new NotFound('office')
    return { status: 200, body: JSON.stringify(presentOffice(office)) }
  },
}
