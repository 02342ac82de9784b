import { addOffice } from '../../../core/jobs/addOffice.ts'
import type { Office } from '../../../core/jobs/office.ts'
import type { DialectDeps } from '../../../http/dialect-deps.ts'
import type { Operation } from '../../../http/operation.ts'
import { paramsCheck } from '../checked-params.ts'
import { BODY_ERRORS, ERRORS, IDEMPOTENCY_KEY, json, paramsBody } from '../openapi.ts'
import { isSet } from '../param-schemas.ts'
import { handleWrite } from '../write.ts'
import {
  CREATE_OFFICE_PARAMS,
  type CreateOfficeParams,
  OFFICE_EXAMPLE,
  OFFICE_SCHEMA,
  presentOffice,
} from './office.ts'

/** `POST /api/v1/external/offices` (reference, section 6.8). */
export const createOffice: Operation<DialectDeps> = {
  id: 'createOffice',
  method: 'POST',
  path: '/external/offices',
  docs: {
    tags: ['Offices'],
    summary: 'Create an office',
    description: 'Needs the scope `offices_rw`.',
    parameters: [IDEMPOTENCY_KEY],
    requestBody: paramsBody(CREATE_OFFICE_PARAMS, { organization_reference: 'Pg4eV6k', ...OFFICE_EXAMPLE }),
    responses: { 201: json('The new office', OFFICE_SCHEMA), ...ERRORS, ...BODY_ERRORS },
  },

  handle: handleWrite<CreateOfficeParams, Office>({
    check: paramsCheck(CREATE_OFFICE_PARAMS),
    permission: 'offices.write',
    status: 201,
    write: ({ hiring }, principal, { id: requestId }, params, remember) => {
      const { name, city, country_code: countryCode, address, zip_code: zip } = params
      const command = {
        surface: 'welcome-kit',
        requestId,
        name,
        city,
        countryCode,
        ...(address !== undefined && { address }),
        ...(zip !== undefined && { zip }),
        isHeadquarter: isSet(params.is_headquarter),
      } as const
      return addOffice(hiring, principal, command, remember)
    },
    present: (_, office) => presentOffice(office),
  }),
}
