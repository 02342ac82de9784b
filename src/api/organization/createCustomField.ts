import { byPrincipal } from '../../core/access/account-event.ts'
import { addCustomField } from '../../core/organizations/addCustomField.ts'
import type { Operation } from '../../http/operation.ts'
import type { ApiDeps } from '../deps.ts'
import { nameField } from '../fields.ts'
import { answer, BODY_ERRORS, CONFLICT, ERRORS, IDEMPOTENCY_KEY, jsonBody } from '../openapi.ts'
import { body } from '../schemas/build.ts'
import { handleWrite } from '../write.ts'

const BODY = body({ name: nameField }, ['name'])

/** `POST /custom-fields`: adds one; none is ever taken away, as its values would belong nowhere. */
export const createCustomField: Operation<ApiDeps> = {
  id: 'createCustomField',
  method: 'POST',
  path: '/custom-fields',
  docs: {
    tags: ['Organization'],
    summary: 'Add a custom field',
    description: 'Custom fields cannot be taken away: their values would belong nowhere. Needs `organization.write`.',
    parameters: [IDEMPOTENCY_KEY],
    requestBody: jsonBody(BODY, { name: 'Driving licence' }),
    responses: { 201: answer('The field', 'CustomField'), ...ERRORS, ...BODY_ERRORS, ...CONFLICT },
  },

  handle: handleWrite<{ name: string }, string>({
    schema: BODY,
    permission: 'organization.write',
    status: 201,
    write: (deps, principal, request, { name }, remember) =>
      addCustomField(deps.accounts, byPrincipal(principal, request.id), name, remember && { principal, remember }),
    present: (_, __, name) => ({ name }),
  }),
}
