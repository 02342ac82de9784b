import { addOffice } from '../../core/jobs/addOffice.ts'
import type { Office } from '../../core/jobs/office.ts'
import type { Operation } from '../../http/operation.ts'
import { NOT_BLANK } from '../../http/validate.ts'
import type { ApiDeps } from '../deps.ts'
import { answer, BODY_ERRORS, ERRORS, IDEMPOTENCY_KEY, jsonBody } from '../openapi.ts'
import { body, nullable } from '../schemas/build.ts'
import { sentBy } from '../sent-by.ts'
import { handleWrite } from '../write.ts'
import { presentOffice } from './workplaces.ts'

const name = { type: 'string', maxLength: 255, pattern: NOT_BLANK } as const
const BODY = body({ name, city: nullable(name), countryCode: nullable({ type: 'string', format: 'country' }) }, [
  'name',
])

type Body = { readonly name: string; readonly city?: string | null; readonly countryCode?: string | null }

/** `POST /offices` */
export const createOffice: Operation<ApiDeps> = {
  id: 'createOffice',
  method: 'POST',
  path: '/offices',
  docs: {
    tags: ['Jobs'],
    summary: 'Add an office',
    description: 'A place where people work. Needs `offices.write`.',
    parameters: [IDEMPOTENCY_KEY],
    requestBody: jsonBody(BODY, { name: 'Headquarters', city: 'Paris', countryCode: 'FR' }),
    responses: { 201: answer('The new office', 'Office'), ...ERRORS, ...BODY_ERRORS },
  },

  handle: handleWrite<Body, Office>({
    schema: BODY,
    permission: 'offices.write',
    status: 201,
    write: ({ hiring }, principal, request, sent, remember) => {
      const office = {
        name: sent.name.trim(),
        ...(sent.city != null && { city: sent.city.trim() }),
        ...(sent.countryCode != null && { countryCode: sent.countryCode.toUpperCase() }),
      }
      return addOffice(hiring, principal, { ...office, ...sentBy(principal, request) }, remember)
    },
    present: (_deps, _principal, office) => presentOffice(office),
  }),
}
