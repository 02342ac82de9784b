import type { Office } from '../../../core/jobs/office.ts'
import { updateOffice as changeOffice } from '../../../core/jobs/updateOffice.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { idInPath, inPath } from '../in-path.ts'
import { BODY_ERRORS, ERRORS, IDEMPOTENCY_KEY, json, paramsBody } from '../openapi.ts'
import { isSet } from '../param-schemas.ts'
import { handleWrite } from '../write.ts'
import {
  checkUpdateOffice,
  OFFICE_SCHEMA,
  presentOffice,
  UPDATE_OFFICE_PARAMS,
  type UpdateOfficeParams,
} from './office.ts'

/** `PUT /api/v1/external/offices/{id}` (reference, section 6.8): changes what is named and nothing else. */
export const updateOffice: Operation<DialectDeps> = {
  id: 'updateOffice',
  method: 'PUT',
  path: '/external/offices/:id',
  docs: {
    tags: ['Offices'],
    summary: 'Update an office',
    description: 'Changes what is named; an empty `address` or `zip_code` clears it. Needs the scope `offices_rw`.',
    parameters: [inPath('id', "The office's id"), IDEMPOTENCY_KEY],
    requestBody: paramsBody(UPDATE_OFFICE_PARAMS, { address: '2 rue Exemple' }),
    responses: { 200: json('The office', OFFICE_SCHEMA), ...ERRORS, ...BODY_ERRORS },
  },

  handle: handleWrite<UpdateOfficeParams, Office>({
    check: checkUpdateOffice,
    permission: 'offices.write',
    status: 200,
    write: ({ hiring }, principal, request, params, remember) => {
      const { name, city, country_code: countryCode, address, zip_code: zip, is_headquarter: headquarter } = params
      const command = {
        surface: 'welcome-kit',
        requestId: request.id,
        ...(name !== undefined && { name }),
        ...(city !== undefined && { city }),
        ...(countryCode !== undefined && { countryCode }),
        ...(address !== undefined && { address }),
        ...(zip !== undefined && { zip }),
        ...(headquarter !== undefined && { isHeadquarter: isSet(headquarter) }),
      } as const
      return changeOffice(hiring, principal, idInPath(request, 'office'), command, remember)
    },
    present: (_, office) => presentOffice(office),
  }),
}
