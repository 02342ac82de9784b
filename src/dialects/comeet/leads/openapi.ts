import type { OperationDocs } from '../../../http/operation.ts'
import { PAGE_PARAMETERS } from '../id-page.ts'
import { BODY_ERRORS, COMMON_ERRORS, error, IDEMPOTENCY_KEY, json } from '../openapi.ts'
import { LEAD_BODY } from './lead-fields.ts'
import { LEAD_SCHEMA } from './lead-schema.ts'

/** What the operations on leads say of themselves in the OpenAPI document. */

export const createLeadDocs: OperationDocs = {
  tags: ['Leads'],
  summary: 'Create a lead',
  description: 'Adds somebody who may become a candidate. An e-mail that is known links the lead to its person.',
  parameters: [IDEMPOTENCY_KEY],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: LEAD_BODY,
        example: { first_name: 'Dana', last_name: 'Okafor', email: 'dana@example.org', prospect_status: 'Sourced' },
      },
    },
  },
  responses: { 201: json('The new Lead', LEAD_SCHEMA), ...BODY_ERRORS, ...COMMON_ERRORS },
}

export const retrieveLeadDocs: OperationDocs = {
  tags: ['Leads'],
  summary: 'Retrieve a lead',
  description: 'A lead that this client added, or any with the permission to retrieve what other sources created.',
  parameters: [{ name: 'uid', in: 'path', required: true, schema: { type: 'string' }, description: "The lead's uid" }],
  responses: {
    200: json('The Lead', LEAD_SCHEMA),
    ...COMMON_ERRORS,
    404: error('No such lead, or not for this client', {
      status: 404,
      error: 'not_found',
      message: 'The provided ID could not be found',
    }),
  },
}

export const listLeadsDocs: OperationDocs = {
  tags: ['Leads'],
  summary: 'List leads',
  description: 'In the order in which they were added.',
  parameters: PAGE_PARAMETERS,
  responses: {
    200: json('A page of leads; `next_page` is the address of the next one, or null', {
      type: 'object',
      properties: { leads: { type: 'array', items: LEAD_SCHEMA }, next_page: { type: ['string', 'null'] } },
      required: ['leads', 'next_page'],
    }),
    400: error('`limit` or `cursor` cannot be taken'),
    ...COMMON_ERRORS,
  },
}
