import type { OperationDocs } from '../../../http/operation.ts'
import { PAGE_PARAMETERS } from '../id-page.ts'
import { BODY_ERRORS, COMMON_ERRORS, error, IDEMPOTENCY_KEY, json } from '../openapi.ts'
import { CLONE_POSITION_BODY, CREATE_POSITION_BODY, UPDATE_POSITION_BODY } from './position-fields.ts'
import { POSITION_SCHEMA } from './position-schema.ts'

/** What the operations on positions say of themselves in the OpenAPI document. */

const UID = {
  name: 'uid',
  in: 'path',
  required: true,
  schema: { type: 'string' },
  description: "The position's uid",
}

const notFound = error('No such position', {
  status: 404,
  error: 'position_not_found',
  message: 'The provided position id was not found at the specified account',
})

export const badQuery = error('A parameter cannot be taken', {
  status: 400,
  error: 'invalid_value',
  message: 'The provided value for "limit" is invalid; send a number from 1 to 1000',
})

/** The answer of a list by pages. */
export function listAnswer(key: string, items: object) {
  return json('A page', {
    type: 'object',
    properties: {
      [key]: { type: 'array', items },
      next_page: { type: ['string', 'null'], description: 'The address of the next page; null on the last' },
    },
    required: [key, 'next_page'],
  })
}

function body(schema: object, example: object) {
  return { required: true, content: { 'application/json': { schema, example } } }
}

export const listPositionsDocs: OperationDocs = {
  tags: ['Positions'],
  summary: 'List the positions',
  description: 'All positions in the order in which they were made, closed ones and templates too.',
  parameters: [
    {
      name: 'status',
      in: 'query',
      required: false,
      description: 'open, on hold, closed; several with commas between them. Left out, all',
      schema: { type: 'string' },
    },
    ...PAGE_PARAMETERS,
  ],
  responses: { 200: listAnswer('positions', POSITION_SCHEMA), ...COMMON_ERRORS, 400: badQuery },
}

export const retrievePositionDocs: OperationDocs = {
  tags: ['Positions'],
  summary: 'Retrieve a position',
  description: 'Fields that need a permission are there with it only.',
  parameters: [UID],
  responses: { 200: json('The Position', POSITION_SCHEMA), ...COMMON_ERRORS, 404: notFound },
}

export const createPositionDocs: OperationDocs = {
  tags: ['Positions'],
  summary: 'Create a position',
  description: 'Creates a position with the usual steps and its openings. Returns the Position.',
  parameters: [IDEMPOTENCY_KEY],
  requestBody: body(CREATE_POSITION_BODY, {
    name: 'Platform Engineer',
    status: 'open',
    is_discreet: false,
    department: 'Engineering',
    details: [{ name: 'Description', value: '<p>Build things.</p>' }],
  }),
  responses: {
    201: json('The new Position', POSITION_SCHEMA),
    ...BODY_ERRORS,
    ...COMMON_ERRORS,
    404: error('No such location or questionnaire'),
  },
}

export const clonePositionDocs: OperationDocs = {
  tags: ['Positions'],
  summary: 'Clone a position',
  description:
    'Creates a position out of one that is a template; what the body names takes the place of the template’s.',
  parameters: [UID, IDEMPOTENCY_KEY],
  requestBody: body(CLONE_POSITION_BODY, {
    name: 'Platform Engineer',
    copy_assignees: true,
    status: 'open',
    is_discreet: false,
  }),
  responses: {
    201: json('The new Position', POSITION_SCHEMA),
    ...BODY_ERRORS,
    ...COMMON_ERRORS,
    404: notFound,
  },
}

export const updatePositionDocs: OperationDocs = {
  tags: ['Positions'],
  summary: 'Update a position',
  description:
    'Changes only what the body names. Null clears, an absent key leaves as it is; `details` and `categories` merge by ' +
    'name, `salary_range` and `users` by key, other lists are replaced.',
  parameters: [UID, IDEMPOTENCY_KEY],
  requestBody: body(UPDATE_POSITION_BODY, { salary_range: { min: 60000, max: 80000, currency_code: 'GBP' } }),
  responses: {
    200: json('The Position as it is now', POSITION_SCHEMA),
    ...BODY_ERRORS,
    ...COMMON_ERRORS,
    404: notFound,
  },
}
